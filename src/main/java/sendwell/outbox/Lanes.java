package sendwell.outbox;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import sendwell.account.AccountId;
import sendwell.db.Database;
import sendwell.event.WorkspaceId;

/**
 * Who sends for which account. A lane has one holder at a time, on whatever node; a holder that
 * dies stops renewing its lease, and another takes over. Methods wait for PostgreSQL.
 */
record Lanes(Database database) {
  /** How long a holder that has stopped renewing keeps its lanes. */
  static final Duration LEASE = Duration.ofSeconds(20);

  // Index: lane_due. An account that has been mended after its last fault need not wait any longer.
  private static final String CLAIM =
      """
      UPDATE lane SET lease_owner = $2, lease_until = $3
      WHERE account_id IN (
        SELECT lane.account_id FROM lane JOIN account ON account.id = lane.account_id
        WHERE lane.due_at <= $1
          AND (lane.lease_until IS NULL OR lane.lease_until <= $1)
          AND account.sending_status <> 'reconnect_required'
          AND (account.paused_until IS NULL OR account.paused_until <= $1)
          AND (lane.ready_at <= $1
            OR (account.sending_status = 'connected'
              AND greatest(account.sending_since, account.reading_since) > lane.faulted_at))
        ORDER BY lane.due_at LIMIT $4
        FOR UPDATE OF lane SKIP LOCKED)
      RETURNING workspace_id, account_id, faults\
      """;

  private static final String RENEW =
      """
      UPDATE lane SET lease_until = $3
      WHERE account_id = ANY ($1) AND lease_owner = $2 AND lease_until > $4
      RETURNING account_id\
      """;

  private static final String LOCK =
      "SELECT 1 FROM lane WHERE account_id = $1 AND lease_owner = $2 FOR UPDATE";

  // Index: message_queued, message_sending.
  private static final String RELEASE =
      """
      UPDATE lane SET lease_owner = NULL, lease_until = NULL, ready_at = $3, faults = $4,
        faulted_at = CASE WHEN $4 > 0 THEN $5::timestamptz END,
        due_at = least(
          (SELECT min(CASE WHEN held THEN created_at ELSE due_at END) FROM message
            WHERE account_id = $1 AND state = 'queued'),
          (SELECT min(due_at) FROM message WHERE account_id = $1 AND state = 'sending'),
          'infinity')
      WHERE account_id = $1 AND lease_owner = $2\
      """;

  /** Takes up to {@code limit} lanes that have something to do. */
  List<LaneLease> claim(UUID owner, Instant now, int limit) {
    var row = Tuple.of(Database.utc(now), owner, Database.utc(now.plus(LEASE)), limit);
    return database.sql().preparedQuery(CLAIM).execute(row).await().stream()
        .map(Lanes::lease)
        .toList();
  }

  /** Keeps the lanes; those that come back are kept, the others are lost. */
  Set<AccountId> renew(UUID owner, Collection<AccountId> accounts, Instant now) {
    var row =
        Tuple.of(
            accounts.stream().map(AccountId::value).toArray(UUID[]::new),
            owner,
            Database.utc(now.plus(LEASE)),
            Database.utc(now));
    return database.sql().preparedQuery(RENEW).execute(row).await().stream()
        .map(found -> new AccountId(found.getUUID(0)))
        .collect(Collectors.toSet());
  }

  /**
   * Gives a lane back.
   *
   * @param readyAt it is not taken before this
   * @param faults how many faults in a row the account has had by now
   */
  void release(UUID owner, AccountId account, Instant readyAt, int faults, Instant now) {
    database.run(
        tx -> {
          // Locked first, so that the next statement sees every message whose sender waits for the
          // lane.
          var key = Tuple.of(account.value(), owner);
          if (tx.sql().preparedQuery(LOCK).execute(key).await().size() == 1) {
            var row =
                Tuple.of(account.value(), owner, Database.utc(readyAt), faults, Database.utc(now));
            tx.sql().preparedQuery(RELEASE).execute(row).await();
          }
        });
  }

  private static LaneLease lease(Row row) {
    return new LaneLease(
        new WorkspaceId(row.getUUID(0)), new AccountId(row.getUUID(1)), row.getInteger(2));
  }
}
