package sendwell.dnsbl;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Lets time pass for whoever calls, and for nobody else. */
public interface Pause {
  /** Waits: call it on a virtual thread. */
  void pause(Duration time);

  /** By the timers of this toolkit. */
  static Pause on(Vertx vertx) {
    return time -> vertx.timer(Math.max(1, time.toMillis()), TimeUnit.MILLISECONDS).await();
  }
}
