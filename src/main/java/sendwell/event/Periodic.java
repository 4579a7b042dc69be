package sendwell.event;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that is done again and again, and at once when nudged, but never twice at the same time.
 * Survives its own exceptions: each is logged and counted in {@code sendwell.task.failures}. All of
 * it happens on the context that created it; create it in a virtual-thread verticle.
 */
public final class Periodic {
  private static final Logger LOG = LoggerFactory.getLogger(Periodic.class);

  private final Vertx vertx;
  private final MeterRegistry meters;
  private final RandomGenerator random;
  private final String name;
  private final Duration every;
  private final Runnable work;
  private long timer = -1;
  private boolean busy;
  private boolean nudged;
  private boolean stopped;
  private boolean soon;

  /** Starts at the first {@link #nudge()}; then every {@code every}, give or take a fifth of it. */
  public Periodic(
      Vertx vertx,
      MeterRegistry meters,
      RandomGenerator random,
      String name,
      Duration every,
      Runnable work) {
    this.vertx = vertx;
    this.meters = meters;
    this.random = random;
    this.name = name;
    this.every = every;
    this.work = work;
  }

  /** Does the work now; if it is under way, once more right after. */
  public void nudge() {
    nudged = true;
    if (busy || stopped) {
      return;
    }
    busy = true;
    vertx.cancelTimer(timer);
    while (nudged && !stopped) {
      nudged = false;
      once();
    }
    busy = false;
    if (!stopped) {
      timer = vertx.setTimer(jittered().toMillis(), _ -> nudge());
    }
  }

  /** Does the work within {@code pause}; however often this is called meanwhile, once. */
  public void soon(Duration pause) {
    if (!soon) {
      soon = true;
      vertx.setTimer(
          pause.toMillis(),
          _ -> {
            soon = false;
            nudge();
          });
    }
  }

  /** No more of it; what is under way finishes. */
  public void stop() {
    stopped = true;
    vertx.cancelTimer(timer);
  }

  private void once() {
    try {
      work.run();
    } catch (Throwable e) {
      // Of whatever kind: a wait rethrows what it waited for, a broken socket's IOException as
      // well.
      if (!stopped) {
        meters.counter("sendwell.task.failures", "task", name).increment();
        LOG.atError()
            .addKeyValue("task", name)
            .setCause(e)
            .log("A periodic task failed; it goes on");
      }
    }
  }

  private Duration jittered() {
    return every.multipliedBy(80 + random.nextInt(41)).dividedBy(100);
  }
}
