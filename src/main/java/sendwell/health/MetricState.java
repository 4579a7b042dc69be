package sendwell.health;

import sendwell.check.State;

/** The colour of a row of the dashboard. */
public enum MetricState {
  /** Green: as it should be. */
  GOOD,
  /** Yellow: missing or incomplete. */
  WARNING,
  /** Red: mail suffers from it. */
  CRITICAL,
  /** Grey: not known. */
  UNKNOWN,
  /** Grey: the question does not arise. */
  NOT_APPLICABLE;

  static MetricState of(State state) {
    return switch (state) {
      case PASS -> GOOD;
      case WARN -> WARNING;
      case FAIL -> CRITICAL;
      case UNKNOWN -> UNKNOWN;
      case NOT_APPLICABLE -> NOT_APPLICABLE;
    };
  }
}
