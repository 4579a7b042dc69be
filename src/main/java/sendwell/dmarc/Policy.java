package sendwell.dmarc;

import java.util.Locale;
import java.util.Optional;

/** What the owner of a domain wants done with mail that fails (RFC 9989 §4.7), mildest first. */
public enum Policy {
  /** Nothing: the owner only watches. */
  NONE,
  /** It is suspicious; usually it goes to the spam folder. */
  QUARANTINE,
  /** It should not be accepted at all. */
  REJECT;

  /** Reads the value of a tag; none if it is no policy. */
  static Optional<Policy> parse(String value) {
    for (Policy each : values()) {
      if (each.toString().equalsIgnoreCase(value)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** What a receiver applies while the owner only tests this one ({@code t=y}). */
  Policy oneStepDown() {
    return switch (this) {
      case REJECT -> QUARANTINE;
      case QUARANTINE, NONE -> NONE;
    };
  }

  /** Whether something happens to mail that fails. */
  public boolean enforced() {
    return this != NONE;
  }

  /** As it stands in a record: {@code quarantine}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
