package sendwell.health;

import java.util.Map;
import sendwell.account.HealthBand;

/**
 * All that {@link HealthScore} is given, stored with every point of the history.
 *
 * @param version of the algorithm: {@link HealthScore#VERSION}
 * @param settings the weights and thresholds
 * @param signals what is known
 * @param before what was shown last; null at the first time
 */
public record Inputs(int version, ScoreSettings settings, Signals signals, Before before) {
  /**
   * The point before this one.
   *
   * @param seconds since then
   * @param rates the smoothed shares of the metrics that need traffic
   * @param band the colour then
   */
  public record Before(long seconds, Map<Metric, Double> rates, HealthBand band) {
    /** Keeps its own copy, in the order of the metrics. */
    public Before {
      rates = Ordered.copy(Metric.class, rates);
    }
  }

  /** The first point of an account. */
  static Inputs first(ScoreSettings settings, Signals signals) {
    return new Inputs(HealthScore.VERSION, settings, signals, null);
  }
}
