package sendwell.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;

/**
 * Writes settlements down, many in one commit: while one commit is under way, the next batch
 * gathers. So a lone message waits for nobody, and a thousand share a few commits. For one
 * virtual-thread context.
 */
final class Settler {
  private static final int BATCH_MOST = 500;

  private record Waiting(Settlement settlement, Promise<Void> written) {}

  private final Context context;
  private final Outbox outbox;
  private final InstantSource time;
  private final MeterRegistry meters;
  private final Queue<Waiting> queue = new ArrayDeque<>();
  private boolean writing;

  Settler(Context context, Outbox outbox, InstantSource time, MeterRegistry meters) {
    this.context = context;
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

  private void write(List<Waiting> batch) {
    try {
      outbox.settle(batch.stream().map(Waiting::settlement).toList(), time.instant());
      batch.forEach(this::count);
      batch.forEach(waiting -> waiting.written().complete());
    } catch (Exception e) {
      batch.forEach(waiting -> waiting.written().fail(e));
    }
  }

  private void count(Waiting waiting) {
    String state = waiting.settlement().state().name().toLowerCase(Locale.ROOT);
    meters.counter("sendwell.outbox.results", "state", state).increment();
  }
}
