package sendwell.health;

/**
 * How often something happened.
 *
 * @param hits how often
 * @param of of how many times
 */
public record Rate(long hits, long of) {
  /** Nothing was observed. */
  public static final Rate NONE = new Rate(0, 0);

  // One-sided 90 %, which is two-sided 80 %.
  private static final double Z = 1.2815515655446004;

  /** Checks that no more happened than could. */
  public Rate {
    if (hits < 0 || hits > of) {
      throw new IllegalArgumentException(hits + " of " + of + " is no rate.");
    }
  }

  /** From 0 to 1; 0 of none. */
  double value() {
    return of == 0 ? 0 : (double) hits / of;
  }

  /** For people: {@code 0.8 % (4 of 500)}. */
  String percent() {
    double percent = Math.round(1_000 * value()) / 10.0;
    return "%s %% (%d of %d)".formatted(percent, hits, of).replace(".0 %", " %");
  }

  /**
   * The rate if {@code priorHits} of {@code priorOf} had been observed before: few do not shine.
   */
  double shrunk(double priorHits, double priorOf) {
    return (hits + priorHits) / (of + priorOf);
  }

  /** The true rate is above this with a confidence of 90 % (Wilson's score interval). */
  double lowerBound() {
    if (of == 0) {
      return 0;
    }
    double p = value();
    double centre = p + Z * Z / (2 * of);
    double spread = Z * Math.sqrt(p * (1 - p) / of + Z * Z / (4.0 * of * of));
    return Math.max(0, (centre - spread) / (1 + Z * Z / of));
  }
}
