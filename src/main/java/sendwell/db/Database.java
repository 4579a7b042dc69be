package sendwell.db;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way to PostgreSQL. Methods wait: call them on a virtual thread. */
public final class Database {
  /**
   * Deadlock and serialization failure: the same work may well succeed now (PostgreSQL 18 §13.5).
   */
  private static final Set<String> WORTH_ANOTHER_TRY = Set.of("40P01", "40001");

  private static final int TRIES = 4;
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  private final Pool pool;

  /** Uses a pool that somebody else closes. */
  public Database(Pool pool) {
    this.pool = pool;
  }

  /** For single statements, each its own transaction. */
  public SqlClient sql() {
    return pool;
  }

  /** Whether PostgreSQL answers within {@code limit}. */
  public boolean answers(Duration limit) {
    try {
      sql().query("SELECT 1").execute().timeout(limit.toMillis(), TimeUnit.MILLISECONDS).await();
      return true;
    } catch (Exception e) {
      LOG.atWarn().setCause(e).log("PostgreSQL does not answer");
      return false;
    }
  }

  /** A transaction that gives nothing back. */
  public void run(Consumer<Transaction> work) {
    transaction(
        tx -> {
          work.accept(tx);
          return tx;
        });
  }

  /**
   * Does the work in a transaction: commits when it returns, rolls back when it throws. A deadlock
   * makes it start over, so the work must not touch anything but the database.
   */
  public <T> T transaction(Function<Transaction, T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(work);
      } catch (PgException e) {
        if (attempt == TRIES || !WORTH_ANOTHER_TRY.contains(e.getSqlState())) {
          throw e;
        }
      }
    }
  }

  private <T> T once(Function<Transaction, T> work) {
    var tx = new Transaction(pool.getConnection().await(), new ArrayList<>());
    T result = committed(tx, work);
    tx.afterCommit().forEach(Runnable::run);
    return result;
  }

  private <T> T committed(Transaction tx, Function<Transaction, T> work) {
    SqlConnection connection = tx.sql();
    try {
      var running = connection.begin().await();
      try {
        T result = work.apply(tx);
        running.commit().await();
        return result;
      } catch (Throwable e) {
        rollBack(running, e);
        throw e;
      }
    } finally {
      connection.close();
    }
  }

  private static void rollBack(io.vertx.sqlclient.Transaction running, Throwable cause) {
    try {
      running.rollback().await();
    } catch (Exception e) {
      // The connection broke, or the commit itself failed: nothing is left to roll back.
      cause.addSuppressed(e);
    }
  }

  /** A {@code timestamptz} parameter. */
  public static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
