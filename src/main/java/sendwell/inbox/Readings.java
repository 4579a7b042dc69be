package sendwell.inbox;

import static java.util.stream.Collectors.toMap;
import static sendwell.db.Database.utc;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import sendwell.account.AccountId;
import sendwell.db.Database;
import sendwell.db.Transaction;
import sendwell.event.WorkspaceId;
import sendwell.json.Json;

/**
 * When each mailbox is read next, and how far its folders have been. One reads at a time, on
 * whatever node, and for as long as its lease. Methods wait for PostgreSQL: call them on a virtual
 * thread.
 */
record Readings(Database database) {
  /** Longer than a reading takes; what it could not finish goes on with the next one. */
  static final Duration LEASE = Duration.ofMinutes(15);

  // Index: account's primary key.
  private static final String ADOPT =
      """
      WITH adopted AS (
        INSERT INTO reading (account_id, workspace_id, due_at)
        SELECT id, workspace_id, $1 FROM account WHERE id = ANY ($2)
        ON CONFLICT DO NOTHING
        RETURNING account_id)
      INSERT INTO reading_place (account_id, folder, read_to)
      SELECT adopted.account_id, folder, created_at
      FROM adopted JOIN account ON id = adopted.account_id, unnest($3::text[]) AS folder\
      """;

  // Index: reading_due.
  private static final String CLAIM =
      """
      UPDATE reading SET lease_until = $2
      WHERE account_id IN (
        SELECT account_id FROM reading
        WHERE due_at <= $1 AND (lease_until IS NULL OR lease_until <= $1)
        ORDER BY due_at LIMIT $3
        FOR UPDATE SKIP LOCKED)
      RETURNING workspace_id, account_id, faults, lease_until\
      """;

  private static final String PLACES =
      "SELECT folder, mark, read_to FROM reading_place WHERE account_id = $1";

  // The lock lets nobody take the account over before the commit.
  private static final String MOVE =
      """
      WITH held AS (
        SELECT account_id FROM reading WHERE account_id = $1 AND lease_until = $2 FOR SHARE)
      UPDATE reading_place AS place SET mark = $4, read_to = $5
      FROM held WHERE place.account_id = held.account_id AND place.folder = $3\
      """;

  private static final String SETTLE =
      """
      UPDATE reading SET due_at = $3, faults = $4, lease_until = NULL
      WHERE account_id = $1 AND lease_until = $2\
      """;

  /** Has these mailboxes read from then on: what arrives once the account is there. */
  void adopt(Transaction tx, Collection<UUID> accounts, Instant dueAt) {
    var row =
        Tuple.of(utc(dueAt))
            .addArrayOfUUID(accounts.toArray(UUID[]::new))
            .addArrayOfString(Stream.of(Folder.values()).map(Json::word).toArray(String[]::new));
    tx.sql().preparedQuery(ADOPT).execute(row).await();
  }

  /** Takes up to {@code limit} mailboxes that are due. */
  List<Turn> claim(Instant now, int limit) {
    var row = Tuple.of(utc(now), utc(now.plus(LEASE)), limit);
    return database.sql().preparedQuery(CLAIM).execute(row).await().stream()
        .map(Readings::turn)
        .toList();
  }

  /** How far each folder has been read. */
  Map<Folder, Place> places(Turn turn) {
    var key = Tuple.of(turn.account().value());
    return database.sql().preparedQuery(PLACES).execute(key).await().stream()
        .collect(
            toMap(
                row -> Folder.valueOf(row.getString(0).toUpperCase(Locale.ROOT)),
                row -> new Place(row.getString(1), row.getOffsetDateTime(2).toInstant())));
  }

  /**
   * Goes on in a folder, in the caller's transaction.
   *
   * @return whether it is still this turn; if not, nothing of the transaction may be kept
   */
  boolean move(Transaction tx, Turn turn, Folder folder, Place place) {
    var row =
        Tuple.of(
            turn.account().value(),
            utc(turn.until()),
            Json.word(folder),
            place.mark(),
            utc(place.readTo()));
    return tx.sql().preparedQuery(MOVE).execute(row).await().rowCount() == 1;
  }

  /** Gives the mailbox back; nothing happens if the lease has run out and another has it. */
  void settle(Turn turn, int faults, Instant dueAt) {
    var row = Tuple.of(turn.account().value(), utc(turn.until()), utc(dueAt), faults);
    database.sql().preparedQuery(SETTLE).execute(row).await();
  }

  private static Turn turn(Row row) {
    return new Turn(
        new WorkspaceId(row.getUUID(0)),
        new AccountId(row.getUUID(1)),
        row.getInteger(2),
        row.getOffsetDateTime(3).toInstant());
  }
}
