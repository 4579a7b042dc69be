package sendwell.health;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sendwell.account.AccountId;
import sendwell.account.Accounts;
import sendwell.account.Health;
import sendwell.check.Domains;
import sendwell.db.Transaction;
import sendwell.event.Event;
import sendwell.event.EventLog;
import sendwell.event.WorkspaceId;
import sendwell.mail.Domain;

/** Makes the scores of accounts anew, many in one transaction. Waits for PostgreSQL. */
record Recomputation(
    Accounts accounts,
    Domains domains,
    Traffic traffic,
    HealthPoints points,
    EventLog log,
    ScoreSettings settings) {
  // Indexes: account_by_domain and the primary key. The lock keeps two from making one account's
  // score
  // at a time, for whoever comes second would not know what the first has read.
  private static final String WHO =
      """
      SELECT account.id, domain FROM account JOIN (
          SELECT id FROM account WHERE workspace_id = $1 AND domain = ANY ($2)
          UNION
          SELECT unnest($3::uuid[])) AS wanted USING (id)
      WHERE workspace_id = $1
      ORDER BY account.id
      FOR NO KEY UPDATE OF account\
      """;

  private record Who(AccountId id, Domain domain) {
    static Who of(Row row) {
      return new Who(new AccountId(row.getUUID(0)), new Domain(row.getString(1)));
    }
  }

  /** The scores of all accounts of these domains, and of these accounts. */
  void of(
      Transaction tx,
      WorkspaceId workspace,
      Collection<String> ofDomains,
      Collection<UUID> ofAccounts,
      Instant now) {
    var key =
        Tuple.of(workspace.value())
            .addArrayOfString(ofDomains.toArray(String[]::new))
            .addArrayOfUUID(ofAccounts.toArray(UUID[]::new));
    var who = tx.sql().preparedQuery(WHO).execute(key).await().stream().map(Who::of).toList();
    var signals = signals(tx, workspace, who);
    var ids = who.stream().map(Who::id).toList();
    var replies = traffic.replies(tx, ids);
    var before = points.latest(tx, workspace, ids);
    var changed = new ArrayList<Point>();
    for (Who each : who) {
      Point last = before.get(each.id());
      if (signals.containsKey(each.domain())) {
        var known =
            signals.get(each.domain()).withReplies(replies.getOrDefault(each.id(), Rate.NONE));
        Point point = point(each.id(), known, last, now);
        if (last == null || tells(last, point)) {
          changed.add(point);
        }
      }
    }
    if (!changed.isEmpty()) {
      write(tx, workspace, changed, now);
    }
  }

  private Map<Domain, Signals> signals(Transaction tx, WorkspaceId workspace, List<Who> who) {
    var whose = who.stream().map(Who::domain).distinct().toList();
    return domains.grades(tx, workspace, whose).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> Observations.of(each.getValue())));
  }

  private Point point(AccountId account, Signals signals, Point last, Instant now) {
    var inputs =
        new Inputs(HealthScore.VERSION, settings, signals, last == null ? null : before(last, now));
    return new Point(account, now, inputs, HealthScore.of(inputs));
  }

  private static Inputs.Before before(Point last, Instant now) {
    Map<Metric, Double> rates = new EnumMap<>(Metric.class);
    last.score().metrics().stream()
        .filter(each -> each.known() && !each.metric().dns())
        .forEach(each -> rates.put(each.metric(), each.shown()));
    long seconds = Math.max(0, Duration.between(last.at(), now).toSeconds());
    return new Inputs.Before(seconds, rates, last.score().band());
  }

  /** Whether a point says something that the last one of the same day did not. */
  private static boolean tells(Point last, Point next) {
    boolean sameDay =
        last.at()
            .atOffset(ZoneOffset.UTC)
            .toLocalDate()
            .equals(next.at().atOffset(ZoneOffset.UTC).toLocalDate());
    return !sameDay || !last.score().equals(next.score());
  }

  private void write(Transaction tx, WorkspaceId workspace, List<Point> changed, Instant now) {
    points.add(tx, workspace, changed, now);
    var shown = accounts.setHealth(tx, changed.stream().map(Recomputation::health).toList(), now);
    List<Event> events =
        Stream.concat(
                shown.stream().map(Accounts::updated), changed.stream().map(HealthUpdated::event))
            .toList();
    log.append(tx, workspace, now, events);
  }

  private static Health health(Point point) {
    Score score = point.score();
    return new Health(
        point.account(),
        score.known() ? score.value() : null,
        score.band(),
        score.known() ? score.stage() : null);
  }
}
