package sendwell.web;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/**
 * What browsers are told to allow: our own scripts, styles, pictures and connections, nothing else.
 */
record SecurityHeaders(boolean secure) implements Handler<RoutingContext> {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";

  @Override
  public void handle(RoutingContext ctx) {
    var headers = ctx.response().headers();
    headers.set("content-security-policy", POLICY);
    headers.set("x-content-type-options", "nosniff");
    headers.set("x-frame-options", "DENY");
    headers.set("referrer-policy", "no-referrer");
    headers.set("cross-origin-opener-policy", "same-origin");
    headers.set("cross-origin-resource-policy", "same-origin");
    headers.set("permissions-policy", "camera=(), microphone=(), geolocation=()");
    if (secure) {
      headers.set("strict-transport-security", "max-age=31536000");
    }
    ctx.next();
  }
}
