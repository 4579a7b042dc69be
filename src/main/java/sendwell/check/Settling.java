package sendwell.check;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import sendwell.db.Database;
import sendwell.db.Transaction;
import sendwell.event.EventLog;
import sendwell.event.WorkspaceId;
import sendwell.json.Json;
import sendwell.mail.Domain;

/**
 * Writes down what checks have found: the report, what changed, the time of the next check, and the
 * events that tell of it, for many domains in one commit. Waits for PostgreSQL.
 */
record Settling(Database database, EventLog log, CheckSchedule schedule) {
  /** In one order everywhere, so that two nodes never wait for each other. */
  private static final String LOCK =
      """
      SELECT workspace_id, domain, report, failures, due_at FROM checked_domain
      WHERE (workspace_id, domain, lease_until)
        IN (SELECT * FROM unnest($1::uuid[], $2::text[], $3::timestamptz[]))
      ORDER BY workspace_id, domain FOR UPDATE\
      """;

  private static final String SETTLE =
      """
      UPDATE checked_domain AS known SET lease_until = NULL, checked_at = $1,
        due_at = settled.due_at, failures = settled.failures, requested = settled.requested,
        fresh = settled.requested OR settled.fresh, report = settled.report
      FROM unnest($2::uuid[], $3::text[], $4::timestamptz[], $5::int[], $6::boolean[], $7::boolean[],
          $8::text[])
        AS settled(workspace_id, domain, due_at, failures, requested, fresh, report)
      WHERE known.workspace_id = settled.workspace_id AND known.domain = settled.domain\
      """;

  private static final String CHANGE =
      """
      INSERT INTO domain_change (workspace_id, domain, at, aspect, before, after, text)
      SELECT changed.workspace_id, changed.domain, $1, changed.aspect, changed.before, changed.after,
        changed.text
      FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
        AS changed(workspace_id, domain, aspect, before, after, text)\
      """;

  private record Key(UUID workspace, String domain) {
    static Key of(CheckedDomain checked) {
      return new Key(checked.workspace().value(), checked.domain().name());
    }
  }

  private record Settled(
      Key key,
      Report report,
      int failures,
      Instant dueAt,
      boolean requested,
      int of,
      List<Change> changes) {
    Progress progress() {
      return Progress.end(new Domain(key.domain()), of, changes);
    }
  }

  /**
   * Settles these; left out are domains that are no longer there, and those that another holder has
   * taken over since: what that one finds is newer.
   */
  void settle(List<Outcome> outcomes, Instant now) {
    Map<Key, Outcome> byKey = new HashMap<>();
    outcomes.forEach(each -> byKey.merge(Key.of(each.domain()), each, Settling::later));
    database.run(
        tx -> {
          var settled = new ArrayList<Settled>();
          var keys = List.copyOf(byKey.keySet());
          var wanted =
              Tuple.tuple()
                  .addArrayOfUUID(uuids(keys, Key::workspace))
                  .addArrayOfString(texts(keys, Key::domain))
                  .addArrayOfOffsetDateTime(leases(keys, byKey));
          for (Row row : tx.sql().preparedQuery(LOCK).execute(wanted).await()) {
            settled.add(settled(row, byKey, now));
          }
          write(tx, settled, now);
        });
  }

  private static Outcome later(Outcome one, Outcome other) {
    return one.domain().lease().isAfter(other.domain().lease()) ? one : other;
  }

  private Settled settled(Row row, Map<Key, Outcome> outcomes, Instant now) {
    var key = new Key(row.getUUID(0), row.getString(1));
    String stored = row.getString(2);
    Report before = stored == null ? Report.EMPTY : Json.read(stored, Report.class);
    Outcome outcome = outcomes.get(key);
    var found = outcome.findings();
    Report after = before.after(found, now);
    int failures = after.doubtful() ? row.getInteger(3) + 1 : 0;
    var changes = Change.between(before, after, now);
    Instant due = row.getOffsetDateTime(4).toInstant();
    // Whoever asked while it was checked may have mended something that had been looked at already.
    boolean again = due.isAfter(outcome.domain().due());
    Instant next = again ? due : schedule.next(after, failures, now);
    return new Settled(key, after, failures, next, again, found.size(), changes);
  }

  private void write(Transaction tx, List<Settled> all, Instant now) {
    var row =
        Tuple.of(
            Database.utc(now),
            uuids(all, each -> each.key().workspace()),
            texts(all, each -> each.key().domain()),
            all.stream().map(each -> Database.utc(each.dueAt())).toArray(OffsetDateTime[]::new),
            all.stream().map(Settled::failures).toArray(Integer[]::new),
            all.stream().map(Settled::requested).toArray(Boolean[]::new),
            all.stream().map(each -> each.report().suspects()).toArray(Boolean[]::new));
    row.addArrayOfString(texts(all, each -> Json.write(each.report())));
    tx.sql().preparedQuery(SETTLE).execute(row).await();
    change(tx, all, now);
    Map<UUID, List<Settled>> byWorkspace =
        all.stream().collect(Collectors.groupingBy(each -> each.key().workspace()));
    byWorkspace.keySet().stream()
        .sorted(Comparator.naturalOrder())
        .forEach(
            workspace ->
                log.append(
                    tx,
                    new WorkspaceId(workspace),
                    now,
                    byWorkspace.get(workspace).stream()
                        .map(each -> each.progress().event())
                        .toList()));
  }

  private record Changed(Key key, Change change) {}

  private void change(Transaction tx, List<Settled> all, Instant now) {
    List<Changed> changed =
        all.stream()
            .flatMap(each -> each.changes().stream().map(c -> new Changed(each.key(), c)))
            .toList();
    if (!changed.isEmpty()) {
      var row =
          Tuple.of(
              Database.utc(now),
              uuids(changed, each -> each.key().workspace()),
              texts(changed, each -> each.key().domain()),
              texts(changed, each -> Json.word(each.change().aspect())),
              texts(changed, each -> Json.word(each.change().before())),
              texts(changed, each -> Json.word(each.change().after())));
      row.addArrayOfString(texts(changed, each -> each.change().text()));
      tx.sql().preparedQuery(CHANGE).execute(row).await();
    }
  }

  private static OffsetDateTime[] leases(List<Key> keys, Map<Key, Outcome> outcomes) {
    return keys.stream()
        .map(key -> Database.utc(outcomes.get(key).domain().lease()))
        .toArray(OffsetDateTime[]::new);
  }

  private static <T> UUID[] uuids(List<T> all, Function<T, UUID> column) {
    return all.stream().map(column).toArray(UUID[]::new);
  }

  private static <T> String[] texts(List<T> all, Function<T, String> column) {
    return all.stream().map(column).toArray(String[]::new);
  }
}
