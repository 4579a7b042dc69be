package sendwell.journey;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The real time, and what the test has moved on from it. */
final class TestClock implements InstantSource {
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead.get());
  }

  /** It is so much later now. */
  void advance(Duration by) {
    ahead.updateAndGet(before -> before.plus(by));
  }
}
