package sendwell.web;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import sendwell.id.Token;

/**
 * The cookie that keeps a browser signed in.
 *
 * @param secure whether it travels over TLS only
 */
public record SessionCookie(boolean secure) {
  static final String NAME = "sendwell_session";

  /** Whether the request comes from a browser that is, or was, signed in. */
  public static boolean isSentWith(RoutingContext ctx) {
    return ctx.request().getCookie(NAME) != null;
  }

  /** Hands the token to the browser. */
  public void set(RoutingContext ctx, Token token, Duration age) {
    ctx.response().addCookie(cookie(token.value(), age.toSeconds()));
  }

  /** Takes it back. */
  public void clear(RoutingContext ctx) {
    ctx.response().addCookie(cookie("", 0));
  }

  private Cookie cookie(String value, long seconds) {
    return Cookie.cookie(NAME, value)
        .setPath("/")
        .setHttpOnly(true)
        .setSecure(secure)
        .setSameSite(CookieSameSite.LAX)
        .setMaxAge(seconds);
  }
}
