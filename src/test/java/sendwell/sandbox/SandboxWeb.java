package sendwell.sandbox;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.KeyCertOptions;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A web server of the sandbox: HTTPS on loopback for whatever names its certificate bears, with the
 * files that mail providers publish.
 */
public final class SandboxWeb implements AutoCloseable {
  private final Map<String, Handler<HttpServerRequest>> pages = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  private SandboxWeb(HttpServer server) {
    this.server = server;
  }

  /**
   * Starts a server.
   *
   * @param address on which to listen, for example {@code 127.0.0.1}
   * @param names that it is called by, {@code *.example.test} among them
   */
  public static SandboxWeb start(
      Vertx vertx, Authority authority, String address, String... names) {
    var keys = KeyCertOptions.wrap(Authority.keyManagers(authority.keyStore(names)));
    var web =
        new SandboxWeb(
            vertx.createHttpServer(new HttpServerOptions().setSsl(true).setKeyCertOptions(keys)));
    web.server.requestHandler(web::serve).listen(0, address).await();
    return web;
  }

  /** The port, which is a free one. */
  public int port() {
    return server.actualPort();
  }

  /** Serves a file; {@code place} is host and path: {@code autoconfig.example.test/mail/a.xml}. */
  public SandboxWeb file(String place, String content) {
    return page(place, request -> request.response().end(content));
  }

  /** Sends whoever comes here to another URL. */
  public SandboxWeb redirect(String place, String location) {
    return page(
        place,
        request -> request.response().setStatusCode(302).putHeader("location", location).end());
  }

  /** Does anything else. */
  public SandboxWeb page(String place, Handler<HttpServerRequest> handler) {
    pages.put(place, handler);
    return this;
  }

  /** Every request so far: method, host, path and query. */
  public List<String> requests() {
    return requests;
  }

  private void serve(HttpServerRequest request) {
    URI uri = URI.create("https://" + request.authority() + request.uri());
    requests.add(request.method() + " " + uri.getHost() + request.uri());
    pages
        .getOrDefault(
            uri.getHost() + uri.getPath(), missing -> missing.response().setStatusCode(404).end())
        .handle(request);
  }

  @Override
  public void close() {
    server.close().await();
  }
}
