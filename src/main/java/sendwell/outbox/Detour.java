package sendwell.outbox;

import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sendwell.account.Account;
import sendwell.account.Accounts;
import sendwell.account.Credentials;
import sendwell.account.Mailboxes;
import sendwell.account.Provider;
import sendwell.account.Reach;
import sendwell.account.Status;
import sendwell.account.Transport;
import sendwell.graph.Graph;
import sendwell.graph.GraphFault;
import sendwell.graph.Whose;

/**
 * The second way into a mailbox of Microsoft's, for when its mail servers are shut to it: Microsoft
 * Graph, if its owner has allowed that and it works. An account goes over once, with its queue; it
 * comes back when somebody signs in anew, for then the mail servers are tried first.
 *
 * @param mailboxes the way into them
 * @param graph the second way
 * @param accounts is told who goes over
 * @param time the clock
 */
record Detour(Mailboxes mailboxes, Graph graph, Accounts accounts, InstantSource time) {
  private static final Logger LOG = LoggerFactory.getLogger(Detour.class);
  private static final String SWITCHED_OFF = "smtp_auth_disabled";

  /**
   * A refusal counts after a fresh token was refused as well, so what is wrong is the way and not
   * the token, whatever words the server finds for that.
   */
  private static final Set<String> SHUT = Set.of(SWITCHED_OFF, "auth_failed");

  /**
   * A server that cannot find the mailbox ("User is authenticated but not connected") is likely to
   * find it soon. After so many faults in a row, some minutes, nobody waits for that.
   */
  private static final int PATIENCE = 5;

  /**
   * Goes over if it can. Waits for the provider.
   *
   * @param way the way that the account goes
   * @param verdict why the account cannot be used by it
   * @param faults how many faults in a row the account has had before this one
   * @return what is wrong after all; nothing if the account goes by Graph from here on
   */
  Optional<Verdict.AboutTheAccount> around(
      Account account, WayIn way, Verdict.AboutTheAccount verdict, int faults) {
    if (!isShut(verdict, faults) || !isThere(account, way)) {
      return Optional.of(verdict);
    }
    return switch (mailboxes.reach(account, Transport.GRAPH)) {
      case Reach.Ready ready -> tried(account, verdict, new WayIn(mailboxes, account, ready));
      case Reach.Denied denied when denied.status() == Status.RECONNECT_REQUIRED ->
          Optional.of(offered(verdict));
      case Reach.Denied denied -> Optional.of(passing(verdict, Verdict.of(denied)));
      case Reach.Gone _ -> Optional.of(verdict);
    };
  }

  private static boolean isShut(Verdict.AboutTheAccount verdict, int faults) {
    var why = verdict.why();
    return switch (verdict) {
      case Verdict.Broken _ -> SHUT.contains(why.code());
      case Verdict.Down _ ->
          why.code().equals("unavailable") && !why.smtpReply().isEmpty() && faults >= PATIENCE;
      case Verdict.Pause _ -> false;
    };
  }

  private boolean isThere(Account account, WayIn way) {
    return account.provider() == Provider.MICROSOFT
        && way.connection().credentials() instanceof Credentials.Grant
        && way.connection().transport() != Transport.GRAPH
        && mailboxes.isAskedFor(account.provider(), Transport.GRAPH);
  }

  private Optional<Verdict.AboutTheAccount> tried(
      Account account, Verdict.AboutTheAccount verdict, WayIn other) {
    return switch (other.open(graph).me()) {
      case Whose.Opened _ -> {
        accounts.goBy(account, Transport.GRAPH, time.instant());
        LOG.atInfo()
            .addKeyValue("account", account.id())
            .addKeyValue("why", verdict.why().code())
            .log("An account goes over to Microsoft Graph");
        yield Optional.empty();
      }
      case Whose.Failed(var fault) -> Optional.of(failed(verdict, fault));
    };
  }

  private static Verdict.AboutTheAccount failed(Verdict.AboutTheAccount verdict, GraphFault fault) {
    return switch (fault.kind()) {
      case PERMISSION -> offered(verdict);
      case NO_MAILBOX, BLOCKED, MAILBOX_FULL -> verdict;
      case TOKEN,
          SENDING_LIMIT,
          THROTTLED,
          UNAVAILABLE,
          RECIPIENT,
          TOO_LARGE,
          MESSAGE,
          RESYNC,
          GONE ->
          passing(verdict, GraphVerdicts.of(fault));
    };
  }

  /** Nobody need mend what may turn out to work: the account is tried again by itself. */
  private static Verdict.AboutTheAccount passing(
      Verdict.AboutTheAccount verdict, Verdict.AboutTheAccount other) {
    return verdict instanceof Verdict.Broken ? other : verdict;
  }

  private static Verdict.AboutTheAccount offered(Verdict.AboutTheAccount verdict) {
    var why = verdict.why();
    return why.code().equals(SWITCHED_OFF)
        ? new Verdict.Broken(
            new MessageFailure(
                why.code(),
                "SMTP AUTH is switched off for this mailbox: sign in again and allow Microsoft"
                    + " Graph, by which Sendwell can send as well, or ask its administrator to"
                    + " switch it on.",
                why.smtpReply()))
        : verdict;
  }
}
