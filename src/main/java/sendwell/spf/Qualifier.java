package sendwell.spf;

import java.util.Optional;
import java.util.stream.Stream;

/** What a mechanism says of the clients that match it (RFC 7208 §4.6.2). */
public enum Qualifier {
  /** May send; meant where no sign is written. */
  PASS('+', Result.PASS),
  /** May not send. */
  FAIL('-', Result.FAIL),
  /** Probably may not send. */
  SOFTFAIL('~', Result.SOFTFAIL),
  /** Nothing is said of them. */
  NEUTRAL('?', Result.NEUTRAL);

  private final char sign;
  private final Result result;

  Qualifier(char sign, Result result) {
    this.sign = sign;
    this.result = result;
  }

  /** As it is written before a mechanism. */
  public char sign() {
    return sign;
  }

  /** What {@code check_host()} says when the mechanism matches. */
  public Result result() {
    return result;
  }

  /** The one with this sign, if there is one. */
  static Optional<Qualifier> signed(char sign) {
    return Stream.of(values()).filter(each -> each.sign == sign).findFirst();
  }
}
