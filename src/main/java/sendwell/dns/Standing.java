package sendwell.dns;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How a name server has done lately: how quickly it answers, and whether it is worth asking first.
 */
final class Standing {
  private static final double INITIAL_MILLIS = 400;
  private static final double LEAST_MILLIS = 50;
  private static final double MOST_MILLIS = 1_000;
  private static final int MOST_SILENCES = 8;
  private static final long REST_MILLIS = 5_000;

  private volatile double usual = INITIAL_MILLIS / 2;
  private volatile double deviation = INITIAL_MILLIS / 8;
  private final AtomicInteger silences = new AtomicInteger();
  private volatile long restsUntil = Long.MIN_VALUE;
  private volatile Optional<String> trouble = Optional.empty();

  /** An answer came after this long (RFC 6298 §2). For one thread. */
  void answered(long millis) {
    double difference = Math.max(0, millis) - usual;
    deviation += (Math.abs(difference) - deviation) / 4;
    usual += difference / 8;
    if (silences.get() > 0) {
      silences.set(0);
    }
    if (trouble.isPresent()) {
      trouble = Optional.empty();
    }
  }

  /** After this long it should be asked again. */
  double patienceMillis() {
    return trouble.isPresent() // and no answer to be expected
        ? LEAST_MILLIS
        : Math.clamp(usual + 4 * deviation, LEAST_MILLIS, MOST_MILLIS);
  }

  /** An answer is late; many in a row, and the server is not asked first for a while. */
  void silent(long now) {
    if (silences.incrementAndGet() >= MOST_SILENCES) {
      rest(now);
    }
  }

  /** The network says that the server cannot be reached. */
  void unreachable(String why, long now) {
    trouble = Optional.of(why);
    rest(now);
  }

  /** Why it cannot be reached, if that is all that was heard lately. */
  Optional<String> trouble() {
    return trouble;
  }

  boolean isResting(long now) {
    return now < restsUntil;
  }

  // After its rest, one more silence is enough for the next.
  private void rest(long now) {
    silences.set(MOST_SILENCES - 1);
    restsUntil = now + REST_MILLIS;
  }
}
