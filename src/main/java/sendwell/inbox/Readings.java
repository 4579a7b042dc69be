package sendwell.inbox;

import static java.util.stream.Collectors.toMap;
import static sendwell.db.Database.utc;

import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import sendwell.account.Turn;
import sendwell.account.Turns;
import sendwell.db.Database;
import sendwell.db.Transaction;
import sendwell.json.Json;

/**
 * When each mailbox is read next, and how far its folders have been. Methods wait for PostgreSQL:
 * call them on a virtual thread.
 */
record Readings(Database database) {
  /** Longer than a reading takes; what it could not finish goes on with the next one. */
  static final Duration LEASE = Duration.ofMinutes(15);

  private static final String ADOPT_PLACES =
      """
      INSERT INTO reading_place (account_id, folder, read_to)
      SELECT id, folder, created_at
      FROM account, unnest($2::text[]) AS folder WHERE id = ANY ($1)
      ON CONFLICT DO NOTHING\
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

  /** Has these mailboxes read from then on: what arrives once the account is there. */
  void adopt(Transaction tx, Collection<UUID> accounts, Instant dueAt) {
    turns().adopt(tx, accounts, dueAt);
    var folders = Stream.of(Folder.values()).map(Json::word).toArray(String[]::new);
    var row = Tuple.tuple().addArrayOfUUID(accounts.toArray(UUID[]::new)).addArrayOfString(folders);
    tx.sql().preparedQuery(ADOPT_PLACES).execute(row).await();
  }

  /** Whose mailbox is read next. */
  Turns turns() {
    return new Turns(database, "reading", LEASE);
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
}
