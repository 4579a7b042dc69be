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
import java.util.TreeSet;

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
      hand(ctx, grant, grant.offline(), taken.get().ask().nonce());
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
    var grant = provider.faults().rotates() ? grants.used(token) : grants.refreshed(token);
    grant.ifPresentOrElse(
        found -> hand(ctx, found, provider.faults().rotates(), ""),
        () -> fail(ctx, provider.kind().ended()));
  }

  private void hand(RoutingContext ctx, ProviderGrants.Grant grant, boolean fresh, String nonce) {
    var scopes = new TreeSet<>(grant.scopes());
    if (provider.kind() == SandboxProvider.Kind.MICROSOFT) {
      scopes.remove("offline_access");
    }
    var answer =
        new JsonObject()
            .put("access_token", grants.newAccess(grant))
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
