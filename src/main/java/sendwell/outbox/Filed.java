package sendwell.outbox;

import java.util.Set;
import sendwell.mail.MessageId;

/** Which messages are in the Sent folder. */
sealed interface Filed {
  /** These are there, and the others that were asked for are not. */
  record Known(Set<MessageId> present) implements Filed {}

  /** Nothing is known, because the account cannot be used. */
  record Unknown(Verdict.AboutTheAccount why) implements Filed {}
}
