package sendwell.imap;

import java.util.List;
import sendwell.mail.ReceivedMail;

/** What has arrived in a folder. */
public sealed interface Arrivals {
  /**
   * Some mails, in the order in which they arrived; perhaps none.
   *
   * @param mark after the last of them
   * @param more whether there are others after it already
   */
  record Page(List<ReceivedMail> mails, Mark mark, boolean more) implements Arrivals {
    /** Keeps its own copy. */
    public Page {
      mails = List.copyOf(mails);
    }
  }

  /** The server has numbered the mails anew, or has another folder for this: the mark is void. */
  record Renumbered() implements Arrivals {}

  /** The mailbox has no such folder. */
  record NoFolder() implements Arrivals {}

  /** Nothing could be read; the mark is as good as before. */
  record Failed(MailboxFault fault) implements Arrivals {}
}
