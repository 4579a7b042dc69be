package sendwell.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpClosedException;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sendwell.failure.Conflict;
import sendwell.failure.Failure;
import sendwell.failure.InputError;
import sendwell.failure.Invalid;
import sendwell.failure.NotFound;
import sendwell.failure.Refused;
import sendwell.failure.Unavailable;
import sendwell.json.Json;

/**
 * Answers a request that failed with a problem detail (RFC 9457).
 *
 * @param cut whether the server has stopped, and what was still under way cannot come to its end
 */
record Problems(BooleanSupplier cut) implements Handler<RoutingContext> {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  private record Problem(
      String type, String title, int status, String detail, List<Detail> errors) {}

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  private record Detail(String pointer, String code, String detail, String answer) {
    Detail(InputError error) {
      this(error.pointer(), error.code(), error.detail(), error.answer());
    }
  }

  @Override
  public void handle(RoutingContext ctx) {
    // Whatever else it sends is dropped, so that the client comes to read the answer.
    Authentication.resume(ctx);
    note(ctx);
    if (isGone(ctx) || cut.getAsBoolean() || isAnswered(ctx)) {
      ctx.request().connection().close();
      return;
    }
    switch (ctx.failure()) {
      case Failure failure -> answer(ctx, failure);
      case HttpException e -> answer(ctx, e.getStatusCode());
      case null -> answer(ctx, ctx.statusCode());
      case Throwable _ -> answer(ctx, 500);
    }
  }

  /** Logs a failure that was not meant. */
  private void note(RoutingContext ctx) {
    var failure = ctx.failure();
    boolean meant = failure == null || failure instanceof Failure;
    if (meant || failure instanceof HttpException || isGone(ctx)) {
      return;
    }
    // What it waited for does not come any more: that is the stop, and no fault.
    var entry = cut.getAsBoolean() ? LOG.atInfo() : LOG.atError().setCause(failure);
    entry
        .addKeyValue("request", RequestId.of(ctx))
        .addKeyValue("path", ctx.normalizedPath())
        .log(cut.getAsBoolean() ? "The stop cut a request" : "A request failed unexpectedly");
  }

  private static boolean isAnswered(RoutingContext ctx) {
    return ctx.response().ended() || ctx.response().headWritten();
  }

  // It went away, or was sent away, before it had sent all of the request: nobody waits for us.
  private static boolean isGone(RoutingContext ctx) {
    var failure = ctx.failure();
    boolean lost = failure instanceof HttpClosedException || failure instanceof IOException;
    return lost && !ctx.request().isEnded() || FirstFrames.isGone(ctx.request());
  }

  private static void answer(RoutingContext ctx, Failure failure) {
    switch (failure) {
      case NotFound e -> send(ctx, 404, "Not found", e.getMessage(), List.of());
      case Conflict e -> send(ctx, 409, "Conflict", e.getMessage(), List.of());
      case Invalid e -> send(ctx, 422, "Invalid input", e.getMessage(), e.errors());
      case Unavailable e -> send(ctx, 503, "Unavailable", e.getMessage(), List.of());
      case Refused e -> {
        e.retryAfter().ifPresent(wait -> ctx.response().putHeader("retry-after", seconds(wait)));
        int status =
            switch (e.reason()) {
              case NOT_SIGNED_IN -> {
                // Which a 401 must carry (RFC 9110 §15.5.2).
                ctx.response().putHeader("www-authenticate", "Bearer");
                yield 401;
              }
              case NOT_ALLOWED -> 403;
              case TOO_OFTEN -> 429;
            };
        send(ctx, status, "Refused", e.getMessage(), List.of());
      }
    }
  }

  private static void answer(RoutingContext ctx, int status) {
    switch (status) {
      case 404 -> send(ctx, 404, "Not found", "There is nothing at this address.", List.of());
      case 405 ->
          send(ctx, 405, "Method not allowed", "This address has no such method.", List.of());
      case 413 ->
          send(ctx, 413, "Too large", "The body is larger than this server takes.", List.of());
      case 400, 414, 415, 431 ->
          send(ctx, status, "Malformed request", "The request is not well formed.", List.of());
      default ->
          send(
              ctx,
              500,
              "Internal error",
              "Sendwell failed. Its log tells why, under request id " + RequestId.of(ctx) + ".",
              List.of());
    }
  }

  private static void send(
      RoutingContext ctx, int status, String title, String detail, List<InputError> errors) {
    ctx.response()
        .setStatusCode(status)
        .putHeader("content-type", "application/problem+json")
        .putHeader("cache-control", "no-store")
        .end(
            Json.write(
                new Problem(
                    "about:blank",
                    title,
                    status,
                    detail,
                    errors.stream().map(Detail::new).toList())));
  }

  private static String seconds(Duration wait) {
    return String.valueOf(Math.max(1, wait.plusMillis(999).toSeconds()));
  }
}
