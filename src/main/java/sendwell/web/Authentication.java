package sendwell.web;

import io.vertx.core.Handler;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;
import sendwell.failure.Refused;
import sendwell.id.Token;

/**
 * Lets a request through only if it is signed in, by session cookie or by API key. The request is
 * left paused, until its body has a reader or {@link #goOn} is called.
 */
record Authentication(Access access) implements Handler<RoutingContext> {
  static final String CALLER = "sendwell.caller";
  private static final String BEARER = "Bearer ";
  private static final Set<HttpMethod> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  // Looking the caller up takes a while. Meanwhile the request waits: whoever is nobody makes us
  // keep nothing of a body, and a request that came to its end could no longer become a WebSocket.
  @Override
  public void handle(RoutingContext ctx) {
    if (!ctx.request().isEnded()) {
      ctx.request().pause();
    }
    ctx.put(CALLER, caller(ctx));
    ctx.next();
  }

  /** Lets the rest of the request come, once there is somebody to take it. */
  static void goOn(RoutingContext ctx) {
    resume(ctx);
    ctx.next();
  }

  /** Lets the rest of the request come, if there is any. */
  static void resume(RoutingContext ctx) {
    // Over HTTP/2 a request that has ended refuses it. Over HTTP/1.1 the connection goes on behind
    // the request, as a WebSocket for example, and would stand still.
    if (ctx.request().version() != HttpVersion.HTTP_2 || !ctx.request().isEnded()) {
      ctx.request().resume();
    }
  }

  private Caller caller(RoutingContext ctx) {
    String authorization = ctx.request().getHeader("authorization");
    if (authorization != null) {
      return Optional.of(authorization)
          .filter(value -> value.startsWith(BEARER))
          .flatMap(value -> access.apiKey(new Token(value.substring(BEARER.length()))))
          .orElseThrow(() -> Refused.notSignedIn("This API key is not valid. Create a new one."));
    }
    var caller =
        Optional.ofNullable(ctx.request().getCookie(SessionCookie.NAME))
            .map(Cookie::getValue)
            .flatMap(value -> access.session(new Token(value)))
            .orElseThrow(() -> Refused.notSignedIn("Sign in to go on."));
    if (caller instanceof Caller.Member member) {
      refuseForgery(ctx, member);
    }
    return caller;
  }

  // A browser sends the cookie with requests that other sites make it send; they cannot know the
  // token.
  private static void refuseForgery(RoutingContext ctx, Caller.Member member) {
    boolean safe = SAFE.contains(ctx.request().method());
    if (!safe && !member.csrfToken().equals(ctx.request().getHeader("x-csrf-token"))) {
      throw Refused.notAllowed(
          "The X-CSRF-Token header is missing or wrong. Read it anew from /api/v1/me.");
    }
  }
}
