package sendwell.outbox;

import java.util.Optional;
import sendwell.account.Account;
import sendwell.account.Connection;
import sendwell.account.Mailboxes;
import sendwell.account.Reach;
import sendwell.graph.Graph;
import sendwell.graph.GraphMailbox;
import sendwell.imap.ImapClient;
import sendwell.imap.ImapOpening;
import sendwell.mail.Login;
import sendwell.mail.ServerFault;
import sendwell.mail.ServerFault.Kind;
import sendwell.smtp.Opening;
import sendwell.smtp.SmtpClient;

/**
 * The way into one account's mailbox for a while. A server may refuse an access token before its
 * time: it is replaced once, and only the second refusal counts. Methods wait for the server, and
 * for the provider.
 */
final class WayIn {
  private final Mailboxes mailboxes;
  private final Account account;
  private Reach.Ready ready;
  private boolean renewed;

  /** What the provider said when it was asked for another token, if it gave none. */
  private Optional<Verdict.AboutTheAccount> denial = Optional.empty();

  WayIn(Mailboxes mailboxes, Account account, Reach.Ready ready) {
    this.mailboxes = mailboxes;
    this.account = account;
    this.ready = ready;
  }

  /** Where the servers are, and who signs in at present. */
  Reach.Ready ready() {
    return ready;
  }

  Connection connection() {
    return ready.connection();
  }

  Opening open(SmtpClient smtp) {
    var opening = smtp.open(connection().smtp(), ready.login());
    return opening instanceof Opening.Failed failed && isRefused(failed.fault()) && renew()
        ? smtp.open(connection().smtp(), ready.login())
        : opening;
  }

  ImapOpening open(ImapClient imap) {
    var opening = imap.open(connection().imap(), ready.login());
    return opening instanceof ImapOpening.Failed(var fault, _) && isRefused(fault) && renew()
        ? imap.open(connection().imap(), ready.login())
        : opening;
  }

  private static boolean isRefused(ServerFault fault) {
    return fault.kind() == Kind.AUTH_FAILED;
  }

  /**
   * The mailbox by Microsoft Graph, with the token of the moment.
   *
   * @throws IllegalStateException if the account signs in with a password
   */
  GraphMailbox open(Graph graph) {
    return switch (ready.login()) {
      case Login.Bearer(_, var token) -> graph.mailbox(token);
      case Login.Password _ -> throw new IllegalStateException("Graph knows no passwords.");
    };
  }

  /** Whether there is another token in place of the one that was refused. */
  boolean renew() {
    if (renewed || !(ready.login() instanceof Login.Bearer refused)) {
      return false;
    }
    renewed = true;
    return switch (mailboxes.again(account, connection(), refused)) {
      case Reach.Ready next -> {
        ready = next;
        yield true;
      }
      case Reach.Denied denied -> {
        denial = Optional.of(Verdict.of(denied));
        yield false;
      }
      case Reach.Gone _ -> false;
    };
  }

  /** What the provider said instead of giving another token, if it was asked and gave none. */
  Optional<Verdict.AboutTheAccount> denial() {
    return denial;
  }

  /**
   * What is wrong, if this is what the servers said: they refuse a token that has ended, and only
   * the provider tells why there is no other.
   */
  Verdict.AboutTheAccount wrong(Verdict.AboutTheAccount servers) {
    return denial.orElse(servers);
  }
}
