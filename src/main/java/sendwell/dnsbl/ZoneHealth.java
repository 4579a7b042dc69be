package sendwell.dnsbl;

import java.time.Duration;
import java.time.Instant;

/**
 * How a list is.
 *
 * @param list its id
 * @param kind for which of its kinds of entries
 * @param health how it is
 * @param reason what told so, a clause about the list
 * @param since when it was first seen to be so
 * @param at when it was last tried out
 */
public record ZoneHealth(
    String list, Kind kind, Health health, String reason, Instant since, Instant at) {
  private static final Duration USUAL = Duration.ofHours(6);
  private static final Duration WHILE_SILENT = Duration.ofMinutes(10);
  private static final Duration LEAST = Duration.ofMinutes(1);

  /** When it is to be tried out again. */
  public Instant due() {
    return at.plus(health == Health.SILENT ? WHILE_SILENT : USUAL);
  }

  /** When it may be tried out again, however much somebody wants to know. */
  Instant soonest() {
    return at.plus(LEAST);
  }
}
