package sendwell.account;

import static sendwell.db.Database.utc;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import sendwell.db.Database;
import sendwell.db.Transaction;
import sendwell.event.WorkspaceId;

/**
 * When each account has its turn. One has it at a time, on whatever node, and for as long as the
 * lease. Methods wait for PostgreSQL: call them on a virtual thread.
 */
public final class Turns {
  // Index: account's primary key.
  private static final String ADOPT =
      """
      INSERT INTO %1$s (account_id, workspace_id, due_at)
      SELECT id, workspace_id, $1 FROM account WHERE id = ANY ($2)
      ON CONFLICT DO NOTHING\
      """;

  // Index: by due_at.
  private static final String CLAIM =
      """
      UPDATE %1$s SET lease_until = $2
      WHERE account_id IN (
        SELECT account_id FROM %1$s
        WHERE due_at <= $1 AND (lease_until IS NULL OR lease_until <= $1)
        ORDER BY due_at LIMIT $3
        FOR UPDATE SKIP LOCKED)
      RETURNING workspace_id, account_id, faults, lease_until\
      """;

  private static final String CLAIM_ONE =
      """
      INSERT INTO %1$s AS known (account_id, workspace_id, due_at, lease_until)
      SELECT id, workspace_id, $1, $2 FROM account WHERE id = $3
      ON CONFLICT (account_id) DO UPDATE SET lease_until = $2
        WHERE known.lease_until IS NULL OR known.lease_until <= $1
      RETURNING workspace_id, account_id, faults, lease_until\
      """;

  private static final String SETTLE =
      """
      UPDATE %1$s SET due_at = $3, faults = $4, lease_until = NULL
      WHERE account_id = $1 AND lease_until = $2\
      """;

  private final Database database;
  private final String table;
  private final Duration lease;

  /**
   * Turns that are kept in a table.
   *
   * @param table has {@code account_id} for its key, {@code workspace_id}, {@code due_at}, {@code
   *     lease_until} and {@code faults}
   * @param lease longer than a turn takes
   */
  public Turns(Database database, String table, Duration lease) {
    this.database = database;
    this.table = table;
    this.lease = lease;
  }

  /** Gives these accounts their turns from then on. */
  public void adopt(Transaction tx, Collection<UUID> accounts, Instant dueAt) {
    var row = Tuple.of(utc(dueAt)).addArrayOfUUID(accounts.toArray(UUID[]::new));
    tx.sql().preparedQuery(ADOPT.formatted(table)).execute(row).await();
  }

  /** Takes up to {@code limit} accounts that are due. */
  public List<Turn> claim(Instant now, int limit) {
    var row = Tuple.of(utc(now), utc(now.plus(lease)), limit);
    return database.sql().preparedQuery(CLAIM.formatted(table)).execute(row).await().stream()
        .map(Turns::turn)
        .toList();
  }

  /** Takes this account, due or not; nothing if somebody has it. */
  public Optional<Turn> claim(AccountId account, Instant now) {
    var row = Tuple.of(utc(now), utc(now.plus(lease)), account.value());
    return database.sql().preparedQuery(CLAIM_ONE.formatted(table)).execute(row).await().stream()
        .findFirst()
        .map(Turns::turn);
  }

  /** Gives the account back; nothing happens if the lease has run out and another has it. */
  public void settle(Turn turn, int faults, Instant dueAt) {
    settle(database.sql(), turn, faults, dueAt);
  }

  /**
   * The same in the caller's transaction.
   *
   * @return whether it was still this turn; if not, nothing of the transaction may be kept
   */
  public boolean settle(Transaction tx, Turn turn, int faults, Instant dueAt) {
    return settle(tx.sql(), turn, faults, dueAt);
  }

  private boolean settle(SqlClient sql, Turn turn, int faults, Instant dueAt) {
    var row = Tuple.of(turn.account().value(), utc(turn.until()), utc(dueAt), faults);
    return sql.preparedQuery(SETTLE.formatted(table)).execute(row).await().rowCount() == 1;
  }

  private static Turn turn(Row row) {
    return new Turn(
        new WorkspaceId(row.getUUID(0)),
        new AccountId(row.getUUID(1)),
        row.getInteger(2),
        row.getOffsetDateTime(3).toInstant());
  }
}
