package sendwell.spf;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import sendwell.dns.Answer;
import sendwell.dns.Dns;
import sendwell.dns.Fault;
import sendwell.dns.Question;
import sendwell.dns.Trace;

/**
 * A DNS that has no answers any more once the time for the whole is over (RFC 7208 §4.6.4).
 *
 * @param end when that is
 */
public record Deadline(Dns dns, InstantSource time, Instant end) implements Dns {
  /** What the RFC wants a check to be given at least. */
  public static final Duration PATIENCE = Duration.ofSeconds(20);

  static final String WORDS = "not done within " + PATIENCE.toSeconds() + " s";

  /** From now on. */
  public static Deadline of(Dns dns, InstantSource time) {
    return new Deadline(dns, time, time.instant().plus(PATIENCE));
  }

  boolean passed() {
    return !time.instant().isBefore(end);
  }

  @Override
  public <T> Answer<T> ask(Question<T> question) {
    return passed()
        ? new Answer.Failed<>(Fault.TIMEOUT, Trace.of(WORDS, Duration.ZERO, "", time.instant()))
        : dns.ask(question);
  }

  @Override
  public void prefetch(Collection<Question<?>> questions) {
    if (!passed()) {
      dns.prefetch(questions);
    }
  }

  @Override
  public boolean isFresh() {
    return dns.isFresh();
  }
}
