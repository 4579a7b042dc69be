package sendwell.outbox;

import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import sendwell.account.Account;
import sendwell.account.Accounts;
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
 * @param accounts is told who goes another way
 * @param smtp signs in for sending
 * @param imap signs in for reading
 * @param graph signs in to mailboxes that are reached so
 * @param time the clock
 */
public record Trial(
    Mailboxes mailboxes,
    Accounts accounts,
    SmtpClient smtp,
    ImapClient imap,
    Graph graph,
    InstantSource time) {
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
   * account is deleted. Where the provider gives no access, that is said of sending. An account
   * whose servers are shut may go another way from here on, and both of its sides work.
   *
   * @param faults how many looks in a row have found a fault before this one
   */
  public Map<Side, Finding> of(Account account, int faults) {
    return switch (mailboxes.reach(account)) {
      case Reach.Ready ready -> of(account, new WayIn(mailboxes, account, ready), faults);
      case Reach.Denied denied -> denied(Verdict.of(denied));
      case Reach.Gone _ -> Map.of();
    };
  }

  private Map<Side, Finding> of(Account account, WayIn way, int faults) {
    var found =
        switch (way.connection().transport()) {
          case SMTP_IMAP -> byServers(account, way, faults);
          case GRAPH -> both(byGraph(way));
        };
    return way.denial().map(Trial::denied).orElse(found);
  }

  static Map<Side, Finding> denied(Verdict.AboutTheAccount denial) {
    return Map.of(Side.SENDING, finding(denial));
  }

  private static Map<Side, Finding> both(Finding found) {
    return new EnumMap<>(Map.of(Side.SENDING, found, Side.READING, found));
  }

  private Map<Side, Finding> byServers(Account account, WayIn way, int faults) {
    var detour = new Detour(mailboxes, graph, accounts, time);
    var found = new EnumMap<Side, Finding>(Side.class);
    for (var side : Side.values()) {
      var blocked = blocked(side, way);
      var wrong = blocked.flatMap(verdict -> detour.around(account, way, verdict, faults));
      if (blocked.isPresent() && wrong.isEmpty()) {
        return both(new Finding.Works());
      }
      found.put(side, wrong.map(Trial::finding).orElseGet(Finding.Works::new));
    }
    return found;
  }

  private Optional<Verdict.AboutTheAccount> blocked(Side side, WayIn way) {
    return switch (side) {
      case SENDING -> sending(way);
      case READING -> reading(way);
    };
  }

  private Optional<Verdict.AboutTheAccount> sending(WayIn way) {
    return switch (way.open(smtp)) {
      case Opening.Failed failed -> Optional.of(way.wrong(Verdicts.of(failed)));
      case Opening.Opened(var connection) -> {
        connection.close();
        yield Optional.empty();
      }
    };
  }

  private Optional<Verdict.AboutTheAccount> reading(WayIn way) {
    return switch (way.open(imap)) {
      case ImapOpening.Failed(var fault, _) -> Optional.of(way.wrong(Verdict.of(fault)));
      case ImapOpening.Opened(var mailbox) -> {
        mailbox.close();
        yield Optional.empty();
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

  static Finding finding(Verdict.AboutTheAccount verdict) {
    return switch (verdict) {
      case Verdict.Pause _ -> new Finding.Nothing();
      case Verdict.Down(var why) -> new Finding.Fails(Status.DISCONNECTED, why);
      case Verdict.Broken(var why) -> new Finding.Fails(Status.RECONNECT_REQUIRED, why);
    };
  }
}
