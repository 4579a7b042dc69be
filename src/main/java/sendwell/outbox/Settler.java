package sendwell.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes settlements down, many in one commit: while one commit is under way, the next batch
 * gathers. So a lone message waits for nobody, and a thousand share a few commits. For one
 * virtual-thread context.
 */
final class Settler {
  private static final Logger LOG = LoggerFactory.getLogger(Settler.class);
  private static final int BATCH_MOST = 500;

  /** How long to wait after each failed try; all together less than a lane's lease. */
  private static final List<Duration> PAUSES =
      Stream.of(100, 400, 1_000, 2_000, 3_000, 4_000).map(Duration::ofMillis).toList();

  private record Waiting(Settlement settlement, Promise<Void> written) {}

  private final Vertx vertx;
  private final Context context;
  private final Outbox outbox;
  private final InstantSource time;
  private final MeterRegistry meters;
  private final Queue<Waiting> queue = new ArrayDeque<>();
  private boolean writing;

  Settler(Vertx vertx, Outbox outbox, InstantSource time, MeterRegistry meters) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.outbox = outbox;
    this.time = time;
    this.meters = meters;
  }

  /** Completes once it is written down; fails if it could not be. */
  Future<Void> settle(Settlement settlement) {
    Promise<Void> written = Promise.promise();
    queue.add(new Waiting(settlement, written));
    if (!writing) {
      writing = true;
      context.runOnContext(_ -> writeAll());
    }
    return written.future();
  }

  private void writeAll() {
    while (!queue.isEmpty()) {
      List<Waiting> batch = new ArrayList<>();
      while (!queue.isEmpty() && batch.size() < BATCH_MOST) {
        batch.add(queue.remove());
      }
      write(batch);
    }
    writing = false;
  }

  // A mail that was sent and not written down would be sent again: so while the lanes' leases last,
  // the
  // batch is tried again. Twice written is no harm, since only the attempt that was begun last
  // counts.
  private void write(List<Waiting> batch) {
    var settlements = batch.stream().map(Waiting::settlement).toList();
    for (var pause : PAUSES) {
      try {
        outbox.settle(settlements, time.instant());
        batch.forEach(this::count);
        batch.forEach(waiting -> waiting.written().complete());
        return;
      } catch (Exception e) {
        meters.counter("sendwell.task.failures", "task", "settle").increment();
        LOG.atWarn()
            .addKeyValue("messages", batch.size())
            .setCause(e)
            .log("Not settled; again soon");
        vertx.timer(pause.toMillis(), TimeUnit.MILLISECONDS).await();
      }
    }
    batch.forEach(
        waiting -> waiting.written().fail("PostgreSQL did not take the results of sending"));
  }

  private void count(Waiting waiting) {
    String state = waiting.settlement().state().name().toLowerCase(Locale.ROOT);
    meters.counter("sendwell.outbox.results", "state", state).increment();
  }
}
