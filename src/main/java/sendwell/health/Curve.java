package sendwell.health;

/**
 * A function made of straight pieces, level beyond its ends.
 *
 * @param x where the pieces meet, ascending
 * @param y the values there
 */
record Curve(double[] x, double[] y) {
  /** A curve through points: x, y, x, y... */
  static Curve through(double... points) {
    var x = new double[points.length / 2];
    var y = new double[points.length / 2];
    for (int i = 0; i < x.length; i++) {
      x[i] = points[2 * i];
      y[i] = points[2 * i + 1];
    }
    return new Curve(x, y);
  }

  /** The value at {@code at}. */
  double at(double at) {
    if (at <= x[0]) {
      return y[0];
    }
    for (int i = 1; i < x.length; i++) {
      if (at <= x[i]) {
        return y[i - 1] + (y[i] - y[i - 1]) * (at - x[i - 1]) / (x[i] - x[i - 1]);
      }
    }
    return y[y.length - 1];
  }
}
