package sendwell.dns;

import java.time.Duration;

/**
 * What was found out.
 *
 * @param octets how much had to be read for it
 */
record Learnt(Answer<?> answer, int octets) {
  private static final long LEAST_FOUND = 60;
  private static final long MOST_FOUND = 3_600;
  private static final long LEAST_ABSENT = 5;
  private static final long MOST_ABSENT = 30;
  private static final long FAILED = 5;
  private static final long BOGUS = 30;

  /**
   * For how long it is worth remembering.
   *
   * <ul>
   *   <li>Records: as long as they say, but no longer than an hour, so that a mended one is seen
   *       within it, and no shorter than a minute, in which one sweep through many accounts asks
   *       for the same names again and again. Whoever has just mended a record asks afresh.
   *   <li>An absence: as long as the zone says (RFC 2308 §5), but no longer than half a minute:
   *       people add the missing record while they look at the page.
   *   <li>A failure: five seconds (RFC 9520 §3.2), so that trouble is not asked about by everybody
   *       at once; wrong signatures half a minute, for they do not go away by themselves.
   * </ul>
   */
  Duration worth() {
    long life = answer.trace().life().toSeconds();
    return Duration.ofSeconds(
        switch (answer) {
          case Answer.Found<?> _ -> Math.clamp(life, LEAST_FOUND, MOST_FOUND);
          case Answer.Absent<?> _ -> Math.clamp(life, LEAST_ABSENT, MOST_ABSENT);
          case Answer.Failed<?>(var fault, _) -> fault == Fault.DNSSEC_BOGUS ? BOGUS : FAILED;
        });
  }
}
