package sendwell.web;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import sendwell.id.Ids;

/** Gives every request an id, which its answer and its log lines carry. */
record RequestId(Ids ids) implements Handler<RoutingContext> {
  private static final String KEY = "sendwell.request";

  @Override
  public void handle(RoutingContext ctx) {
    String id = ids.next().toString();
    ctx.put(KEY, id);
    ctx.response().putHeader("x-request-id", id);
    ctx.next();
  }

  static String of(RoutingContext ctx) {
    return ctx.get(KEY);
  }
}
