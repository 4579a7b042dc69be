package sendwell.outbox;

import java.time.Duration;
import java.util.Map;
import sendwell.account.Side;
import sendwell.outbox.Trial.Finding;

/**
 * What a visit to a mailbox tells of its account.
 *
 * @param findings of each side that something was found of; none if the account is deleted
 * @param pause not to come again before; zero if nobody asked for one
 */
public record Visit(Map<Side, Finding> findings, Duration pause) {
  /** Keeps its own copy. */
  public Visit {
    findings = Map.copyOf(findings);
  }

  static Visit of(Map<Side, Finding> findings) {
    return new Visit(findings, Duration.ZERO);
  }
}
