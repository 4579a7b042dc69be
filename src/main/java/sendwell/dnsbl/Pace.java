package sendwell.dnsbl;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How fast a list may be asked: a second's worth of questions at once, then evenly. A list that
 * failed several times in a row is left alone for a while. Safe for use by many threads.
 */
final class Pace {
  // A check that waits longer is given up, with all that it has learnt.
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
  private static final int MOST_FAILURES = 3;
  private static final Duration REST = Duration.ofMinutes(5);

  /** Whether a question may be asked. */
  sealed interface Turn {
    /** At this time, which may have passed. */
    record At(Instant time) implements Turn {}

    /** Not for now. */
    record Never(String reason) implements Turn {}
  }

  /**
   * @param full when all questions that were let through would have been asked evenly
   * @param failures in a row
   * @param rest until when the list is left alone
   */
  private record Course(Instant full, int failures, Instant rest) {}

  private final Duration interval;
  private final Duration burst;
  private final AtomicReference<Course> course =
      new AtomicReference<>(new Course(Instant.MIN, 0, Instant.MIN));

  Pace(double perSecond) {
    this.interval = Duration.ofNanos((long) (1e9 / perSecond));
    this.burst = interval.multipliedBy(Math.max(1, (long) perSecond));
  }

  /** Takes the next turn. */
  Turn next(Instant now) {
    while (true) {
      Course before = course.get();
      if (now.isBefore(before.rest())) {
        return new Turn.Never("it did not answer lately");
      }
      Instant full = later(before.full(), now).plus(interval);
      Instant turn = later(full.minus(burst), now);
      if (turn.isAfter(now.plus(LONGEST_WAIT))) {
        return new Turn.Never("it has been asked as often as it likes for now");
      }
      if (course.compareAndSet(before, new Course(full, before.failures(), before.rest()))) {
        return new Turn.At(turn);
      }
    }
  }

  /** Whether the list is left alone for now. */
  boolean rests(Instant now) {
    return now.isBefore(course.get().rest());
  }

  /** Ends its rest. */
  void wake() {
    course.updateAndGet(before -> new Course(before.full(), before.failures(), Instant.MIN));
  }

  /** The list answered. */
  void answered() {
    course.updateAndGet(before -> new Course(before.full(), 0, before.rest()));
  }

  /** The list did not answer. */
  void failed(Instant now) {
    course.updateAndGet(
        before -> {
          int failures = before.failures() + 1;
          return failures < MOST_FAILURES
              ? new Course(before.full(), failures, before.rest())
              : new Course(before.full(), 0, now.plus(REST));
        });
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
