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
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import sendwell.mail.Hosts;
import sendwell.mail.ServerFault;
import sendwell.mail.ServerFault.Kind;
import sendwell.mail.Trust;

/**
 * Small files from web servers that strangers name, and calls to programs. HTTPS only; the address
 * that {@link Hosts} allowed is the one that is dialled, after every redirect anew; size, time and
 * the number of redirects are bounded. The methods wait: call them on a virtual thread.
 */
public final class Web {
  private static final int HTTPS = 443;
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

  /** What to ask of which server. */
  private record Errand(HttpMethod method, URI uri, Buffer body, Bounds bounds) {
    Errand to(URI elsewhere) {
      return new Errand(method, elsewhere, body, bounds);
    }
  }

  /** An answer, and where else to look if it is a redirect. */
  private record Answer(Fetched.Page page, Optional<String> location) {}

  /** The file; nothing if it cannot be had. */
  public Optional<Buffer> get(URI uri) {
    return file(fetch(uri, Bounds.USUAL));
  }

  /** The answer to this XML; nothing if there is none. A redirect is posted to again. */
  public Optional<Buffer> postXml(URI uri, Buffer xml) {
    return file(follow(new Errand(HttpMethod.POST, uri, xml, Bounds.USUAL)));
  }

  /** What comes of fetching a file. A redirect beyond the bounds is an answer like any other. */
  public Fetched fetch(URI uri, Bounds bounds) {
    return follow(new Errand(HttpMethod.GET, uri, Buffer.buffer(), bounds));
  }

  /** What comes of a call. */
  public Called call(Call call) {
    return switch (server(call.uri())) {
      case Hosts.Resolved.Nowhere(var fault) -> new Called.Unreached(fault);
      case Hosts.Resolved.At(var address) -> {
        var headers = MultiMap.caseInsensitiveMultiMap().addAll(call.headers());
        var options = options(call.method(), call.uri(), headers, address);
        yield client
            .request(options)
            .compose(
                request -> asked(request, call),
                failure ->
                    Future.succeededFuture(new Called.Unreached(WebFault.of(failure, call.uri()))))
            .await();
      }
    };
  }

  private Future<Called> asked(HttpClientRequest request, Call call) {
    return exchange(request, call.body(), answer -> answered(answer, call))
        .otherwise(failure -> new Called.Unanswered(WebFault.of(failure, call.uri())));
  }

  private static Future<Called> answered(HttpClientResponse response, Call call) {
    String wait = response.getHeader(HttpHeaders.RETRY_AFTER);
    boolean seconds = wait != null && wait.matches("\\d{1,6}");
    var pause = seconds ? Duration.ofSeconds(Long.parseLong(wait)) : Duration.ZERO;
    String location = Objects.requireNonNullElse(response.getHeader(HttpHeaders.LOCATION), "");
    return body(response, call.bytes())
        .map(body -> new Called.Answered(response.statusCode(), body, pause, location));
  }

  private static Optional<Buffer> file(Fetched fetched) {
    return fetched instanceof Fetched.Page page && page.ok()
        ? Optional.of(page.body())
        : Optional.empty();
  }

  private Fetched follow(Errand start) {
    Errand errand = start;
    for (int hop = 0; ; hop++) {
      switch (answer(errand)) {
        case Outcome.Failed(var fault) -> {
          return new Fetched.Nothing(fault);
        }
        case Outcome.Answered(var answer) -> {
          if (answer.location().isEmpty() || hop == errand.bounds().redirects()) {
            return answer.page();
          }
          try {
            errand = errand.to(errand.uri().resolve(answer.location().get()));
          } catch (IllegalArgumentException e) {
            return answer.page();
          }
        }
      }
    }
  }

  private sealed interface Outcome {
    record Answered(Answer answer) implements Outcome {}

    record Failed(ServerFault fault) implements Outcome {}
  }

  private Outcome answer(Errand errand) {
    return switch (server(errand.uri())) {
      case Hosts.Resolved.At(var address) -> answer(errand, options(errand, address));
      case Hosts.Resolved.Nowhere(var fault) -> new Outcome.Failed(fault);
    };
  }

  /** Where to dial; nowhere unless it is an address of the web. */
  private Hosts.Resolved server(URI uri) {
    if (!"https".equals(uri.getScheme()) || uri.getHost() == null || !isPort(port(uri))) {
      return new Hosts.Resolved.Nowhere(
          new ServerFault(Kind.ADDRESS_NOT_ALLOWED, uri + " is no address of the web (https)."));
    }
    return hosts.resolve(uri.getHost());
  }

  private Outcome answer(Errand errand, RequestOptions options) {
    return client
        .request(options)
        .compose(
            request ->
                exchange(request, errand.body(), response -> read(response, errand.bounds())))
        .<Outcome>map(Outcome.Answered::new)
        .otherwise(failure -> new Outcome.Failed(WebFault.of(failure, errand.uri())))
        .await();
  }

  private static RequestOptions options(Errand errand, InetAddress address) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    if (errand.method().equals(HttpMethod.POST)) {
      headers.add(HttpHeaders.CONTENT_TYPE, "text/xml; charset=utf-8");
    }
    return options(errand.method(), errand.uri(), headers, address);
  }

  private static RequestOptions options(
      HttpMethod method, URI uri, MultiMap headers, InetAddress address) {
    int port = port(uri);
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return new RequestOptions()
        .setMethod(method)
        .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, port)))
        .setHost(uri.getHost())
        .setPort(port)
        .setURI(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery())
        .setHeaders(headers.set(HttpHeaders.USER_AGENT, "Sendwell"));
  }

  static int port(URI uri) {
    return uri.getPort() < 0 ? HTTPS : uri.getPort();
  }

  private static boolean isPort(int number) {
    return number >= 1 && number <= 65_535;
  }

  private <T> Future<T> exchange(
      HttpClientRequest request, Buffer body, Function<HttpClientResponse, Future<T>> read) {
    // A server that sends a byte a second keeps within every idle limit, so the whole is limited.
    long timer =
        vertx.setTimer(limit.toMillis(), _ -> request.reset(0, new TimeoutException("too slow")));
    return request.send(body).compose(read).onComplete(_ -> vertx.cancelTimer(timer));
  }

  private static Future<Answer> read(HttpClientResponse response, Bounds bounds) {
    response.exceptionHandler(_ -> {}); // what we reset ourselves is no news
    int status = response.statusCode();
    if (status == 200) {
      return body(response, bounds.bytes())
          .map(
              body -> new Answer(new Fetched.Page(status, type(response), body), Optional.empty()));
    }
    Optional<String> location =
        Optional.ofNullable(response.getHeader(HttpHeaders.LOCATION))
            .filter(_ -> REDIRECTS.contains(status));
    response.request().reset();
    return Future.succeededFuture(
        new Answer(new Fetched.Page(status, type(response), Buffer.buffer()), location));
  }

  private static String type(HttpClientResponse response) {
    String header = response.getHeader(HttpHeaders.CONTENT_TYPE);
    return header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private static Future<Buffer> body(HttpClientResponse response, int bytes) {
    Promise<Buffer> whole = Promise.promise();
    Buffer body = Buffer.buffer();
    response.exceptionHandler(whole::tryFail);
    response.endHandler(_ -> whole.tryComplete(body));
    response.handler(
        part -> {
          if (body.length() + part.length() > bytes) {
            whole.tryFail(new WebFault.TooLarge(bytes));
            response.request().reset();
          } else {
            body.appendBuffer(part);
          }
        });
    return whole.future();
  }
}
