package sendwell.web;

import io.vertx.ext.web.RoutingContext;
import sendwell.json.Json;

/** Answers of the API. */
public final class Answer {
  private Answer() {}

  /** Answers with a record as JSON. */
  public static void json(RoutingContext ctx, int status, Object body) {
    ctx.response()
        .setStatusCode(status)
        .putHeader("content-type", "application/json")
        .putHeader("cache-control", "no-store")
        .end(Json.write(body));
  }

  /** Answers that it is done, and that there is nothing to say about it. */
  public static void nothing(RoutingContext ctx) {
    ctx.response().setStatusCode(204).end();
  }

  /** Sends the browser elsewhere. */
  public static void redirect(RoutingContext ctx, String to) {
    ctx.response()
        .setStatusCode(302)
        .putHeader("location", to)
        .putHeader("cache-control", "no-store")
        .end();
  }
}
