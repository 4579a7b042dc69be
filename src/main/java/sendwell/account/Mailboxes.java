package sendwell.account;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import sendwell.json.Json;
import sendwell.mail.Login;
import sendwell.oauth.OAuthFault;
import sendwell.oauth.OAuthFault.Kind;
import sendwell.oauth.OAuthProvider;
import sendwell.oauth.Revocation;

/**
 * The way into each account's mailbox, whether by password or by the provider's access token. Its
 * methods wait for PostgreSQL, and for the provider if a token is to be renewed: call them on a
 * virtual thread.
 *
 * @param connections where the servers are, and the passwords
 * @param tokens access tokens
 * @param providers who hands them out
 */
public record Mailboxes(Connections connections, AccessTokens tokens, Providers providers) {

  /** What it takes to sign in to the account's servers. */
  public Reach reach(Account account) {
    return reach(account, provider -> tokens.get(account.id(), provider));
  }

  /** The same, and the provider is asked although it was to be left alone for a while. */
  public Reach reachAnew(Account account) {
    tokens.askAnew(account.id());
    return reach(account);
  }

  /**
   * The same, after the servers have refused a token that seemed good: nobody gets that one again.
   * They are known to do so now and then, and to take the next one.
   *
   * @param refused what was refused
   */
  public Reach again(Account account, Login.Bearer refused) {
    return reach(account, provider -> tokens.replace(account.id(), provider, refused.token()));
  }

  private Reach reach(Account account, Asking asking) {
    Optional<Connection> found = connections.find(account.id());
    if (found.isEmpty()) {
      return new Reach.Gone();
    }
    var connection = found.get();
    return switch (connection.credentials()) {
      case Credentials.Password(var login) -> new Reach.Ready(connection, login);
      case Credentials.Grant(var username) ->
          switch (providers.of(account.provider()).map(asking::ask).orElse(notSetUp(account))) {
            case Access.Given(var token) ->
                new Reach.Ready(connection, new Login.Bearer(username, token));
            case Access.Denied(var fault) -> denied(account, fault);
            case Access.Absent _ -> new Reach.Gone();
          };
    };
  }

  /**
   * How to take back what the provider granted for this account, to be done once the account is
   * deleted; nothing if there is no grant, or if another account lives by the same one, for
   * providers end all of a person's at once.
   */
  Optional<Supplier<Revocation>> revoking(Account account) {
    return providers
        .of(account.provider())
        .flatMap(
            provider ->
                tokens
                    .lastGrant(account.id())
                    .map(grant -> () -> provider.revoke(grant.refresh())));
  }

  private interface Asking {
    Access ask(OAuthProvider provider);
  }

  private static Access notSetUp(Account account) {
    return new Access.Denied(new OAuthFault(Kind.OPERATOR, "", waits(account), "", Duration.ZERO));
  }

  /**
   * Only a person who signs in, or an administrator, can mend what is called for reconnecting;
   * whatever the operator or time mends, mends every account at once and by itself. What the
   * operator is to do is told once, by the provider's alarm.
   */
  private static Reach denied(Account account, OAuthFault fault) {
    var status =
        switch (fault.kind()) {
          case SIGN_IN_AGAIN, ASK_ADMINISTRATOR -> Status.RECONNECT_REQUIRED;
          case OPERATOR, WAIT -> Status.DISCONNECTED;
        };
    String detail = fault.kind() == Kind.OPERATOR ? waits(account) : fault.detail();
    return new Reach.Denied(status, Json.word(fault.kind()), detail, fault.answer());
  }

  private static String waits(Account account) {
    return "Waits for Sendwell's operator: %s does not accept Sendwell."
        .formatted(account.providerName());
  }
}
