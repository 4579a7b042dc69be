package sendwell.dnsbl;

/** How much a listing harms. */
public enum Severity {
  /** Many receivers refuse mail because of it. */
  HIGH(1),
  /** Some receivers refuse mail because of it, and filters count it. */
  MEDIUM(0.5),
  /** Few receivers look at it. */
  LOW(0.15),
  /** Worth knowing, and no more. */
  INFO(0),
  /** Not a listing at all: the list vouches for whoever is on it. */
  WELCOME(0);

  private final double points;

  Severity(double points) {
    this.points = points;
  }

  /** What it takes away from a spotless 1. */
  public double points() {
    return points;
  }
}
