package sendwell.health;

import java.util.List;
import sendwell.account.HealthBand;
import sendwell.account.HealthStage;

/**
 * A health score.
 *
 * @param value 0 to 100, as it is shown; -1 if nothing at all is known
 * @param raw the same without smoothing and gates
 * @param coverage how many of the 100 points are known
 * @param stage how much it says
 * @param band its colour; a setup score is never green
 * @param gates what holds it down, the lowest first
 * @param metrics each metric, in their order
 */
public record Score(
    int value,
    double raw,
    int coverage,
    HealthStage stage,
    HealthBand band,
    List<Gate> gates,
    List<MetricScore> metrics) {
  /** Keeps its own copies. */
  public Score {
    gates = List.copyOf(gates);
    metrics = List.copyOf(metrics);
  }

  /** Whether there is a score at all. */
  public boolean known() {
    return value >= 0;
  }

  /** One metric. */
  public MetricScore metric(Metric metric) {
    return metrics.get(metric.ordinal());
  }
}
