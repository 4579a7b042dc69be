package sendwell.outbox;

import java.util.Optional;
import sendwell.graph.GraphFault;
import sendwell.graph.GraphMailbox;
import sendwell.imap.Mailbox;
import sendwell.imap.MailboxFault;

/** Whoever reads in a mailbox, by whichever way it is reached. May be let in a second time. */
public interface Visitor {
  /**
   * Reads by IMAP.
   *
   * @return what went wrong
   */
  Optional<MailboxFault> read(Mailbox mailbox);

  /**
   * Reads by Microsoft Graph.
   *
   * @return what went wrong
   */
  Optional<GraphFault> read(GraphMailbox mailbox);
}
