package sendwell.oauth;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sendwell.failure.Unavailable;
import sendwell.mail.EmailAddress;
import sendwell.oauth.OAuthFault.Kind;
import sendwell.oauth.ProviderCalls.Told;

/**
 * One provider: Google, Microsoft, or another of their kind. Its methods wait, each as long as the
 * {@link sendwell.http.Web} allows for one call, or for a few: call them on a virtual thread. Safe
 * for use by many threads.
 */
public final class OAuthProvider {
  private final ProviderSettings settings;
  private final Client client;
  private final AuthorizationUrl page;
  private final ProviderCalls calls;
  private final Directory directory;
  private final Identification identification;
  private final SecureRandom random;
  private final InstantSource time;

  /**
   * A sign-in that has just begun.
   *
   * @param page where the browser goes
   * @param attempt to remember until it comes back
   */
  public record Begun(URI page, Attempt attempt) {}

  OAuthProvider(OAuth parts, ProviderSettings settings, Client client) {
    this.settings = settings;
    this.client = client;
    this.page = new AuthorizationUrl(parts.vertx(), settings, client);
    this.calls = new ProviderCalls(parts.web(), settings.name());
    this.directory = new Directory(calls, settings, parts.time());
    this.identification =
        new Identification(
            calls, new IdTokens(parts.vertx(), calls, client.id(), parts.time()), settings.name());
    this.random = parts.random();
    this.time = parts.time();
  }

  /**
   * Begins a sign-in.
   *
   * @param redirect where the browser comes back to, as registered at the provider
   * @param hint the address to suggest; empty if there is none
   * @throws Unavailable if the provider does not tell where its page is
   */
  public Begun begin(URI redirect, String hint) {
    var attempt = Attempt.begin(random, redirect);
    return switch (directory.endpoints()) {
      case Directory.Entry.Unknown(var fault) -> throw new Unavailable(fault.detail());
      case Directory.Entry.Known(var endpoints) ->
          new Begun(page.of(endpoints.authorization(), attempt, hinted(hint)), attempt);
    };
  }

  private static Map<String, String> hinted(String hint) {
    return hint.isEmpty() ? Map.of() : Map.of("login_hint", hint);
  }

  /** Ends a sign-in: exchanges the code, and finds out whose mailbox it is. */
  public SignIn finish(Attempt attempt, Callback callback) {
    if (!attempt.began(callback.state())) {
      return new SignIn.Forged("The browser came back from another sign-in.");
    }
    if (callback.error().equals("access_denied")) {
      return new SignIn.Declined();
    }
    if (!callback.error().isEmpty() || callback.code().isEmpty()) {
      return new SignIn.Failed(
          ErrorReading.read(
              settings.name(), 0, callback.error(), callback.description(), Duration.ZERO));
    }
    return switch (directory.endpoints()) {
      case Directory.Entry.Unknown(var fault) -> new SignIn.Failed(fault);
      case Directory.Entry.Known(var endpoints) -> finish(attempt, callback, endpoints);
    };
  }

  private SignIn finish(Attempt attempt, Callback callback, Endpoints endpoints) {
    if (isForeign(callback.issuer(), endpoints)) {
      return new SignIn.Forged("The browser was sent back by " + callback.issuer() + ".");
    }
    var form =
        new HashMap<>(
            Map.of(
                "grant_type", "authorization_code",
                "code", callback.code(),
                "redirect_uri", attempt.redirect().toString(),
                "code_verifier", attempt.verifier()));
    if (severalResources()) {
      // A code is good for one request, so that one names nothing that may have been refused.
      form.put("scope", String.join(" ", settings.shared()));
    }
    return switch (ask(endpoints, form)) {
      case Granting.Denied(var fault) -> new SignIn.Failed(fault);
      case Granting.Granted(var tokens) ->
          switch (identification.whose(tokens, endpoints, attempt.nonce())) {
            case Identification.Whose.Unclear(var outcome) -> outcome;
            case Identification.Whose.Of(var mailbox, var subject) ->
                signedIn(mailbox, subject, tokens);
          };
    };
  }

  private SignIn signedIn(EmailAddress mailbox, String subject, Tokens tokens) {
    var only = resources().getFirst();
    var missing = severalResources() ? List.<String>of() : only.missing(tokens.scopes());
    if (!missing.isEmpty()) {
      return new SignIn.Partial(mailbox, missing);
    }
    if (tokens.refresh().isEmpty()) {
      return new SignIn.Failed(noRefreshToken());
    }
    if (severalResources()) {
      return new Consent(resources(), this::refresh).of(mailbox, subject, tokens.refresh());
    }
    var access = new AccessToken(only, tokens.access(), tokens.until());
    return new SignIn.SignedIn(mailbox, subject, new TokenSet(tokens.refresh(), List.of(access)));
  }

  /** For what it hands out access tokens, as it is configured; at least one. */
  public List<Resource> resources() {
    return settings.resources();
  }

  private boolean severalResources() {
    return resources().size() > 1;
  }

  private OAuthFault noRefreshToken() {
    return new OAuthFault(
        Kind.OPERATOR,
        settings.name()
            + " gave no refresh token: the operator must let it ask for access while offline.");
  }

  /** RFC 9207 §2.4; a tenant's issuer has another name for each tenant, so it tells nothing. */
  private static boolean isForeign(String issuer, Endpoints endpoints) {
    return !issuer.isEmpty()
        && endpoints.signers().stream()
            .map(Endpoints.Signer::issuer)
            .anyMatch(own -> !own.contains("{") && !own.equals(issuer));
  }

  /**
   * A new access token. If a new refresh token comes along, the old one may be worthless from here
   * on: it must be stored before anything else is done.
   *
   * @param refreshToken of whichever resource: it is good for all
   * @param resource what the access token is to be for
   */
  public Granting refresh(String refreshToken, Resource resource) {
    var form = new HashMap<>(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    if (severalResources()) {
      var scopes = Stream.concat(settings.shared().stream(), resource.scopes().stream());
      form.put("scope", scopes.collect(Collectors.joining(" ")));
    }
    return switch (directory.endpoints()) {
      case Directory.Entry.Unknown(var fault) -> new Granting.Denied(fault);
      case Directory.Entry.Known(var endpoints) -> ask(endpoints, form);
    };
  }

  private Granting ask(Endpoints endpoints, Map<String, String> grant) {
    var form = new HashMap<>(grant);
    String scope = form.getOrDefault("scope", String.join(" ", settings.scopes()));
    form.put("client_id", client.id());
    form.put("client_secret", client.secret());
    var asked = time.instant();
    return switch (calls.post(endpoints.token(), form)) {
      case Told.Nothing(var fault) -> new Granting.Denied(fault);
      case Told.Answer answer when isToken(answer) ->
          new Granting.Granted(tokens(answer.json(), asked, scope));
      case Told.Answer answer -> new Granting.Denied(calls.fault(answer));
    };
  }

  private static boolean isToken(Told.Answer answer) {
    return answer.ok()
        && !answer.json().containsKey("error")
        && !answer.json().getString("access_token", "").isEmpty();
  }

  /** What is not told to be allowed is what was asked for (RFC 6749 §5.1). */
  private static Tokens tokens(JsonObject json, Instant asked, String scope) {
    String scopes = json.getString("scope", scope);
    return new Tokens(
        json.getString("access_token"),
        asked.plusSeconds(seconds(json.getString("expires_in", ""))),
        json.getString("refresh_token", ""),
        Stream.of(scopes.split(" "))
            .filter(s -> !s.isEmpty())
            .collect(Collectors.toUnmodifiableSet()),
        json.getString("id_token", ""));
  }

  /** The life of a token that the provider does not tell is taken to be short (RFC 6749 §5.1). */
  private static long seconds(String text) {
    return text.matches("\\d{1,9}") ? Long.parseLong(text) : 60;
  }

  /** Ends what a refresh token stands for (RFC 7009). */
  public Revocation revoke(String refreshToken) {
    return switch (directory.endpoints()) {
      case Directory.Entry.Unknown _ -> Revocation.FAILED;
      case Directory.Entry.Known(var endpoints) ->
          endpoints.revocation().stream()
              .findFirst()
              .map(uri -> revoke(uri, refreshToken))
              .orElse(Revocation.NOT_OFFERED);
    };
  }

  private Revocation revoke(URI uri, String refreshToken) {
    var form =
        Map.of(
            "token",
            refreshToken,
            "token_type_hint",
            "refresh_token",
            "client_id",
            client.id(),
            "client_secret",
            client.secret());
    return switch (calls.post(uri, form)) {
      case Told.Nothing _ -> Revocation.FAILED;
      // Google calls it an error that a token is over already.
      case Told.Answer answer ->
          answer.ok() || answer.json().getString("error", "").equals("invalid_token")
              ? Revocation.REVOKED
              : Revocation.FAILED;
    };
  }
}
