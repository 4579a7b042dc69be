package sendwell.db;

import io.vertx.sqlclient.SqlConnection;
import java.util.List;

/**
 * A transaction under way, for one virtual thread.
 *
 * @param sql the connection that all statements of the transaction use
 * @param afterCommit what to do once, and only if, it has committed, in order
 */
public record Transaction(SqlConnection sql, List<Runnable> afterCommit) {
  /** Adds something to do once the transaction has committed. */
  public void afterCommit(Runnable action) {
    afterCommit.add(action);
  }
}
