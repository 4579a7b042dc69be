package sendwell.health;

import sendwell.check.State;

/**
 * What a check says, as far as the score is concerned.
 *
 * @param state the verdict
 * @param credit the share of the points, 0 to 1
 * @param severe a highly regarded blacklist names the domain or its address
 */
public record DnsSignal(State state, double credit, boolean severe) {
  /** Whether the verdict counts. */
  boolean known() {
    return state == State.PASS || state == State.WARN || state == State.FAIL;
  }
}
