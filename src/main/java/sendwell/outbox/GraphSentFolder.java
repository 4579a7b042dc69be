package sendwell.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import sendwell.account.Account;
import sendwell.graph.Graph;
import sendwell.graph.GraphFault;
import sendwell.graph.GraphMailbox;
import sendwell.graph.Presence;
import sendwell.graph.Sought;

/** Looks into the Sent folder by Microsoft Graph. */
record GraphSentFolder(Account account, WayIn way, Outbox outbox, Graph graph)
    implements SentFolder {
  /** What was sent so long before may still be taken for a mail, for clocks differ. */
  private static final Duration BEFORE = Duration.ofMinutes(10);

  /**
   * Exchange may have given a mail another Message-ID. So that it is not taken for another one with
   * the same subject and recipients, those that are known to be sent are looked for along with it.
   */
  @Override
  public Filed find(List<Claimed> messages) {
    var since =
        messages.stream().map(Claimed::createdAt).min(Comparator.naturalOrder()).orElseThrow();
    var sought =
        Stream.concat(sentLike(messages, since).stream(), messages.stream())
            .map(GraphSentFolder::sought)
            .toList();
    var presence = mailbox().sent(sought);
    if (presence instanceof Presence.Unknown(var fault) && renewed(fault)) {
      presence = mailbox().sent(sought);
    }
    return switch (presence) {
      case Presence.Known(var stored) -> new Filed.Known(stored);
      case Presence.Unknown(var fault) -> new Filed.Unknown(way.wrong(GraphVerdicts.of(fault)));
    };
  }

  private List<Claimed> sentLike(List<Claimed> messages, Instant since) {
    var subjects = messages.stream().map(message -> message.draft().subject()).toList();
    return outbox.sentLike(account.id(), since.minus(BEFORE), subjects);
  }

  private static Sought sought(Claimed message) {
    var draft = message.draft();
    boolean inPart = message.isInPart();
    var recipients = inPart ? message.recipients() : draft.recipients();
    return new Sought(
        message.messageId(), draft.subject(), Set.copyOf(recipients), message.createdAt(), inPart);
  }

  private GraphMailbox mailbox() {
    return way.open(graph);
  }

  private boolean renewed(GraphFault fault) {
    return fault.kind() == GraphFault.Kind.TOKEN && way.renew();
  }
}
