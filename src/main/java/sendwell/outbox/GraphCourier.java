package sendwell.outbox;

import java.util.Optional;
import sendwell.account.Account;
import sendwell.graph.GraphFault;
import sendwell.graph.GraphMailbox;
import sendwell.graph.Submission;

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

  /**
   * Graph sends to whom the header fields name, so they leave out who has the message already, from
   * a try by SMTP.
   */
  @Override
  public Verdict deliver(Claimed message) {
    var part = message.onlyToRemaining();
    var draft = part.draft();
    byte[] mail = Mail.of(account, part).encode();
    var hidden =
        draft.bcc().stream()
            .filter(address -> !draft.to().contains(address) && !draft.cc().contains(address))
            .toList();
    var submission = mailbox().send(mail, hidden);
    if (submission instanceof Submission.NotAllowed(var fault) && renewed(fault)) {
      submission = mailbox().send(mail, hidden);
    }
    var verdict = GraphVerdicts.of(submission);
    return verdict instanceof Verdict.AboutTheAccount about ? way.wrong(about) : verdict;
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
