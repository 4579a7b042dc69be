package sendwell.imap;

import java.util.Set;
import sendwell.mail.MessageId;

/** Which mails are in the Sent folder. */
public sealed interface Presence {
  /**
   * The server was asked about all of them.
   *
   * @param present those that are there
   */
  record Known(Set<MessageId> present) implements Presence {}

  /**
   * Nothing is known about any of them.
   *
   * @param fault why
   */
  record Unknown(MailboxFault fault) implements Presence {}
}
