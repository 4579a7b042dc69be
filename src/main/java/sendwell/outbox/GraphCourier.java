package sendwell.outbox;

import java.util.List;
import java.util.Optional;
import sendwell.account.Account;
import sendwell.graph.GraphFault;
import sendwell.graph.GraphMailbox;
import sendwell.graph.Submission;
import sendwell.mail.EmailAddress;

/** Hands messages in by Microsoft Graph. */
final class GraphCourier implements Courier {
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
