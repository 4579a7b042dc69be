package sendwell.oauth;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.NoSuchKeyIdException;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.oauth2.OAuth2Auth;
import io.vertx.ext.auth.oauth2.OAuth2Options;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import sendwell.oauth.ProviderCalls.Told;

/**
 * Verifies id tokens. The provider's keys are read once a day, and again when a token bears one
 * that is not known, but not more than once a minute. Safe for use by many threads.
 */
final class IdTokens {
  private static final Duration LIFE = Duration.ofDays(1);
  private static final Duration AGAIN = Duration.ofMinutes(1);
  private static final Set<String> PARTS =
      Set.of("kty", "kid", "alg", "use", "n", "e", "crv", "x", "y");

  private final Vertx vertx;
  private final ProviderCalls calls;
  private final String client;
  private final InstantSource time;
  private final AtomicReference<Optional<Keys>> kept = new AtomicReference<>(Optional.empty());

  private record Keys(OAuth2Auth verifier, Instant read) {}

  /** What came of verifying. */
  sealed interface Verdict {
    /** The token is right, and says this. */
    record Right(IdClaims claims) implements Verdict {}

    /** The token is wrong. */
    record Wrong(String detail) implements Verdict {}

    /** Not known: there are no keys at present. */
    record Open(OAuthFault fault) implements Verdict {}
  }

  IdTokens(Vertx vertx, ProviderCalls calls, String client, InstantSource time) {
    this.vertx = vertx;
    this.calls = calls;
    this.client = client;
    this.time = time;
  }

  Verdict verify(String token, Endpoints.Signer signer, String nonce) {
    var now = time.instant();
    var last = kept.get();
    if (last.filter(keys -> keys.read().plus(LIFE).isAfter(now)).isPresent()) {
      try {
        return checked(last.get(), token, signer, nonce);
      } catch (NoSuchKeyIdException e) {
        if (last.get().read().plus(AGAIN).isAfter(now)) {
          return new Verdict.Wrong("bears no key of the provider");
        }
      }
    }
    return switch (calls.get(signer.keys())) {
      case Told.Nothing(var fault) -> new Verdict.Open(fault);
      case Told.Answer answer when !answer.ok() -> new Verdict.Open(calls.fault(answer));
      case Told.Answer answer -> {
        var fresh = new Keys(verifier(answer.json()), now);
        kept.set(Optional.of(fresh));
        try {
          yield checked(fresh, token, signer, nonce);
        } catch (NoSuchKeyIdException e) {
          yield new Verdict.Wrong("bears no key of the provider");
        }
      }
    };
  }

  /** The library checks the signature and the audience; the clock is ours, so the rest is too. */
  private Verdict checked(Keys keys, String token, Endpoints.Signer signer, String nonce)
      throws NoSuchKeyIdException {
    Optional<User> user =
        keys.verifier()
            .authenticate(new TokenCredentials(token))
            .map(Optional::of)
            .recover(
                failure ->
                    failure instanceof NoSuchKeyIdException unknown
                        ? Future.failedFuture(unknown)
                        : Future.succeededFuture(Optional.empty()))
            .await();
    if (user.isEmpty()) {
      return new Verdict.Wrong("is no valid one of the provider for this application");
    }
    var claims = IdClaims.of(user.get().attributes().getJsonObject("accessToken"));
    return claims
        .flaw(signer.issuer(), client, nonce, time.instant())
        .<Verdict>map(Verdict.Wrong::new)
        .orElseGet(() -> new Verdict.Right(claims));
  }

  private OAuth2Auth verifier(JsonObject published) {
    var keys =
        published.getJsonArray("keys", new JsonArray()).stream()
            .flatMap(key -> key instanceof JsonObject json ? Stream.of(json) : Stream.empty())
            // Else the published key of a signature could be taken for a secret shared with us.
            .filter(key -> Set.of("RSA", "EC").contains(key.getString("kty", "")))
            .map(IdTokens::bare)
            .toList();
    // The library's clock is not ours: a leeway of decades leaves the times to us.
    return OAuth2Auth.create(
        vertx,
        new OAuth2Options()
            .setClientId(client)
            .setJwks(keys)
            .setJWTOptions(new JWTOptions().setLeeway(Integer.MAX_VALUE)));
  }

  /** The key without its certificates, which nobody here relies on. */
  private static JsonObject bare(JsonObject key) {
    var bare = new JsonObject();
    PARTS.stream().filter(key::containsKey).forEach(part -> bare.put(part, key.getValue(part)));
    return bare;
  }
}
