package sendwell.web;

import io.vertx.core.Handler;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.net.URI;
import sendwell.failure.Refused;

/**
 * Refuses what another site's page made a browser send, before anybody is signed in: no other site
 * may set up, sign a browser in or out, read, or open the live bridge (RFC 6454).
 *
 * @param publicUrl the address whose origin is ours
 * @param loopbackOnly whether only this machine can reach the server
 */
record SameSite(URI publicUrl, boolean loopbackOnly) implements Handler<RoutingContext> {
  @Override
  public void handle(RoutingContext ctx) {
    // Programs send no Origin; browsers send it with every unsafe request and every WebSocket.
    String origin = ctx.request().getHeader("origin");
    if (origin != null && !ours(origin) && !sameHost(origin, ctx.request().authority())) {
      throw Refused.notAllowed(
          "This request comes from another site, %s. If it is Sendwell's own address, set SENDWELL_HTTP_PUBLIC_URL to it."
              .formatted(origin));
    }
    ctx.next();
  }

  private boolean ours(String origin) {
    return origin.equals(publicUrl.getScheme() + "://" + publicUrl.getRawAuthority());
  }

  private boolean sameHost(String origin, HostAndPort host) {
    return host != null
        && (origin.equals("http://" + host) || origin.equals("https://" + host))
        && (!loopbackOnly || namesThisMachine(host.host()));
  }

  // Any other name may have been made to point to this machine by the page's own name server (DNS
  // rebinding): to its browser, the page is then of the same host as the server on loopback.
  private static boolean namesThisMachine(String host) {
    if (host.equals("localhost")) {
      return true;
    }
    try {
      return InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
