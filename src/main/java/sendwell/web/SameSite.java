package sendwell.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import sendwell.failure.Refused;

/**
 * Refuses what another site's page made a browser send, before anybody is signed in: no other site
 * may sign a browser in, or out, or open the live bridge (RFC 6454).
 *
 * @param publicUrl the address whose origin is ours
 */
record SameSite(URI publicUrl) implements Handler<RoutingContext> {
  @Override
  public void handle(RoutingContext ctx) {
    boolean safe = ctx.request().method() == HttpMethod.GET && !opensSocket(ctx);
    if (!safe && !ours(ctx)) {
      throw Refused.notAllowed("This request comes from another site: " + origin(ctx) + ".");
    }
    ctx.next();
  }

  private static boolean opensSocket(RoutingContext ctx) {
    return ctx.request().headers().contains("upgrade", "websocket", true);
  }

  // Programs send no Origin; browsers send it with every unsafe request and every WebSocket.
  private boolean ours(RoutingContext ctx) {
    String origin = origin(ctx);
    return origin == null
        || origin.equals(publicUrl.getScheme() + "://" + publicUrl.getRawAuthority())
        || sameHost(ctx, origin);
  }

  private static boolean sameHost(RoutingContext ctx, String origin) {
    var authority = ctx.request().authority();
    return authority != null && origin.endsWith("://" + authority);
  }

  private static String origin(RoutingContext ctx) {
    return ctx.request().getHeader("origin");
  }
}
