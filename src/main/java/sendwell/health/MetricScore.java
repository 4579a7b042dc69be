package sendwell.health;

import sendwell.check.State;

/**
 * What a metric contributes.
 *
 * @param metric which
 * @param state its colour
 * @param raw the share of its points that it earns now, 0 to 1; 0 unless known
 * @param shown the same, smoothed over the days if it is a rate
 */
public record MetricScore(Metric metric, State state, double raw, double shown) {
  /** Whether it counts. */
  public boolean known() {
    return state == State.PASS || state == State.WARN || state == State.FAIL;
  }

  /** Whether nothing more can be learnt of it. */
  boolean covered() {
    return known() || state == State.NOT_APPLICABLE;
  }
}
