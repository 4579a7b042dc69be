package sendwell.account;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sendwell.oauth.Granting;
import sendwell.oauth.OAuthFault;
import sendwell.oauth.OAuthFault.Kind;
import sendwell.oauth.OAuthProvider;
import sendwell.oauth.Resource;
import sendwell.oauth.Tokens;

/**
 * Access tokens of accounts, one for each resource of the provider that an account uses. What holds
 * on however many nodes:
 *
 * <ol>
 *   <li>A refresh token is used by one at a time, for its use may replace it, whatever resource it
 *       is used for. It is claimed with a lease, so that no connection to PostgreSQL waits for a
 *       provider.
 *   <li>What replaces it is stored before the access token that came along is used.
 *   <li>That a grant ended is believed only if the refresh token is still the one that was refused.
 *   <li>While the provider does not answer, an access token is used until it ends, and the provider
 *       is asked ever more rarely; why and until when is kept with the account.
 * </ol>
 *
 * The methods wait: call them on a virtual thread.
 */
public final class AccessTokens {
  private static final Logger LOG = LoggerFactory.getLogger(AccessTokens.class);

  /** A new one is asked for so long before the end. */
  private static final Duration EARLY = Duration.ofMinutes(5);

  /** Longer than any call of a provider takes. */
  private static final Duration LEASE = Duration.ofMinutes(2);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration LATE = Duration.ofMinutes(15);
  private static final int STORE_TRIES = 5;

  private static final OAuthFault ELSEWHERE =
      new OAuthFault(
          Kind.WAIT, "", "The access is being renewed. Sendwell tries again by itself.", "", SOON);

  private final Vertx vertx;
  private final Grants grants;
  private final InstantSource time;
  private final RandomGenerator random;

  private record Wanted(AccountId account, OAuthProvider provider, Resource resource) {}

  /** Keeps tokens in these grants; the random numbers spread what would come at once. */
  public AccessTokens(Vertx vertx, Grants grants, InstantSource time, RandomGenerator random) {
    this.vertx = vertx;
    this.grants = grants;
    this.time = time;
    this.random = random;
  }

  /** An access token of the account, a new one if the last has ended or is about to. */
  public Access get(AccountId account, OAuthProvider provider, Resource resource) {
    return get(new Wanted(account, provider, resource), Duration.ZERO);
  }

  /** The provider is asked for the account again as soon as somebody needs a token. */
  void askAnew(AccountId account) {
    grants.askAnew(account);
  }

  /** The account's refresh token, if no other account has a grant of the same person. */
  Optional<String> lastRefreshToken(AccountId account) {
    return grants.refreshToken(account).filter(_ -> grants.alone(account));
  }

  /** The same, after the provider's servers refused the token that it gave last. */
  Access replace(AccountId account, OAuthProvider provider, Resource resource, String refused) {
    grants
        .find(account, resource)
        .filter(grant -> grant.access().equals(refused))
        .ifPresent(grant -> grants.end(account, grant));
    return get(account, provider, resource);
  }

  private Access get(Wanted wanted, Duration waited) {
    var account = wanted.account();
    Instant now = time.instant();
    Optional<Grant> found = grants.find(account, wanted.resource());
    if (found.isEmpty()) {
      return new Access.Absent();
    }
    Grant grant = found.get();
    if (grant.until().minus(EARLY).isAfter(now)) {
      return new Access.Given(grant.access());
    }
    if (grant.askAfter().isAfter(now)) {
      return orLast(grant, grant.fault());
    }
    if (grants.claim(account, grant, now, LEASE)) {
      return refreshed(wanted, grant);
    }
    if (grant.until().isAfter(now)) {
      return new Access.Given(grant.access());
    }
    // Whoever claimed it may have died: after a lease without news it could have been claimed
    // again.
    if (waited.compareTo(LEASE) > 0) {
      return new Access.Denied(ELSEWHERE);
    }
    vertx.timer(LOOK_AGAIN.toMillis()).await();
    return get(wanted, waited.plus(LOOK_AGAIN));
  }

  private Access refreshed(Wanted wanted, Grant grant) {
    var account = wanted.account();
    return switch (wanted.provider().refresh(grant.refresh(), grant.resource())) {
      case Granting.Granted(var tokens) -> {
        store(account, grant, tokens);
        yield new Access.Given(tokens.access());
      }
      case Granting.Denied(var fault) when fault.kind() == Kind.SIGN_IN_AGAIN ->
          replaced(account, grant) ? get(wanted, Duration.ZERO) : denied(account, grant, fault);
      case Granting.Denied(var fault) -> denied(account, grant, fault);
    };
  }

  /** Whether somebody has stored another refresh token since this one was read. */
  private boolean replaced(AccountId account, Grant grant) {
    return grants
        .find(account, grant.resource())
        .filter(now -> now.generation() != grant.generation())
        .isPresent();
  }

  private Access denied(AccountId account, Grant grant, OAuthFault fault) {
    Instant now = time.instant();
    grants.defer(account, grant, now.plus(pause(grant.failures(), fault.pause())), fault);
    return orLast(grant, fault);
  }

  /** A refresh token that the provider replaced exists nowhere else, so one try is not enough. */
  private void store(AccountId account, Grant grant, Tokens tokens) {
    for (int attempt = 1; ; attempt++) {
      try {
        grants.store(account, grant, tokens);
        return;
      } catch (Exception e) {
        if (attempt == STORE_TRIES) {
          throw e;
        }
        LOG.atWarn().addKeyValue("account", account).setCause(e).log("Tokens are not stored yet");
        vertx.timer(Duration.ofSeconds(attempt).toMillis()).await();
      }
    }
  }

  /** The last access token if it is good yet, whatever will be; but not once the grant ended. */
  private Access orLast(Grant grant, OAuthFault fault) {
    boolean passing = fault.kind() == Kind.WAIT || fault.kind() == Kind.OPERATOR;
    return passing && grant.until().isAfter(time.instant())
        ? new Access.Given(grant.access())
        : new Access.Denied(fault);
  }

  private Duration pause(int failures, Duration asked) {
    Duration usual = SOON.multipliedBy(1L << Math.min(failures, 10));
    Duration bounded = usual.compareTo(LATE) < 0 ? usual : LATE;
    Duration longer = bounded.compareTo(asked) < 0 ? asked : bounded;
    return longer.plusMillis(random.nextLong(longer.toMillis() / 5));
  }
}
