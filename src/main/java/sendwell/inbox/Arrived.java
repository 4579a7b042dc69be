package sendwell.inbox;

import java.util.List;
import sendwell.mail.ReceivedMail;

/**
 * What has arrived in a folder.
 *
 * @param <F> what can go wrong
 */
sealed interface Arrived<F> {
  /**
   * Some mails; perhaps none.
   *
   * @param mark leads on from here
   * @param more whether there is more to read already
   */
  record Page<F>(List<ReceivedMail> mails, String mark, boolean more) implements Arrived<F> {
    /** Keeps its own copy. */
    public Page {
      mails = List.copyOf(mails);
    }
  }

  /** The mailbox has no such folder. */
  record NoFolder<F>() implements Arrived<F> {}

  /** Nothing could be read this time. */
  record Failed<F>(F fault) implements Arrived<F> {}
}
