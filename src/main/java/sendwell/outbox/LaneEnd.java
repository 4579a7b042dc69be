package sendwell.outbox;

import java.time.Instant;

/**
 * How a turn of a lane has ended.
 *
 * @param readyAt the next turn is not before this
 * @param heldUntil what waits for the account is told to wait until then
 * @param faults how many faults in a row the account has had by now
 */
record LaneEnd(Instant readyAt, Instant heldUntil, int faults) {
  /** Nothing stands in the way of the next turn at that time. */
  static LaneEnd ready(Instant at) {
    return new LaneEnd(at, at, 0);
  }
}
