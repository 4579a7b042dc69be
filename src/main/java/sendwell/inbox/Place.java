package sendwell.inbox;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a folder has been read.
 *
 * @param mark what the way into the mailbox goes on by, and which way that is; empty before the
 *     first look
 * @param readTo all that arrived before was read, or was there before the account
 */
record Place(String mark, Instant readTo) {
  /** The clocks of two servers differ by less; to read an hour's mails again costs little. */
  private static final Duration CLOCKS = Duration.ofHours(1);

  /** From when on to read if the mark is of no use; some mails may be read a second time. */
  Instant since() {
    return readTo.minus(CLOCKS);
  }
}
