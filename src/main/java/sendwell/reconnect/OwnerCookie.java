package sendwell.reconnect;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import sendwell.id.Token;
import sendwell.signin.Browser;

/**
 * What a mailbox's owner's browser is known by while it is at the provider. It says by which link
 * it went there, and gives no access to anything.
 *
 * @param value the link's id and a secret; together they are the key of the browser, so neither can
 *     be exchanged
 */
record OwnerCookie(Token value) {
  private static final String NAME = "sendwell_reconnect";
  private static final Pattern FORM = Pattern.compile("[0-9a-f-]{36}\\.[A-Za-z0-9_-]{43}");

  /** Longer than a sign-in may take, so that whoever comes back too late can be told so. */
  private static final Duration AGE = Duration.ofDays(1);

  static OwnerCookie fresh(OpenLink link, SecureRandom random) {
    return new OwnerCookie(Token.random(random, link.id() + "."));
  }

  /** What the browser has of us, if it is anything like what we hand out. */
  static Optional<OwnerCookie> of(RoutingContext ctx) {
    return Optional.ofNullable(ctx.request().getCookie(NAME))
        .map(Cookie::getValue)
        .filter(value -> FORM.matcher(value).matches())
        .map(value -> new OwnerCookie(new Token(value)));
  }

  UUID link() {
    return UUID.fromString(value.value().substring(0, value.value().indexOf('.')));
  }

  Browser browser() {
    return Browser.holding(value);
  }

  /** Hands it out; it comes back with the browser, and with nothing that another site sends. */
  void set(RoutingContext ctx, boolean secure) {
    ctx.response()
        .addCookie(
            Cookie.cookie(NAME, value.value())
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(secure)
                .setSameSite(CookieSameSite.LAX)
                .setMaxAge(AGE.toSeconds()));
  }
}
