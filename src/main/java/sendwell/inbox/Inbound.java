package sendwell.inbox;

import java.util.List;
import sendwell.mail.MessageId;

/** What a mail that arrived is. */
sealed interface Inbound {
  /**
   * A person's reply.
   *
   * @param to what it answers, the nearest first; at least one. Whether one of them is ours only
   *     the messages tell
   */
  record Reply(List<MessageId> to) implements Inbound {
    /** Keeps its own copy. */
    public Reply {
      to = List.copyOf(to);
    }
  }

  /** What a program answered in place of a person: somebody is out of office, or has got it. */
  record AutoReply() implements Inbound {}

  /** A mail server reports what became of a mail, or somebody's complaint about it. */
  record Report() implements Inbound {}

  /** Anything else: a mail out of the blue, a newsletter, a mail of our own. */
  record Other() implements Inbound {}
}
