package sendwell.event;

import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;
import sendwell.db.Database;
import sendwell.db.Transaction;

/**
 * Reads every workspace's log for events of some types, and remembers where it stands: also after a
 * restart, and together with all other nodes, it hands each event to its work once. Methods wait
 * for PostgreSQL: call them on a virtual thread.
 */
public final class LogReader {
  /** What is done with a workspace's events, in the transaction that moves the reader on. */
  @FunctionalInterface
  public interface Work {
    /** Takes events in their order; at least one. */
    void take(Transaction tx, WorkspaceId workspace, List<LoggedEvent> events);
  }

  private static final int MOST = 1_000;

  private static final String BEHIND =
      """
      SELECT head.workspace_id FROM event_head AS head
      LEFT JOIN event_reader AS reader
        ON reader.name = $1 AND reader.workspace_id = head.workspace_id
      WHERE head.seq > coalesce(reader.seq, 0)
      LIMIT 1000\
      """;

  private static final String ENTER =
      """
      INSERT INTO event_reader (name, workspace_id, seq) VALUES ($1, $2, 0)
      ON CONFLICT DO NOTHING\
      """;

  // Whoever reads this log already, on whatever node, reads it for all.
  private static final String STAND =
      """
      SELECT seq FROM event_reader WHERE name = $1 AND workspace_id = $2
      FOR UPDATE SKIP LOCKED\
      """;

  private static final String HEAD = "SELECT seq FROM event_head WHERE workspace_id = $1";

  // Index: the primary key (workspace_id, seq).
  private static final String READ =
      """
      SELECT seq, type, at, data FROM event
      WHERE workspace_id = $1 AND seq > $2 AND seq <= $3 AND type = ANY ($4)
      ORDER BY seq LIMIT $5\
      """;

  private static final String MOVE =
      "UPDATE event_reader SET seq = $3 WHERE name = $1 AND workspace_id = $2";

  private final Database database;
  private final String name;
  private final String[] types;

  /** Reads events of these types; {@code name} is where it is remembered. */
  public LogReader(Database database, String name, List<String> types) {
    this.database = database;
    this.name = name;
    this.types = types.toArray(String[]::new);
  }

  /** Reads all that is new in every workspace. */
  public void read(Work work) {
    for (var row : database.sql().preparedQuery(BEHIND).execute(Tuple.of(name)).await()) {
      var workspace = new WorkspaceId(row.getUUID(0));
      boolean more = true;
      while (more) {
        more = database.transaction(tx -> step(tx, workspace, work));
      }
    }
  }

  /** Reads up to a thousand, in one transaction; whether there may be more. */
  private boolean step(Transaction tx, WorkspaceId workspace, Work work) {
    UUID id = workspace.value();
    tx.sql().preparedQuery(ENTER).execute(Tuple.of(name, id)).await();
    var stand = tx.sql().preparedQuery(STAND).execute(Tuple.of(name, id)).await();
    if (stand.size() == 0) {
      return false;
    }
    long seq = stand.iterator().next().getLong(0);
    long head =
        tx.sql().preparedQuery(HEAD).execute(Tuple.of(id)).await().iterator().next().getLong(0);
    var range = Tuple.of(id, seq, head, types, MOST);
    var events =
        tx.sql().preparedQuery(READ).execute(range).await().stream().map(EventLog::logged).toList();
    boolean full = events.size() == MOST;
    long reached = full ? events.getLast().seq() : head;
    if (!events.isEmpty()) {
      work.take(tx, workspace, events);
    }
    tx.sql().preparedQuery(MOVE).execute(Tuple.of(name, id, reached)).await();
    return full;
  }
}
