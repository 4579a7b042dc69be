package sendwell.verify;

import static sendwell.db.Database.utc;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import sendwell.account.AccountId;
import sendwell.db.Database;
import sendwell.db.Transaction;
import sendwell.event.WorkspaceId;

/**
 * When each account is looked at next. One looks at a time, on whatever node, and for as long as
 * its lease. Methods wait for PostgreSQL: call them on a virtual thread.
 */
record Verifications(Database database) {
  /** Longer than both sign-ins take. */
  static final Duration LEASE = Duration.ofMinutes(3);

  // Index: account's primary key.
  private static final String ADOPT =
      """
      INSERT INTO verification (account_id, workspace_id, due_at)
      SELECT id, workspace_id, $1 FROM account WHERE id = ANY ($2)
      ON CONFLICT DO NOTHING\
      """;

  // Index: verification_due.
  private static final String CLAIM =
      """
      UPDATE verification SET lease_until = $2
      WHERE account_id IN (
        SELECT account_id FROM verification
        WHERE due_at <= $1 AND (lease_until IS NULL OR lease_until <= $1)
        ORDER BY due_at LIMIT $3
        FOR UPDATE SKIP LOCKED)
      RETURNING workspace_id, account_id, faults, lease_until\
      """;

  private static final String CLAIM_ONE =
      """
      INSERT INTO verification AS known (account_id, workspace_id, due_at, lease_until)
      SELECT id, workspace_id, $1, $2 FROM account WHERE id = $3
      ON CONFLICT (account_id) DO UPDATE SET lease_until = $2
        WHERE known.lease_until IS NULL OR known.lease_until <= $1
      RETURNING workspace_id, account_id, faults, lease_until\
      """;

  private static final String SETTLE =
      """
      UPDATE verification SET due_at = $3, faults = $4, lease_until = NULL
      WHERE account_id = $1 AND lease_until = $2\
      """;

  /** Has these accounts looked at from then on. */
  void adopt(Transaction tx, Collection<UUID> accounts, Instant dueAt) {
    var row = Tuple.of(utc(dueAt)).addArrayOfUUID(accounts.toArray(UUID[]::new));
    tx.sql().preparedQuery(ADOPT).execute(row).await();
  }

  /** Takes up to {@code limit} accounts that are due. */
  List<Look> claim(Instant now, int limit) {
    var row = Tuple.of(utc(now), utc(now.plus(LEASE)), limit);
    return database.sql().preparedQuery(CLAIM).execute(row).await().stream()
        .map(Verifications::look)
        .toList();
  }

  /** Takes this account, due or not; nothing if somebody is looking at it. */
  Optional<Look> claim(AccountId account, Instant now) {
    var row = Tuple.of(utc(now), utc(now.plus(LEASE)), account.value());
    return database.sql().preparedQuery(CLAIM_ONE).execute(row).await().stream()
        .findFirst()
        .map(Verifications::look);
  }

  /** Gives the account back; nothing happens if the lease has run out and another has it. */
  void settle(Look look, int faults, Instant dueAt) {
    var row = Tuple.of(look.account().value(), utc(look.until()), utc(dueAt), faults);
    database.sql().preparedQuery(SETTLE).execute(row).await();
  }

  private static Look look(Row row) {
    return new Look(
        new WorkspaceId(row.getUUID(0)),
        new AccountId(row.getUUID(1)),
        row.getInteger(2),
        row.getOffsetDateTime(3).toInstant());
  }
}
