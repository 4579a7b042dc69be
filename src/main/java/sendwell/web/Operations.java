package sendwell.web;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import sendwell.db.Database;

/** For whoever runs the server: is it alive, can it work, and its numbers. */
public record Operations(Database database, PrometheusMeterRegistry meters) {
  private static final Duration READY_LIMIT = Duration.ofSeconds(2);

  void mount(Router router) {
    router.get("/health/live").handler(ctx -> Answer.json(ctx, 200, Map.of("status", "UP")));
    router.get("/health/ready").handler(this::ready);
    router.get("/metrics").handler(this::metrics);
  }

  private void ready(RoutingContext ctx) {
    boolean ready = database.answers(READY_LIMIT);
    String state = ready ? "UP" : "DOWN";
    Answer.json(ctx, ready ? 200 : 503, Map.of("status", state, "database", state));
  }

  // The numbers tell about all workspaces: for this machine only, and not by way of a proxy.
  private void metrics(RoutingContext ctx) {
    boolean proxied =
        ctx.request().headers().contains("x-forwarded-for")
            || ctx.request().headers().contains("forwarded");
    String remote = ctx.request().remoteAddress().hostAddress();
    if (proxied || !InetAddress.ofLiteral(remote).isLoopbackAddress()) {
      ctx.fail(404);
      return;
    }
    ctx.response()
        .putHeader("content-type", "text/plain; version=0.0.4; charset=utf-8")
        .end(meters.scrape());
  }
}
