package sendwell.outbox;

import java.util.EnumMap;
import java.util.Map;
import sendwell.account.Account;
import sendwell.account.Mailboxes;
import sendwell.account.Reach;
import sendwell.account.Side;
import sendwell.account.Status;
import sendwell.graph.Graph;
import sendwell.graph.GraphFault;
import sendwell.graph.Whose;
import sendwell.imap.ImapClient;
import sendwell.imap.ImapOpening;
import sendwell.smtp.Opening;
import sendwell.smtp.SmtpClient;

/**
 * Signs in to both sides of an account, and neither sends nor reads anything. Its method waits for
 * the servers: call it on a virtual thread.
 *
 * @param mailboxes the way into the mailboxes
 * @param smtp signs in for sending
 * @param imap signs in for reading
 * @param graph signs in to mailboxes that are reached so
 */
public record Trial(Mailboxes mailboxes, SmtpClient smtp, ImapClient imap, Graph graph) {
  /** What a sign-in tells of a side. */
  public sealed interface Finding {
    /** It works. */
    record Works() implements Finding {}

    /** It does not: what that makes of the account, and why. */
    record Fails(Status status, MessageFailure why) implements Finding {}

    /** Nothing: the server wants the account to wait. */
    record Nothing() implements Finding {}
  }

  /**
   * What each side was found to be; a side that was not tried is missing, and both are once the
   * account is deleted. Where the provider gives no access, that is said of sending.
   */
  public Map<Side, Finding> of(Account account) {
    return switch (mailboxes.reach(account)) {
      case Reach.Ready ready -> of(new WayIn(mailboxes, account, ready));
      case Reach.Denied denied -> Map.of(Side.SENDING, finding(Verdict.of(denied)));
      case Reach.Gone _ -> Map.of();
    };
  }

  private Map<Side, Finding> of(WayIn way) {
    return switch (way.connection().transport()) {
      case SMTP_IMAP -> both(sending(way), reading(way));
      case GRAPH -> {
        var found = byGraph(way);
        yield both(found, found);
      }
    };
  }

  private static Map<Side, Finding> both(Finding sending, Finding reading) {
    return new EnumMap<>(Map.of(Side.SENDING, sending, Side.READING, reading));
  }

  private Finding sending(WayIn way) {
    return switch (way.open(smtp)) {
      case Opening.Failed failed -> finding(Verdicts.of(failed));
      case Opening.Opened(var connection) -> {
        connection.close();
        yield new Finding.Works();
      }
    };
  }

  private Finding reading(WayIn way) {
    return switch (way.open(imap)) {
      case ImapOpening.Failed(var fault, _) -> finding(Verdict.of(fault));
      case ImapOpening.Opened(var mailbox) -> {
        mailbox.close();
        yield new Finding.Works();
      }
    };
  }

  private Finding byGraph(WayIn way) {
    var whose = way.open(graph).me();
    if (whose instanceof Whose.Failed(var fault)
        && fault.kind() == GraphFault.Kind.TOKEN
        && way.renew()) {
      whose = way.open(graph).me();
    }
    return switch (whose) {
      case Whose.Opened _ -> new Finding.Works();
      case Whose.Failed(var fault) -> finding(GraphVerdicts.of(fault));
    };
  }

  private static Finding finding(Verdict.AboutTheAccount verdict) {
    return switch (verdict) {
      case Verdict.Pause _ -> new Finding.Nothing();
      case Verdict.Down(var why) -> new Finding.Fails(Status.DISCONNECTED, why);
      case Verdict.Broken(var why) -> new Finding.Fails(Status.RECONNECT_REQUIRED, why);
    };
  }
}
