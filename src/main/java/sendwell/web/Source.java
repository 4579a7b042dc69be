package sendwell.web;

import io.vertx.ext.web.RoutingContext;
import java.util.List;

/**
 * Where requests come from.
 *
 * @param trustedProxies addresses whose {@code X-Forwarded-For} is believed
 */
public record Source(List<String> trustedProxies) {
  /**
   * The address of whoever sent the request; behind a trusted proxy, the one that the proxy saw.
   */
  public String of(RoutingContext ctx) {
    String remote = ctx.request().remoteAddress().hostAddress();
    String forwarded = ctx.request().getHeader("x-forwarded-for");
    if (forwarded == null || !trustedProxies.contains(remote)) {
      return remote;
    }
    // The last entry is the one that our proxy added; those before it are the sender's own words.
    String last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    return last.length() > 45 ? remote : last;
  }
}
