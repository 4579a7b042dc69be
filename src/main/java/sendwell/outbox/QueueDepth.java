package sendwell.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import sendwell.db.Database;

/** How many messages wait to be sent, in all workspaces: {@code sendwell.outbox.queued}. */
public final class QueueDepth {
  // Indexes: message_queued and message_sending hold just these rows.
  private static final String COUNT =
      """
      SELECT (SELECT count(*) FROM message WHERE state = 'queued')
        + (SELECT count(*) FROM message WHERE state = 'sending')\
      """;

  private final Database database;
  private final AtomicLong depth = new AtomicLong();

  QueueDepth(Database database, MeterRegistry meters) {
    this.database = database;
    Gauge.builder("sendwell.outbox.queued", depth, AtomicLong::get)
        .description("Messages that wait to be sent")
        .register(meters);
  }

  /** Counts again; waits for PostgreSQL. */
  public void measure() {
    depth.set(database.sql().query(COUNT).execute().await().iterator().next().getLong(0));
  }
}
