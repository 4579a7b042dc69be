package sendwell.health;

import sendwell.check.State;

/** Makes metrics of the rates that traffic gives. */
final class Rates {
  private static final Curve BOUNCE = Curve.through(.01, 1, .02, .85, .03, .6, .05, .25, .10, 0);
  private static final Curve REPLY =
      Curve.through(0, 0, .005, .2, .01, .4, .03, .8, .05, .95, .08, 1);

  private static final int ENOUGH_SENT = 50;
  private static final int ENOUGH_WRITTEN_TO = 100;
  private static final int ENOUGH_SILENCE = 200;

  // One bounce of one mail says nothing; three of few are no chance any more.
  private static final int FEW_BOUNCES = 3;

  private Rates() {}

  /** Hard bounces: beyond 5 % receivers begin to block, and large ones suspend at 10 %. */
  static MetricScore bounces(Rate rate) {
    State state = bounceState(rate);
    double share = state == State.UNKNOWN ? 0 : BOUNCE.at(rate.shrunk(.75, 50));
    return new MetricScore(Metric.BOUNCE_RATE, state, share, share);
  }

  private static State bounceState(Rate rate) {
    if (rate.of() < ENOUGH_SENT) {
      return rate.hits() >= FEW_BOUNCES && rate.lowerBound() > .05 ? State.FAIL : State.UNKNOWN;
    }
    if (rate.value() <= .02) {
      return State.PASS;
    }
    return rate.value() > .05 && rate.lowerBound() > .03 ? State.FAIL : State.WARN;
  }

  /** People who answered. */
  static MetricScore replies(Rate rate) {
    State state = replyState(rate);
    double share = state == State.UNKNOWN ? 0 : REPLY.at(rate.shrunk(3, 100));
    return new MetricScore(Metric.REPLY_RATE, state, share, share);
  }

  private static State replyState(Rate rate) {
    if (rate.of() < ENOUGH_WRITTEN_TO) {
      return State.UNKNOWN;
    }
    if (rate.value() >= .03) {
      return State.PASS;
    }
    return rate.value() < .01 && rate.of() >= ENOUGH_SILENCE ? State.FAIL : State.WARN;
  }

  /** Whether a tenth of the mail comes back, for certain. */
  static boolean manyBounces(Rate rate) {
    return bounceState(rate) == State.FAIL && rate.value() >= .10;
  }
}
