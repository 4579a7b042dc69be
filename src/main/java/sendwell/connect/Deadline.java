package sendwell.connect;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A time by which all must be done. */
record Deadline(InstantSource time, Instant end) {
  private static final Logger LOG = LoggerFactory.getLogger(Deadline.class);

  static Deadline in(Duration duration, InstantSource time) {
    return new Deadline(time, time.instant().plus(duration));
  }

  /** An earlier deadline for a part of the work. */
  Deadline within(Duration duration) {
    Deadline part = in(duration, time);
    return part.end().isBefore(end) ? part : this;
  }

  boolean over() {
    return !time.instant().isBefore(end);
  }

  /** The same work, but nothing if it is not done in time or fails. */
  <T> Future<Optional<T>> bound(Future<T> work) {
    long left = Duration.between(time.instant(), end).toMillis();
    return work.timeout(Math.max(1, left), TimeUnit.MILLISECONDS)
        .map(Optional::of)
        .otherwise(Deadline::nothing);
  }

  private static <T> Optional<T> nothing(Throwable failure) {
    if (!(failure instanceof TimeoutException)) {
      // Nothing that a stranger publishes may do this: it is a bug, but no reason to stop.
      LOG.warn("Part of a discovery failed", failure);
    }
    return Optional.empty();
  }
}
