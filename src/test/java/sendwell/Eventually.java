package sendwell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what happens by itself, with a limit. */
public final class Eventually {
  /** Nothing that works takes this long, even where others keep the machine busy. */
  public static final Duration LIMIT = Duration.ofSeconds(60);

  private static final long PAUSE_NANOS = 10_000_000;

  private Eventually() {}

  /** Looks again and again until it is so. */
  public static void so(String what, BooleanSupplier holds) {
    get(what, holds::getAsBoolean, held -> held);
  }

  /** Looks again and again until what is seen is wanted. */
  public static <T> T get(String what, Supplier<T> look, Predicate<T> wanted) {
    var end = Instant.now().plus(LIMIT);
    T seen = look.get();
    while (!wanted.test(seen) && Instant.now().isBefore(end)) {
      LockSupport.parkNanos(PAUSE_NANOS);
      seen = look.get();
    }
    assertThat(seen).as(what).matches(wanted, "is wanted");
    return seen;
  }
}
