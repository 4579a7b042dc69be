package sendwell.signin;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sendwell.account.Account;
import sendwell.account.AccountId;
import sendwell.account.Accounts;
import sendwell.account.Connection;
import sendwell.account.Connection.SentCopy;
import sendwell.account.Credentials;
import sendwell.account.NewAccount;
import sendwell.account.NewGrant;
import sendwell.account.Provider;
import sendwell.account.Reach;
import sendwell.account.Transport;
import sendwell.connect.LoginProbe;
import sendwell.event.WorkspaceId;
import sendwell.failure.Conflict;
import sendwell.failure.InputError;
import sendwell.failure.NotFound;
import sendwell.graph.Graph;
import sendwell.graph.Whose;
import sendwell.json.Json;
import sendwell.mail.EmailAddress;
import sendwell.mail.Login;
import sendwell.oauth.SignIn;
import sendwell.oauth.TokenSet;
import sendwell.signin.Outcome.Result;

/**
 * What becomes of a sign-in that has come back from the provider. Methods wait for both servers of
 * the mailbox, and for PostgreSQL.
 *
 * @param accounts where what was connected is kept
 * @param probe really signs in to mail servers
 * @param graph the way in for whoever allows it
 * @param servers where the mailboxes of each provider are
 * @param limits what a new account may send
 */
record Arrival(
    Accounts accounts,
    LoginProbe probe,
    Graph graph,
    Map<Provider, MailServers> servers,
    NewAccount.Limits limits,
    InstantSource time) {

  /** How the list names the provider. */
  String name(Provider provider) {
    return servers.get(provider).name();
  }

  /** Whoever signs in for the workspace may connect each of its accounts again. */
  Keeper keeper(WorkspaceId workspace) {
    return (id, connection, grant, at) -> accounts.reconnect(workspace, id, connection, grant, at);
  }

  Outcome settle(Errand errand, SignIn result, Keeper keeper) {
    var provider = errand.provider();
    String name = name(provider);
    return switch (result) {
      case SignIn.SignedIn signedIn -> stored(errand, signedIn, keeper);
      case SignIn.Partial(var mailbox, var missing) ->
          Outcome.of(
                  provider,
                  Result.PARTIAL,
                  mailbox.toString(),
                  "Sendwell was not given every permission that it needs: try again, and leave"
                      + " every box ticked.")
              .missing(missing);
      case SignIn.Declined _ ->
          Outcome.of(provider, Result.DECLINED, null, "The sign-in was cancelled at " + name + ".");
      case SignIn.Failed(var fault) ->
          Outcome.of(provider, Result.FAILED, null, fault.detail()).answering(fault.answer());
      case SignIn.Forged(var why) -> Outcome.of(provider, Result.FAILED, null, why);
    };
  }

  private Outcome stored(Errand errand, SignIn.SignedIn who, Keeper keeper) {
    try {
      return signedIn(errand, who, keeper);
    } catch (Conflict | NotFound e) {
      // Somebody else was quicker: with the same address, or by deleting the account.
      return Outcome.of(errand.provider(), Result.FAILED, who.mailbox().toString(), e.getMessage());
    }
  }

  private Outcome signedIn(Errand errand, SignIn.SignedIn who, Keeper keeper) {
    var workspace = errand.workspace();
    var provider = errand.provider();
    Optional<Account> wanted = errand.account().map(id -> accounts.get(workspace, id, now()));
    if (wanted.isPresent() && !who.mailbox().toString().equalsIgnoreCase(wanted.get().email())) {
      return Outcome.of(
          provider,
          Result.OTHER_MAILBOX,
          who.mailbox().toString(),
          "Somebody signed in as %s. Sign in as %s to connect this account again."
              .formatted(who.mailbox(), wanted.get().email()));
    }
    Optional<Account> present = wanted.or(() -> present(workspace, who.mailbox()));
    if (present.isPresent() && present.get().provider() != provider) {
      return Outcome.of(
          provider,
          Result.TAKEN,
          who.mailbox().toString(),
          who.mailbox()
              + " is connected already, with a password. Delete that account first to sign in"
              + " instead.");
    }
    return connected(errand, who, present, keeper);
  }

  private Optional<Account> present(WorkspaceId workspace, EmailAddress mailbox) {
    return accounts.id(workspace, mailbox).flatMap(id -> accounts.find(workspace, id, now()));
  }

  private Outcome connected(
      Errand errand, SignIn.SignedIn who, Optional<Account> present, Keeper keeper) {
    var provider = errand.provider();
    String address = present.map(Account::email).orElse(who.mailbox().toString());
    return switch (entry(provider, address, who.tokens())) {
      case Entry.Refused(var errors) ->
          Outcome.of(
                  provider,
                  Result.REFUSED,
                  address,
                  servers.get(provider).name() + " signed you in, but did not open the mailbox.")
              .errors(errors);
      case Entry.Open(var connection) -> connected(errand, who, present, keeper, connection);
    };
  }

  private Outcome connected(
      Errand errand,
      SignIn.SignedIn who,
      Optional<Account> present,
      Keeper keeper,
      Connection connection) {
    var provider = errand.provider();
    String address = connection.credentials().username();
    var grant = new NewGrant(who.subject(), who.tokens());
    AccountId id =
        present
            .map(account -> keeper.reconnect(account.id(), connection, grant, now()))
            .orElseGet(
                () ->
                    accounts.add(
                        errand.workspace(),
                        draft(who.mailbox(), provider),
                        connection,
                        grant,
                        now()))
            .id();
    var result = present.isPresent() ? Result.RECONNECTED : Result.CONNECTED;
    return Outcome.of(provider, result, address, "").account(id);
  }

  /** Whether there is a way into the mailbox. */
  private sealed interface Entry {
    /** This one. */
    record Open(Connection connection) implements Entry {}

    /** None of those that were allowed. */
    record Refused(List<InputError> errors) implements Entry {}
  }

  /**
   * The first way that opens, of those that were allowed, in the order of the configuration. As the
   * tokens are fresh, servers that refuse them are shut to the mailbox, whatever words they find
   * for that; but servers that say nothing tell nothing of it, and no other way is chosen for that.
   */
  private Entry entry(Provider provider, String address, TokenSet tokens) {
    var errors = new ArrayList<InputError>();
    for (var token : tokens.access()) {
      var connection = connection(provider, address, Transport.of(token.resource()));
      var found = errors(connection, new Login.Bearer(address, token.value()));
      if (found.isEmpty()) {
        return new Entry.Open(connection);
      }
      errors.addAll(found);
      if (found.stream().anyMatch(error -> error.answer().isEmpty())) {
        break;
      }
    }
    return new Entry.Refused(errors);
  }

  private Connection connection(Provider provider, String address, Transport way) {
    var at = servers.get(provider);
    return new Connection(
        at.imap(), at.smtp(), new Credentials.Grant(address), SentCopy.PROVIDER, way);
  }

  private List<InputError> errors(Connection connection, Login.Bearer login) {
    return switch (connection.transport()) {
      case SMTP_IMAP -> probe.errors(new Reach.Ready(connection, login));
      case GRAPH ->
          switch (graph.mailbox(login.token()).me()) {
            case Whose.Opened _ -> List.of();
            case Whose.Failed(var fault) ->
                List.of(
                    new InputError(
                        "/graph", Json.word(fault.kind()), fault.detail(), fault.answer()));
          };
    };
  }

  private NewAccount draft(EmailAddress mailbox, Provider provider) {
    return new NewAccount(mailbox, "", provider, servers.get(provider).name(), limits, List.of());
  }

  private Instant now() {
    return time.instant();
  }
}
