package sendwell.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import sendwell.account.Account;
import sendwell.graph.GraphFault;
import sendwell.graph.GraphMailbox;
import sendwell.graph.Presence;
import sendwell.graph.Sought;
import sendwell.graph.Submission;
import sendwell.mail.EmailAddress;

/** Hands messages in by Microsoft Graph, and looks into the Sent folder by it. */
final class GraphCourier implements Courier {
  /** What was sent so long before may still be taken for a mail, for clocks differ. */
  private static final Duration BEFORE = Duration.ofMinutes(10);

  private final LaneParts parts;
  private final Account account;
  private final WayIn way;

  GraphCourier(LaneParts parts, Account account, WayIn way) {
    this.parts = parts;
    this.account = account;
    this.way = way;
  }

  /** Every call stands by itself, and the token is there. */
  @Override
  public Optional<Verdict.AboutTheAccount> connect() {
    return Optional.empty();
  }

  @Override
  public Verdict deliver(Claimed message) {
    var draft = message.draft();
    if (!message.recipients().containsAll(draft.recipients())) {
      return inPart(message.recipients());
    }
    byte[] mail = Mail.of(account, message).encode();
    var hidden =
        draft.bcc().stream()
            .filter(address -> !draft.to().contains(address) && !draft.cc().contains(address))
            .toList();
    var submission = mailbox().send(mail, hidden);
    if (submission instanceof Submission.NotAllowed(var fault) && renewed(fault)) {
      submission = mailbox().send(mail, hidden);
    }
    return GraphVerdicts.of(submission);
  }

  /** Some have it already, from a try by SMTP: Graph would send it to them once more. */
  private static Verdict inPart(List<EmailAddress> missing) {
    String advice =
        "Other recipients have this message already, and Microsoft Graph cannot leave them out:"
            + " write to those who do not have it anew.";
    var refused = missing.stream().map(address -> new Refusal(address.toString(), "")).toList();
    return new Verdict.Failed(refused, new MessageFailure("sent_in_part", advice, ""));
  }

  /**
   * Exchange may have given a mail another Message-ID. So that it is not taken for another one with
   * the same subject and recipients, those that are known to be sent are looked for along with it.
   */
  @Override
  public Filed filed(List<Claimed> messages) {
    var since =
        messages.stream().map(Claimed::createdAt).min(Comparator.naturalOrder()).orElseThrow();
    var sought =
        Stream.concat(sentLike(messages, since).stream(), messages.stream())
            .map(GraphCourier::sought)
            .toList();
    var presence = mailbox().sent(sought);
    if (presence instanceof Presence.Unknown(var fault) && renewed(fault)) {
      presence = mailbox().sent(sought);
    }
    return switch (presence) {
      case Presence.Known(var stored) -> new Filed.Known(stored.keySet());
      case Presence.Unknown(var fault) -> new Filed.Unknown(GraphVerdicts.of(fault));
    };
  }

  private List<Claimed> sentLike(List<Claimed> messages, Instant since) {
    var subjects = messages.stream().map(message -> message.draft().subject()).toList();
    return parts.outbox().sentLike(account.id(), since.minus(BEFORE), subjects);
  }

  private static Sought sought(Claimed message) {
    var draft = message.draft();
    return new Sought(
        message.messageId(), draft.subject(), Set.copyOf(draft.recipients()), message.createdAt());
  }

  /** There is nothing to keep. */
  @Override
  public void rest() {}

  private GraphMailbox mailbox() {
    return way.open(parts.graph());
  }

  private boolean renewed(GraphFault fault) {
    return fault.kind() == GraphFault.Kind.TOKEN && way.renew();
  }
}
