package sendwell.outbox;

import java.util.List;
import sendwell.account.Account;
import sendwell.graph.Graph;
import sendwell.imap.ImapClient;

/** An account's Sent folder, by whichever way the account is reached. */
interface SentFolder {
  /** Looks which of these are there, and by what Message-ID. Waits for the provider. */
  Filed find(List<Claimed> messages);

  /** The folder of an account, by the way in that it has. */
  static SentFolder of(Account account, WayIn way, Outbox outbox, ImapClient imap, Graph graph) {
    return switch (way.connection().transport()) {
      case SMTP_IMAP -> new ImapSentFolder(way, imap);
      case GRAPH -> new GraphSentFolder(account, way, outbox, graph);
    };
  }
}
