package sendwell.outbox;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When to try again: the wait doubles with every try, up to a limit, and is spread by a fifth
 * either way, so that what failed together does not come back together.
 *
 * @param first the wait after the first try
 * @param longest no wait is longer
 * @param tries after so many tries there is none
 */
record RetrySchedule(Duration first, Duration longest, int tries) {
  /** A mail that the server would not take this time: for about four days (RFC 5321 §4.5.4.1). */
  static final RetrySchedule MESSAGE =
      new RetrySchedule(Duration.ofMinutes(1), Duration.ofHours(4), 32);

  /** An account that cannot be used at present: for as long as it takes. */
  static final RetrySchedule ACCOUNT =
      new RetrySchedule(Duration.ofSeconds(5), Duration.ofMinutes(10), Integer.MAX_VALUE);

  /** A copy that could not be filed. */
  static final RetrySchedule COPY =
      new RetrySchedule(Duration.ofSeconds(10), Duration.ofHours(1), 80);

  /** A copy that is to be found: for some hours, since only its Message-ID is learnt from it. */
  static final RetrySchedule SEARCH =
      new RetrySchedule(Duration.ofMinutes(1), Duration.ofHours(1), 10);

  /** The wait after the try of this number, counted from 1; nothing if that was the last. */
  Optional<Duration> after(int attempt, RandomGenerator random) {
    if (attempt >= tries) {
      return Optional.empty();
    }
    int doublings = Math.clamp(attempt - 1, 0, 30);
    long wait = Math.min(first.toMillis() << doublings, longest.toMillis());
    return Optional.of(Duration.ofMillis(wait * (80 + random.nextInt(41)) / 100));
  }
}
