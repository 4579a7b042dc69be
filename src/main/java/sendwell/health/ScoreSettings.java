package sendwell.health;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * What an operator may set about the score.
 *
 * @param weights of the metrics, together 100
 * @param good from here on the score is green
 * @param warning from here on it is yellow; below it is red
 */
public record ScoreSettings(Map<Metric, Integer> weights, int good, int warning) {
  /** Keeps its own copy, and checks it. */
  public ScoreSettings {
    weights = Ordered.copy(Metric.class, weights);
    int sum = weights.values().stream().mapToInt(Integer::intValue).sum();
    if (weights.size() != Metric.values().length || sum != 100) {
      throw new IllegalArgumentException("The weights add up to " + sum + " instead of 100.");
    }
    if (warning >= good) {
      throw new IllegalArgumentException("Yellow begins at " + warning + ", not below green.");
    }
  }

  /** The usual ones. */
  public static ScoreSettings usual() {
    var weights = new EnumMap<Metric, Integer>(Metric.class);
    Arrays.stream(Metric.values()).forEach(metric -> weights.put(metric, metric.usualWeight()));
    return new ScoreSettings(weights, 80, 60);
  }

  int weight(Metric metric) {
    return weights.get(metric);
  }
}
