package sendwell.imap;

import io.vertx.core.Vertx;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs what blocks. Called on a virtual-thread context, Vert.x gives each task a virtual thread of
 * its own; interrupting that thread closes the socket it waits for, whether it connects, shakes
 * hands, reads or writes. So one time limit covers servers that are silent, servers that drip, and
 * servers that do not read.
 */
record Blocking(Vertx vertx) {
  /** Waits for the task, at most this long; throws what the task threw. */
  <T> T await(Callable<T> task, Duration limit) throws Exception {
    var deadline = new Deadline(limit);
    long timer = vertx.setTimer(limit.toMillis(), id -> deadline.pass());
    try {
      return vertx.executeBlocking(() -> deadline.guard(task), false).await();
    } finally {
      vertx.cancelTimer(timer);
    }
  }

  /** Interrupts the task that it guards when the time is over. */
  private static final class Deadline {
    private final Duration limit;
    private final AtomicReference<Thread> running = new AtomicReference<>();
    private volatile boolean passed;

    Deadline(Duration limit) {
      this.limit = limit;
    }

    <T> T guard(Callable<T> task) throws Exception {
      running.set(Thread.currentThread());
      try {
        if (passed) {
          throw new InterruptedException();
        }
        return task.call();
      } catch (Exception e) {
        throw passed ? timeout(e) : e;
      } finally {
        running.set(null);
      }
    }

    void pass() {
      passed = true;
      Thread thread = running.get();
      if (thread != null) {
        thread.interrupt();
      }
    }

    private SocketTimeoutException timeout(Exception cause) {
      var timeout = new SocketTimeoutException("not done within " + limit);
      timeout.addSuppressed(cause);
      return timeout;
    }
  }
}
