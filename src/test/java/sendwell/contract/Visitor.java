package sendwell.contract;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Somebody who speaks HTTP to a Sendwell. What {@link #with} and the others add goes with every
 * request of the visitor that they return.
 *
 * @param server where it is
 * @param headers what goes with every request
 */
public record Visitor(URI server, Map<String, String> headers) {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** The word for a header whose value is the session cookie's. */
  private static final String COOKIE = "sendwell_session=";

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

  /** Whoever this answer to a sign-in lets in. */
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
    var request = HttpRequest.newBuilder(server.resolve(path));
    headers.forEach(request::header);
    request.method(
        method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    try {
      return new Reply(HTTP.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /**
   * Sends a request as it stands, but for its line ends; the headers of this visitor stay at home.
   */
  public String raw(String request) {
    try (var socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(10_000);
      String text = request.replace("\n", "\r\n");
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The live link, with the headers of this visitor. */
  public LiveLink open() {
    return LiveLink.open(this);
  }

  /**
   * What came back.
   *
   * @param response all of it
   */
  public record Reply(HttpResponse<String> response) {
    /** The status. */
    public int status() {
      return response.statusCode();
    }

    /** The body. */
    public String body() {
      return response.body();
    }

    /** The body as a JSON object. */
    public JsonObject json() {
      return new JsonObject(body());
    }

    /** Where the input was wrong, and the code of what was: {@code /email missing}. */
    public List<String> errors() {
      return json().getJsonArray("errors", new JsonArray()).stream()
          .map(JsonObject.class::cast)
          .map(error -> error.getString("pointer", "") + " " + error.getString("code"))
          .toList();
    }

    /** A header; empty if absent. */
    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    /** The session cookie as it must be sent back. */
    String cookie() {
      String set = header("set-cookie");
      return set.startsWith(COOKIE) ? set.substring(0, set.indexOf(';')) : "";
    }

    @Override
    public String toString() {
      return status() + " " + body();
    }
  }
}
