package sendwell.outbox;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import sendwell.account.Account;
import sendwell.account.Accounts;
import sendwell.account.Mailboxes;
import sendwell.account.Reach;
import sendwell.account.Side;
import sendwell.graph.Graph;
import sendwell.graph.GraphFault;
import sendwell.imap.ImapClient;
import sendwell.imap.ImapOpening;
import sendwell.imap.MailboxFault;
import sendwell.outbox.Trial.Finding;

/**
 * Lets somebody in to read in the mailboxes of accounts. Its method waits for the provider: call it
 * on a virtual thread.
 *
 * @param mailboxes the way into the mailboxes
 * @param accounts is told who goes another way
 * @param imap reads mailboxes
 * @param graph reads those that are reached so
 * @param time the clock
 */
public record Visits(
    Mailboxes mailboxes, Accounts accounts, ImapClient imap, Graph graph, InstantSource time) {

  /**
   * Visits an account's mailbox by the way that it goes. What is told of a fault is the same as for
   * a {@link Trial}; an account whose IMAP server is shut may go another way from here on.
   *
   * @param faults how many looks in a row have found a fault before this one
   */
  public Visit of(Account account, int faults, Visitor visitor) {
    return switch (mailboxes.reach(account)) {
      case Reach.Ready ready -> of(account, new WayIn(mailboxes, account, ready), faults, visitor);
      case Reach.Denied denied -> Visit.of(Trial.denied(Verdict.of(denied)));
      case Reach.Gone _ -> Visit.of(Map.of());
    };
  }

  private Visit of(Account account, WayIn way, int faults, Visitor visitor) {
    var wrong =
        switch (way.connection().transport()) {
          case SMTP_IMAP -> byImap(account, way, faults, visitor);
          case GRAPH -> byGraph(way, visitor);
        };
    return way.denial()
        .map(denial -> Visit.of(Trial.denied(denial)))
        .orElseGet(
            () ->
                wrong.map(Visits::wrong).orElseGet(() -> read(new Finding.Works(), Duration.ZERO)));
  }

  private Optional<Verdict.AboutTheAccount> byImap(
      Account account, WayIn way, int faults, Visitor visitor) {
    return switch (way.open(imap)) {
      case ImapOpening.Failed(var fault, _) ->
          new Detour(mailboxes, graph, accounts, time)
              .around(account, way, way.wrong(Verdict.of(fault)), faults);
      case ImapOpening.Opened(var mailbox) -> {
        try (mailbox) {
          yield visitor.read(mailbox).map(Visits::verdict);
        }
      }
    };
  }

  private Optional<Verdict.AboutTheAccount> byGraph(WayIn way, Visitor visitor) {
    var wrong = visitor.read(way.open(graph));
    if (wrong.filter(fault -> fault.kind() == GraphFault.Kind.TOKEN).isPresent() && way.renew()) {
      wrong = visitor.read(way.open(graph));
    }
    return wrong.map(GraphVerdicts::of);
  }

  private static Visit wrong(Verdict.AboutTheAccount verdict) {
    var pause = verdict instanceof Verdict.Pause(var length, _) ? length : Duration.ZERO;
    return read(Trial.finding(verdict), pause);
  }

  private static Visit read(Finding finding, Duration pause) {
    return new Visit(Map.of(Side.READING, finding), pause);
  }

  private static Verdict.AboutTheAccount verdict(MailboxFault fault) {
    return new Verdict.Down(
        switch (fault) {
          case MailboxFault.Lost(var lost) -> MessageFailure.of(lost);
          case MailboxFault.Refused(var answer, _) -> unreadable(answer);
          case MailboxFault.OverQuota(var answer) -> unreadable(answer);
        });
  }

  private static MessageFailure unreadable(String answer) {
    return new MessageFailure(
        "mailbox_unreadable",
        "The mailbox could not be read. Sendwell tries again by itself.",
        answer);
  }
}
