package sendwell.outbox;

import java.util.Map;
import sendwell.mail.MessageId;

/** Which messages are in the Sent folder. */
sealed interface Filed {
  /**
   * These are there, and the others that were looked for are not.
   *
   * @param stored by the Message-ID that we gave it, the one that it bears there
   */
  record Known(Map<MessageId, MessageId> stored) implements Filed {}

  /** Nothing is known, because the account cannot be used. */
  record Unknown(Verdict.AboutTheAccount why) implements Filed {}
}
