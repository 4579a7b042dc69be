package sendwell.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that tests move on. */
public final class TestClock implements InstantSource {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final InstantSource unmoved;
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  private TestClock(InstantSource unmoved) {
    this.unmoved = unmoved;
  }

  /** One that goes only when it is moved. */
  public static TestClock standing() {
    return new TestClock(InstantSource.fixed(NOON));
  }

  /** One that goes by itself, from the real time on. */
  public static TestClock running() {
    return new TestClock(InstantSource.system());
  }

  @Override
  public Instant instant() {
    return unmoved.instant().plus(ahead.get());
  }

  /** It is so much later now. */
  public void advance(Duration by) {
    ahead.updateAndGet(before -> before.plus(by));
  }
}
