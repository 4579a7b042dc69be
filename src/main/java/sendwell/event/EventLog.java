package sendwell.event;

import io.vertx.core.eventbus.EventBus;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import sendwell.db.Database;
import sendwell.db.Transaction;
import sendwell.json.Json;

/** Every workspace's event log. Methods wait for PostgreSQL: call them on a virtual thread. */
public final class EventLog {
  // The row lock makes the numbers gapless and in the order of the commits. It is held until the
  // commit, so append as late in a transaction as possible; one statement keeps it short.
  private static final String APPEND =
      """
      WITH head AS (
        INSERT INTO event_head (workspace_id, seq) VALUES ($1, $2)
        ON CONFLICT (workspace_id) DO UPDATE SET seq = event_head.seq + $2
        RETURNING seq),
      appended AS (
        INSERT INTO event (workspace_id, seq, type, at, about, data)
        SELECT $1, head.seq - $2 + added.n, added.type, $3, added.about, added.data
        FROM head, unnest($4::text[], $5::uuid[], $6::text[])
          WITH ORDINALITY AS added(type, about, data, n))
      SELECT seq FROM head\
      """;

  // Index: the primary key (workspace_id, seq).
  private static final String AFTER =
      """
      SELECT seq, type, at, data FROM event
      WHERE workspace_id = $1 AND seq > $2
      ORDER BY seq LIMIT $3\
      """;

  private static final String HEAD = "SELECT seq FROM event_head WHERE workspace_id = $1";

  // Index: event_about.
  private static final String ERASE =
      "UPDATE event SET type = $3, data = $4 WHERE workspace_id = $1 AND about = $2";

  // Index: event_at.
  private static final String FORGET = "DELETE FROM event WHERE at < $1";

  private final Database database;
  private final EventBus bus;

  /** News of what is appended goes over {@code bus}. */
  public EventLog(Database database, EventBus bus) {
    this.database = database;
    this.bus = bus;
  }

  /**
   * Adds events to the workspace's log in the caller's transaction; the news follows its commit.
   */
  public void append(Transaction tx, WorkspaceId workspace, Instant now, List<Event> events) {
    if (events.isEmpty()) {
      return;
    }
    var types = events.stream().map(Event::type).toArray(String[]::new);
    var abouts = events.stream().map(Event::about).toArray(UUID[]::new);
    var data = events.stream().map(event -> Json.write(event.data())).toArray(String[]::new);
    var row =
        Tuple.of(workspace.value(), (long) events.size(), Database.utc(now), types, abouts, data);
    long head = head(tx.sql().preparedQuery(APPEND).execute(row).await());
    tx.afterCommit(() -> new News(workspace, head).publish(bus));
  }

  /**
   * Takes back all that the log says about something, in the caller's transaction: its events keep
   * their numbers and times, so that the log has no gap, and say this instead.
   */
  public void erase(Transaction tx, WorkspaceId workspace, UUID about, String type, Object data) {
    var row = Tuple.of(workspace.value(), about, type, Json.write(data));
    tx.sql().preparedQuery(ERASE).execute(row).await();
  }

  /** Up to {@code limit} events after the one numbered {@code seq}, in order. */
  public List<LoggedEvent> after(WorkspaceId workspace, long seq, int limit) {
    var range = Tuple.of(workspace.value(), seq, limit);
    return database.sql().preparedQuery(AFTER).execute(range).await().stream()
        .map(EventLog::logged)
        .toList();
  }

  /** The number of the workspace's latest event, 0 before the first. */
  public long head(WorkspaceId workspace) {
    return head(database.sql().preparedQuery(HEAD).execute(Tuple.of(workspace.value())).await());
  }

  /** Drops what is older than {@code limit}, in every workspace. */
  public int forget(Instant limit) {
    return database
        .sql()
        .preparedQuery(FORGET)
        .execute(Tuple.of(Database.utc(limit)))
        .await()
        .rowCount();
  }

  private static long head(Iterable<Row> rows) {
    var found = rows.iterator();
    return found.hasNext() ? found.next().getLong(0) : 0;
  }

  static LoggedEvent logged(Row row) {
    return new LoggedEvent(
        row.getLong(0), row.getString(1), row.getOffsetDateTime(2).toInstant(), row.getString(3));
  }
}
