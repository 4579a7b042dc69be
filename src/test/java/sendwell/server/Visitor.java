package sendwell.server;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Somebody who speaks HTTP to a Sendwell. What {@link #with} and the others add goes with every
 * request of the visitor that they return.
 *
 * @param server where it is
 * @param headers what goes with every request
 */
public record Visitor(URI server, Map<String, String> headers) {
  static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Nobody in particular. */
  public static Visitor of(URI server) {
    return new Visitor(server, Map.of());
  }

  /** The same with a header more; an empty value takes the header away. */
  public Visitor with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.remove(header);
    if (!value.isEmpty()) {
      more.put(header, value);
    }
    return new Visitor(server, more);
  }

  /** As seen by a trusted proxy, from this address. */
  public Visitor from(String address) {
    return with("x-forwarded-for", address);
  }

  /** A program with this key. */
  public Visitor withKey(String key) {
    return of(server).with("authorization", "Bearer " + key);
  }

  /** Whoever this reply to a sign-in lets in. */
  public Visitor admittedBy(Reply reply) {
    return with("cookie", reply.cookie()).with("x-csrf-token", reply.json().getString("csrfToken"));
  }

  /** Signs in, and is that person from then on. */
  public Visitor signIn(String email, String password) {
    return admittedBy(post("/api/v1/login", Map.of("email", email, "password", password)));
  }

  /** Reads. */
  public Reply get(String path) {
    return send("GET", path, "");
  }

  /** Sends a JSON object. */
  public Reply post(String path, Map<String, ?> body) {
    return json("POST", path, new JsonObject(Map.copyOf(body)).encode());
  }

  /** Sends a JSON object. */
  public Reply patch(String path, Map<String, ?> body) {
    return json("PATCH", path, new JsonObject(Map.copyOf(body)).encode());
  }

  /** Sends nothing with an unsafe method. */
  public Reply delete(String path) {
    return send("DELETE", path, "");
  }

  /** Sends a text as JSON, whether it is or not. */
  public Reply json(String method, String path, String body) {
    return with("content-type", "application/json").send(method, path, body);
  }

  /** Sends whatever it is. */
  public Reply send(String method, String path, String body) {
    return new Reply(exchange(method, path, body, BodyHandlers.ofString()));
  }

  /** Sends whatever it is, and gives the lines of the answer as they come. */
  public HttpResponse<Stream<String>> lines(String method, String path, String body) {
    return exchange(method, path, body, BodyHandlers.ofLines());
  }

  /** Sends whatever it is, and does not wait for the answer. */
  public CompletableFuture<Reply> begin(String method, String path, String body) {
    return HTTP.sendAsync(request(method, path, body), BodyHandlers.ofString())
        .thenApply(Reply::new);
  }

  private HttpRequest request(String method, String path, String body) {
    var request = HttpRequest.newBuilder(server.resolve(path)).timeout(LIMIT);
    headers.forEach(request::header);
    return request
        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
        .build();
  }

  private <T> HttpResponse<T> exchange(
      String method, String path, String body, BodyHandler<T> handler) {
    try {
      return HTTP.send(request(method, path, body), handler);
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The workspace that this visitor works in. */
  public String workspace() {
    return get("/api/v1/me").ok().getJsonObject("workspace").getString("id");
  }

  /** The live link, with the headers of this visitor. */
  public LiveLink open() {
    return LiveLink.open(this);
  }
}
