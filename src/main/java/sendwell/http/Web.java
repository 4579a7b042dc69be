package sendwell.http;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TrustOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import sendwell.mail.Hosts;
import sendwell.mail.Trust;

/**
 * Small files from web servers that strangers name. HTTPS only; the address that {@link Hosts}
 * allowed is the one that is dialled, after every redirect anew; size, time and the number of
 * redirects are bounded. The methods wait: call them on a virtual thread.
 */
public final class Web {
  private static final int HTTPS = 443;
  private static final int MOST_BYTES = 256 * 1024;
  private static final int MOST_REDIRECTS = 3;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final Vertx vertx;
  private final HttpClient client;
  private final Hosts hosts;
  private final Duration limit;

  /**
   * Certificates must be vouched for by {@code trust}; no request may take longer than the limit.
   */
  public Web(Vertx vertx, Hosts hosts, Trust trust, Duration limit) {
    this.vertx = vertx;
    this.hosts = hosts;
    this.limit = limit;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setSsl(true)
                .setTrustOptions(TrustOptions.wrap(trust.manager()))
                .setVerifyHost(true)
                .setKeepAlive(false)
                .setConnectTimeout((int) limit.toMillis()));
  }

  /** One answer: a file, or where else to look; both empty if there is neither. */
  private record Page(Optional<Buffer> body, Optional<String> location) {
    static final Page NONE = new Page(Optional.empty(), Optional.empty());
  }

  /** The file; nothing if it cannot be had. */
  public Optional<Buffer> get(URI uri) {
    return follow(HttpMethod.GET, uri, Buffer.buffer());
  }

  /** The answer to this XML; nothing if there is none. A redirect is posted to again. */
  public Optional<Buffer> postXml(URI uri, Buffer xml) {
    return follow(HttpMethod.POST, uri, xml);
  }

  private Optional<Buffer> follow(HttpMethod method, URI start, Buffer body) {
    URI uri = start;
    for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
      Page page = page(method, uri, body);
      if (page.location().isEmpty()) {
        return page.body();
      }
      try {
        uri = uri.resolve(page.location().get());
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private Page page(HttpMethod method, URI uri, Buffer body) {
    if (!"https".equals(uri.getScheme()) || uri.getHost() == null) {
      return Page.NONE;
    }
    return switch (hosts.resolve(uri.getHost())) {
      case Hosts.Resolved.At(var address) -> page(options(method, uri, address), body);
      case Hosts.Resolved.Nowhere(_) -> Page.NONE;
    };
  }

  private Page page(RequestOptions options, Buffer body) {
    return client
        .request(options)
        .compose(request -> exchange(request, body))
        .otherwise(Page.NONE)
        .await();
  }

  private RequestOptions options(HttpMethod method, URI uri, InetAddress address) {
    int port = uri.getPort() < 0 ? HTTPS : uri.getPort();
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().add(HttpHeaders.USER_AGENT, "Sendwell");
    if (method.equals(HttpMethod.POST)) {
      headers.add(HttpHeaders.CONTENT_TYPE, "text/xml; charset=utf-8");
    }
    return new RequestOptions()
        .setMethod(method)
        .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, port)))
        .setHost(uri.getHost())
        .setPort(port)
        .setURI(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery())
        .setHeaders(headers);
  }

  private Future<Page> exchange(HttpClientRequest request, Buffer body) {
    // A server that sends a byte a second keeps within every idle limit, so the whole is limited.
    long timer = vertx.setTimer(limit.toMillis(), _ -> request.reset());
    return request.send(body).compose(this::read).onComplete(_ -> vertx.cancelTimer(timer));
  }

  private Future<Page> read(HttpClientResponse response) {
    response.exceptionHandler(_ -> {}); // what we reset ourselves is no news
    Optional<String> location = Optional.ofNullable(response.getHeader(HttpHeaders.LOCATION));
    if (REDIRECTS.contains(response.statusCode()) && location.isPresent()) {
      response.request().reset();
      return Future.succeededFuture(new Page(Optional.empty(), location));
    }
    if (response.statusCode() != 200) {
      response.request().reset();
      return Future.succeededFuture(Page.NONE);
    }
    return body(response).map(body -> new Page(Optional.of(body), Optional.empty()));
  }

  private static Future<Buffer> body(HttpClientResponse response) {
    Promise<Buffer> whole = Promise.promise();
    Buffer body = Buffer.buffer();
    response.exceptionHandler(whole::tryFail);
    response.endHandler(_ -> whole.tryComplete(body));
    response.handler(
        part -> {
          if (body.length() + part.length() > MOST_BYTES) {
            whole.tryFail("larger than " + MOST_BYTES + " bytes");
            response.request().reset();
          } else {
            body.appendBuffer(part);
          }
        });
    return whole.future();
  }
}
