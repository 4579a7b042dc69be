package sendwell.web;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import sendwell.failure.Refused;
import sendwell.id.Ids;

/**
 * Serves HTTP: the page, the API of all slices, the live bridge and operations. Deploy several on
 * virtual threads; they share the port.
 */
public final class HttpVerticle extends VerticleBase {
  private static final String API = "/api/v1";

  /** A free port that the instances of one deployment share. */
  private static final int ANY_SHARED = -1;

  /** How long requests that are under way may take to come to their end when the server stops. */
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);

  private final HttpSettings settings;
  private final Ids ids;
  private final Access access;
  private final List<Routes> routes;
  private final Operations operations;
  private final LiveClients clients;
  private final LiveFeed feed;
  private HttpServer server;
  private volatile boolean stopped;

  /** Answers {@code routes} below {@code /api/v1}. */
  public HttpVerticle(
      HttpSettings settings,
      Ids ids,
      Access access,
      List<Routes> routes,
      Operations operations,
      LiveClients clients,
      LiveFeed feed) {
    this.settings = settings;
    this.ids = ids;
    this.access = access;
    this.routes = routes;
    this.operations = operations;
    this.clients = clients;
    this.feed = feed;
  }

  @Override
  public Future<?> start() {
    var options =
        new HttpServerOptions()
            .setHost(settings.host())
            .setPort(settings.port() == 0 ? ANY_SHARED : settings.port())
            .setCompressionSupported(true)
            // Compressing an event anew for each of a thousand dashboards takes longer than sending
            // it.
            .setPerMessageWebSocketCompressionSupported(false)
            .setPerFrameWebSocketCompressionSupported(false)
            .setIdleTimeout(Math.toIntExact(settings.requestLimit().toMillis()))
            .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
            .setMaxWebSocketFrameSize(65_536)
            .setMaxWebSocketMessageSize(262_144);
    server = vertx.createHttpServer(options).requestHandler(router());
    return server.listen();
  }

  @Override
  public Future<?> stop() {
    routes.forEach(Routes::stop);
    clients.endAll();
    return server
        .shutdown(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .onComplete(_ -> stopped = true);
  }

  /** The port that is listened on; the configured one, unless that was 0. */
  public int port() {
    return server.actualPort();
  }

  private Router router() {
    var router = Router.router(vertx);
    var authentication = new Authentication(access);
    router.route().handler(new RequestId(ids)).handler(new SecurityHeaders(settings.secure()));
    router.route("/oauth/*").failureHandler(HttpVerticle::toSignIn);
    var problems = new Problems(() -> stopped);
    router.route().failureHandler(problems);
    // No route at all is no failure of a route.
    router.errorHandler(404, problems);
    operations.mount(router);
    ApiContract.mount(router);
    Methods.close(router);
    var sameSite = new SameSite(settings.publicUrl(), settings.loopbackOnly());
    router.route(API + "/*").handler(sameSite);
    router
        .route("/eventbus/*")
        .handler(sameSite)
        .handler(authentication)
        .handler(FirstFrames::hold)
        .handler(Authentication::goOn);
    router.route("/eventbus/*").subRouter(new LiveBridge(vertx, clients, feed).router());
    router.route("/oauth/*").subRouter(openBrowser());
    router.route("/oauth/*").handler(authentication).handler(Authentication::goOn);
    router.route("/oauth/*").subRouter(browser());
    router.route(API + "/*").subRouter(open());
    router.route(API + "/*").handler(authentication);
    router.route(API + "/*").handler(Bodies.upTo(settings.bodyLimit()));
    router.route(API + "/*").handler(Authentication::goOn);
    router.route(API + "/*").subRouter(api());
    Page.mount(router);
    return router;
  }

  private Router open() {
    var open = Router.router(vertx);
    routes.forEach(part -> part.mountOpen(open));
    Bodies.readOpen(open);
    Methods.close(open);
    return open;
  }

  private Router openBrowser() {
    var browser = Router.router(vertx);
    routes.forEach(part -> part.mountOpenBrowser(browser));
    return browser;
  }

  private Router browser() {
    var browser = Router.router(vertx);
    routes.forEach(part -> part.mountBrowser(browser));
    return browser;
  }

  /** A browser is not told that it is nobody: it is shown where to become somebody. */
  private static void toSignIn(RoutingContext ctx) {
    if (ctx.failure() instanceof Refused refused
        && refused.reason() == Refused.Reason.NOT_SIGNED_IN) {
      ctx.response().setStatusCode(302).putHeader("location", "/sign-in").end();
    } else {
      ctx.next();
    }
  }

  private Router api() {
    var api = Router.router(vertx);
    routes.forEach(part -> part.mount(api));
    Methods.close(api);
    return api;
  }
}
