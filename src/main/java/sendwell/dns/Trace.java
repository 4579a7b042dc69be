package sendwell.dns;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How an answer was come by: the evidence of every verdict.
 *
 * @param outcome the name server's response code by its name (RFC 1035 §4.1.1), with its extended
 *     error if it sent one; in words if none came
 * @param authenticated whether the name server has validated the answer (RFC 4035 §3.2.3)
 * @param errors the extended errors it sent
 * @param life how much longer the answer held when it came (RFC 2308 §5 for absences)
 * @param aliases the names that were followed, in their order, the asked one not among them
 * @param resolver which name server said so, {@code host:port}
 * @param at when it came
 */
public record Trace(
    String outcome,
    boolean authenticated,
    List<ExtendedError> errors,
    Duration life,
    List<DomainName> aliases,
    String resolver,
    Instant at) {
  /** Keeps its own copies. */
  public Trace {
    errors = List.copyOf(errors);
    aliases = List.copyOf(aliases);
  }

  /** A trace of which only this is known. */
  public static Trace of(String outcome, Duration life, String resolver, Instant at) {
    return new Trace(outcome, false, List.of(), life, List.of(), resolver, at);
  }

  Trace with(String outcome) {
    return new Trace(outcome, authenticated, errors, life, aliases, resolver, at);
  }
}
