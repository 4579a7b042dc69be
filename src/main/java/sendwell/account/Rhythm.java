package sendwell.account;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When to look at an account again; each pause is spread by a fifth either way, so that what was
 * connected together does not stay together.
 *
 * @param interval the pause while there is no trouble
 * @param longest the longest pause while there is
 */
public record Rhythm(Duration interval, Duration longest) {
  /** The pause after the first fault; it doubles with every further one. */
  private static final Duration SECOND_LOOK = Duration.ofMinutes(1);

  /** The pause after so many looks in a row that found a fault. */
  public Duration after(int faults, RandomGenerator random) {
    int doublings = Math.clamp(faults - 1L, 0, 20);
    long pause =
        faults == 0
            ? interval.toMillis()
            : Math.min(SECOND_LOOK.toMillis() << doublings, longest.toMillis());
    return Duration.ofMillis(pause * (80 + random.nextInt(41)) / 100);
  }
}
