package sendwell.sandbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The token endpoint (RFC 6749 §3.2, RFC 7636), revocation (RFC 7009) and userinfo. */
final class ProviderTokens {
  private final SandboxProvider provider;
  private final ProviderGrants grants;

  ProviderTokens(SandboxProvider provider, ProviderGrants grants) {
    this.provider = provider;
    this.grants = grants;
  }

  /** Exchanges a code or a refresh token for an access token. */
  void token(RoutingContext ctx) {
    var form = ctx.request().formAttributes();
    var refusal = provider.refusal(client(ctx));
    if (refusal.isPresent()) {
      fail(ctx, refusal.get());
      return;
    }
    switch (ProviderAsk.text(form, "grant_type")) {
      case "authorization_code" -> code(ctx, form);
      case "refresh_token" -> refresh(ctx, form);
      default -> fail(ctx, 400, "unsupported_grant_type", "No such grant type.");
    }
  }

  private void code(RoutingContext ctx, MultiMap form) {
    var taken = grants.take(ProviderAsk.text(form, "code"));
    boolean right =
        taken
            .map(ProviderGrants.Code::ask)
            .filter(ask -> ask.redirect().equals(ProviderAsk.text(form, "redirect_uri")))
            .filter(ask -> ask.challenge().equals(s256(ProviderAsk.text(form, "code_verifier"))))
            .isPresent();
    if (right) {
      var grant = taken.get().grant();
      hand(ctx, form, grant, grant.offline(), taken.get().ask().nonce());
    } else {
      fail(ctx, provider.kind().noCode());
    }
  }

  private void refresh(RoutingContext ctx, MultiMap form) {
    String token = ProviderAsk.text(form, "refresh_token");
    if (provider.faults().refusesRefresh()) {
      fail(ctx, provider.kind().ended());
      return;
    }
    if (refusesScope(ctx, form, grants.refreshed(token))) {
      return;
    }
    var grant = provider.faults().rotates() ? grants.used(token) : grants.refreshed(token);
    grant.ifPresentOrElse(
        found -> hand(ctx, form, found, provider.faults().rotates(), ""),
        () -> fail(ctx, provider.kind().ended()));
  }

  /**
   * Microsoft hands out a token for one resource at a time, and none for what was never allowed.
   */
  private boolean refusesScope(
      RoutingContext ctx, MultiMap form, Optional<ProviderGrants.Grant> grant) {
    if (provider.kind() != SandboxProvider.Kind.MICROSOFT || grant.isEmpty()) {
      return false;
    }
    var asked = ProviderAsk.words(ProviderAsk.text(form, "scope"));
    if (resources(asked).size() > 1) {
      String why = "AADSTS28000: The scope is not valid because it names more than one resource.";
      fail(ctx, 400, "invalid_scope", why);
      return true;
    }
    var refused = new TreeSet<>(resources(asked));
    refused.removeAll(resources(grant.get().scopes()));
    if (!refused.isEmpty()) {
      String why = "AADSTS65001: The user has not consented to use the application.";
      fail(ctx, 400, "invalid_grant", why);
    }
    return !refused.isEmpty();
  }

  private static Set<String> resources(Set<String> scopes) {
    return scopes.stream()
        .filter(scope -> scope.contains("://"))
        .map(scope -> scope.substring(0, scope.lastIndexOf('/')))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What a token is for: at Google all that was allowed, at Microsoft what is asked of it. */
  private Set<String> scopes(MultiMap form, ProviderGrants.Grant grant) {
    var scopes = new TreeSet<>(grant.scopes());
    if (provider.kind() == SandboxProvider.Kind.MICROSOFT) {
      scopes.remove("offline_access");
      if (form.contains("scope")) {
        scopes.retainAll(ProviderAsk.words(form.get("scope")));
      }
    }
    return scopes;
  }

  private void hand(
      RoutingContext ctx, MultiMap form, ProviderGrants.Grant grant, boolean fresh, String nonce) {
    var scopes = scopes(form, grant);
    var answer =
        new JsonObject()
            .put("access_token", grants.newAccess(grant, scopes))
            .put("expires_in", ProviderGrants.ACCESS_LIFE.toSeconds())
            .put("token_type", "Bearer")
            .put("scope", String.join(" ", scopes));
    if (fresh) {
      answer.put("refresh_token", grants.newRefresh(grant));
    }
    if (grant.scopes().contains("openid")) {
      answer.put("id_token", provider.idToken(grant.address(), nonce));
    }
    provider.issued();
    json(ctx, 200, answer);
  }

  /** Ends a grant; like Google's, it calls a token that it does not know an error. */
  void revoke(RoutingContext ctx) {
    if (grants.revoke(ProviderAsk.text(ctx.request().formAttributes(), "token"))) {
      json(ctx, 200, new JsonObject());
    } else {
      fail(ctx, 400, "invalid_token", "Token expired or revoked");
    }
  }

  /** Tells whose the access token is. */
  void userinfo(RoutingContext ctx) {
    String header = Optional.ofNullable(ctx.request().getHeader("authorization")).orElse("");
    grants
        .accessed(header.replaceFirst("(?i)^bearer ", ""))
        .ifPresentOrElse(
            grant -> json(ctx, 200, provider.person(grant.address())),
            () -> fail(ctx, 401, "invalid_token", "The access token is invalid or expired."));
  }

  /** Tells mail servers whose the access token is, as Google's endpoint of that name does. */
  void tokenInfo(RoutingContext ctx) {
    grants
        .accessed(ProviderAsk.text(ctx.request().params(), "access_token"))
        .ifPresentOrElse(
            grant ->
                json(
                    ctx,
                    200,
                    new JsonObject()
                        .put("email", grant.address())
                        .put("scope", String.join(" ", new TreeSet<>(grant.scopes())))),
            () -> fail(ctx, 400, "invalid_token", "Invalid Value"));
  }

  /** Client id and secret, from the header or the form (RFC 6749 §2.3.1). */
  private static String client(RoutingContext ctx) {
    String header = Optional.ofNullable(ctx.request().getHeader("authorization")).orElse("");
    if (header.startsWith("Basic ")) {
      String both = new String(Base64.getDecoder().decode(header.substring(6)), UTF_8);
      return URLDecoder.decode(both, UTF_8);
    }
    var form = ctx.request().formAttributes();
    return ProviderAsk.text(form, "client_id") + ":" + ProviderAsk.text(form, "client_secret");
  }

  private static String s256(String verifier) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private void fail(RoutingContext ctx, SandboxProvider.Refusal refusal) {
    fail(ctx, refusal.status(), refusal.error(), refusal.description());
  }

  private void fail(RoutingContext ctx, int status, String error, String description) {
    var answer = new JsonObject().put("error", error).put("error_description", description);
    if (description.startsWith("AADSTS")) {
      int number = Integer.parseInt(description.substring(6, description.indexOf(':')));
      answer.put("error_codes", new JsonArray().add(number));
    }
    json(ctx, status, answer);
  }

  static void json(RoutingContext ctx, int status, JsonObject answer) {
    ctx.response()
        .setStatusCode(status)
        .putHeader("content-type", "application/json; charset=utf-8")
        .putHeader("cache-control", "no-store")
        .end(answer.encode());
  }
}
