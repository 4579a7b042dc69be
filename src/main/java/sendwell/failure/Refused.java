package sendwell.failure;

import java.time.Duration;
import java.util.Optional;

/** The asker may not do this: unknown, not allowed, or too often. */
public final class Refused extends Failure {
  /** Why the asker is refused. */
  public enum Reason {
    /** Nobody is signed in, or the sign-in was wrong. */
    NOT_SIGNED_IN,
    /** Signed in, but not allowed to. */
    NOT_ALLOWED,
    /** Allowed, but not so often. */
    TOO_OFTEN
  }

  private final Reason reason;
  private final Duration wait;

  private Refused(Reason reason, String sentence, Duration wait) {
    super(sentence);
    this.reason = reason;
    this.wait = wait;
  }

  /** Nobody is signed in, or the sign-in was wrong. */
  public static Refused notSignedIn(String sentence) {
    return new Refused(Reason.NOT_SIGNED_IN, sentence, Duration.ZERO);
  }

  /** Signed in, but not allowed to. */
  public static Refused notAllowed(String sentence) {
    return new Refused(Reason.NOT_ALLOWED, sentence, Duration.ZERO);
  }

  /** Asked too often; {@code wait} says after how long it may be tried again. */
  public static Refused tooOften(String sentence, Duration wait) {
    return new Refused(Reason.TOO_OFTEN, sentence, wait);
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }

  /** How long to wait before the next try, if waiting helps. */
  public Optional<Duration> retryAfter() {
    return wait.isZero() ? Optional.empty() : Optional.of(wait);
  }
}
