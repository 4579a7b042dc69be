package sendwell.outbox;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
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
    return opening instanceof Opening.Failed failed
        ? again(
                failed.fault(),
                () -> smtp.open(connection().smtp(), ready.login()),
                Opening.Unreachable::new)
            .orElse(opening)
        : opening;
  }

  ImapOpening open(ImapClient imap) {
    var opening = imap.open(connection().imap(), ready.login());
    return opening instanceof ImapOpening.Failed(var fault, _)
        ? again(
                fault,
                () -> imap.open(connection().imap(), ready.login()),
                denied -> new ImapOpening.Failed(denied, ""))
            .orElse(opening)
        : opening;
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
    return next().filter(Reach.Ready.class::isInstance).isPresent();
  }

  private <T> Optional<T> again(
      ServerFault fault, Supplier<T> open, Function<ServerFault, T> denied) {
    if (fault.kind() != Kind.AUTH_FAILED) {
      return Optional.empty();
    }
    return next()
        .flatMap(
            reach ->
                switch (reach) {
                  case Reach.Ready _ -> Optional.of(open.get());
                  case Reach.Denied why -> Optional.of(denied.apply(why.fault()));
                  case Reach.Gone _ -> Optional.empty();
                });
  }

  /** Asks for a token in place of this one; nothing if that was done before, or there is none. */
  private Optional<Reach> next() {
    if (renewed || !(ready.login() instanceof Login.Bearer refused)) {
      return Optional.empty();
    }
    renewed = true;
    var reach = mailboxes.again(account, connection(), refused);
    if (reach instanceof Reach.Ready next) {
      ready = next;
    }
    return Optional.of(reach);
  }
}
