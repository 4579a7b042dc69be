package sendwell.account;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import sendwell.json.Json;
import sendwell.mail.Login;
import sendwell.oauth.OAuthFault;
import sendwell.oauth.OAuthFault.Kind;
import sendwell.oauth.OAuthProvider;
import sendwell.oauth.Resource;
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
    return connections
        .find(account.id())
        .map(connection -> reach(account, connection))
        .orElseGet(Reach.Gone::new);
  }

  /** What it would take by this way, whichever the account goes at present. */
  public Reach reach(Account account, Transport way) {
    return connections
        .find(account.id())
        .map(connection -> reach(account, connection.by(way)))
        .orElseGet(Reach.Gone::new);
  }

  /** The same, and the provider is asked although it was to be left alone for a while. */
  public Reach reachAnew(Account account) {
    tokens.askAnew(account.id());
    return reach(account);
  }

  /** Whether people are asked to allow this way into mailboxes of this provider. */
  public boolean isAskedFor(Provider provider, Transport way) {
    return providers.of(provider).flatMap(way::resource).isPresent();
  }

  /**
   * The same, after the servers have refused a token that seemed good: nobody gets that one again.
   * They are known to do so now and then, and to take the next one.
   *
   * @param connection by which the token was used
   * @param refused what was refused
   */
  public Reach again(Account account, Connection connection, Login.Bearer refused) {
    return reach(
        account,
        connection,
        (provider, resource) -> tokens.replace(account.id(), provider, resource, refused.token()));
  }

  private Reach reach(Account account, Connection connection) {
    return reach(
        account, connection, (provider, resource) -> tokens.get(account.id(), provider, resource));
  }

  private Reach reach(Account account, Connection connection, Asking asking) {
    return switch (connection.credentials()) {
      case Credentials.Password(var login) -> new Reach.Ready(connection, login);
      case Credentials.Grant(var username) ->
          switch (access(account, connection.transport(), asking)) {
            case Access.Given(var token) ->
                new Reach.Ready(connection, new Login.Bearer(username, token));
            case Access.Denied(var fault) -> denied(account, fault);
            case Access.Absent _ -> new Reach.Gone();
          };
    };
  }

  private Access access(Account account, Transport way, Asking asking) {
    return providers
        .of(account.provider())
        .map(
            provider ->
                way.resource(provider)
                    .map(resource -> asking.ask(provider, resource))
                    .orElseGet(() -> notAskedFor(account)))
        .orElseGet(() -> notSetUp(account));
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
                    .lastRefreshToken(account.id())
                    .map(refresh -> () -> provider.revoke(refresh)));
  }

  private interface Asking {
    Access ask(OAuthProvider provider, Resource resource);
  }

  private static Access notSetUp(Account account) {
    return operator(waits(account));
  }

  private static Access notAskedFor(Account account) {
    return operator(
        "This Sendwell no longer asks for the permissions by which this account of %s is reached:"
                .formatted(account.providerName())
            + " its operator must add them to the scopes again.");
  }

  private static Access operator(String detail) {
    return new Access.Denied(new OAuthFault(Kind.OPERATOR, "", detail, "", Duration.ZERO));
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
