package sendwell.check;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import sendwell.db.Database;
import sendwell.db.Transaction;
import sendwell.event.WorkspaceId;
import sendwell.json.Json;
import sendwell.mail.Domain;

/**
 * The domains that the workspaces send from: when each is checked, and what was found. Methods wait
 * for PostgreSQL: call them on a virtual thread.
 */
public record Domains(Database database) {
  /** A holder that has not come to an end by then has died, and another takes over. */
  static final Duration LEASE = Duration.ofMinutes(3);

  /** Somebody's new account is no reason to check its domain more often than this. */
  private static final Duration LEAST = Duration.ofMinutes(1);

  // Index: account's primary key.
  private static final String ADOPT =
      """
      INSERT INTO checked_domain AS known (workspace_id, domain, due_at, requested)
      SELECT DISTINCT workspace_id, domain, $1::timestamptz, true FROM account
      WHERE workspace_id = $2 AND id = ANY ($3)
      ON CONFLICT (workspace_id, domain) DO UPDATE
      SET due_at = least(known.due_at, greatest($1, known.checked_at + ($1 - $4)))\
      """;

  // Index: account_by_domain.
  private static final String ABANDON =
      """
      DELETE FROM checked_domain AS known
      WHERE workspace_id = $1 AND NOT EXISTS (
        SELECT 1 FROM account
        WHERE account.workspace_id = known.workspace_id AND account.domain = known.domain)\
      """;

  private static final String REQUEST =
      """
      INSERT INTO checked_domain (workspace_id, domain, due_at, requested, fresh)
      VALUES ($2, $3, $1, true, true)
      ON CONFLICT (workspace_id, domain) DO UPDATE
      SET due_at = $1, requested = true, fresh = true\
      """;

  // Indexes: checked_domain_due, account_by_domain.
  private static final String CLAIM =
      """
      UPDATE checked_domain AS known SET lease_until = $2
      WHERE (workspace_id, domain) IN (
        SELECT workspace_id, domain FROM checked_domain
        WHERE due_at <= $1 AND (lease_until IS NULL OR lease_until <= $1)
        ORDER BY due_at LIMIT $3
        FOR UPDATE SKIP LOCKED)
      RETURNING workspace_id, domain, due_at, requested, fresh, lease_until,
        ARRAY(SELECT DISTINCT connection.smtp_host FROM account
          JOIN connection ON connection.account_id = account.id
          WHERE account.workspace_id = known.workspace_id AND account.domain = known.domain
          ORDER BY 1) AS hosts\
      """;

  private static final String REPORTS =
      """
      SELECT domain, report FROM checked_domain
      WHERE workspace_id = $1 AND domain = ANY ($2) AND report IS NOT NULL\
      """;

  private static final String REQUESTED =
      "SELECT requested FROM checked_domain WHERE workspace_id = $1 AND domain = $2";

  // Index: domain_change_domain.
  private static final String CHANGES =
      """
      SELECT at, aspect, before, after, text FROM domain_change
      WHERE workspace_id = $1 AND domain = $2
      ORDER BY at DESC LIMIT $3\
      """;

  // Index: domain_change_at.
  private static final String FORGET = "DELETE FROM domain_change WHERE at < $1";

  /** Has the domains of new accounts checked soon. */
  void adopt(Transaction tx, WorkspaceId workspace, Collection<UUID> accounts, Instant now) {
    var row =
        Tuple.of(
            Database.utc(now),
            workspace.value(),
            accounts.toArray(UUID[]::new),
            Database.utc(now.minus(LEAST)));
    tx.sql().preparedQuery(ADOPT).execute(row).await();
  }

  /** Forgets the domains that no account of the workspace is left of. */
  void abandon(Transaction tx, WorkspaceId workspace) {
    tx.sql().preparedQuery(ABANDON).execute(Tuple.of(workspace.value())).await();
  }

  /** Has a domain checked at once, because somebody waits for it. */
  void request(WorkspaceId workspace, Domain domain, Instant now) {
    var row = Tuple.of(Database.utc(now), workspace.value(), domain.name());
    database.sql().preparedQuery(REQUEST).execute(row).await();
  }

  /** Takes up to {@code limit} domains that are due. */
  List<CheckedDomain> claim(Instant now, int limit) {
    var row = Tuple.of(Database.utc(now), Database.utc(now.plus(LEASE)), limit);
    return database.sql().preparedQuery(CLAIM).execute(row).await().stream()
        .map(
            found ->
                new CheckedDomain(
                    new WorkspaceId(found.getUUID(0)),
                    new Domain(found.getString(1)),
                    found.getOffsetDateTime(2).toInstant(),
                    found.getBoolean(3),
                    found.getBoolean(4),
                    found.getOffsetDateTime(5).toInstant(),
                    List.of(found.getArrayOfStrings(6))))
        .toList();
  }

  /** What the reports of these domains say; those never checked are missing. */
  public Map<Domain, Map<Aspect, Grade>> grades(
      Transaction tx, WorkspaceId workspace, List<Domain> domains) {
    return reports(tx.sql(), workspace, domains, Grade.Sheet.class).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().grades()));
  }

  /** What is known of a domain. */
  public Report report(WorkspaceId workspace, Domain domain) {
    return reports(database.sql(), workspace, List.of(domain), Report.class)
        .getOrDefault(domain, Report.EMPTY);
  }

  private static <T> Map<Domain, T> reports(
      SqlClient sql, WorkspaceId workspace, List<Domain> domains, Class<T> type) {
    var key =
        Tuple.of(workspace.value())
            .addArrayOfString(domains.stream().map(Domain::name).toArray(String[]::new));
    return sql.preparedQuery(REPORTS).execute(key).await().stream()
        .collect(
            Collectors.toMap(
                row -> new Domain(row.getString(0)), row -> Json.read(row.getString(1), type)));
  }

  /** Whether somebody waits for a check of a domain; nobody has looked at a new one yet. */
  public boolean awaited(WorkspaceId workspace, Domain domain) {
    var key = Tuple.of(workspace.value(), domain.name());
    return database.sql().preparedQuery(REQUESTED).execute(key).await().stream()
        .allMatch(row -> row.getBoolean(0));
  }

  /** What changed of a domain, the latest first. */
  public List<Change> changes(WorkspaceId workspace, Domain domain, int limit) {
    var key = Tuple.of(workspace.value(), domain.name(), limit);
    return database.sql().preparedQuery(CHANGES).execute(key).await().stream()
        .map(Domains::change)
        .toList();
  }

  /** Forgets what changed before then. */
  void forget(Instant limit) {
    database.sql().preparedQuery(FORGET).execute(Tuple.of(Database.utc(limit))).await();
  }

  private static Change change(Row row) {
    return new Change(
        row.getOffsetDateTime(0).toInstant(),
        Aspect.valueOf(word(row, 1)),
        State.valueOf(word(row, 2)),
        State.valueOf(word(row, 3)),
        row.getString(4));
  }

  private static String word(Row row, int column) {
    return row.getString(column).toUpperCase(Locale.ROOT);
  }
}
