package sendwell.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Calls of one signed-in person.
 *
 * @param http the connection
 * @param server where Sendwell listens
 * @param cookie the session
 * @param csrfToken what unsafe calls carry
 * @param workspace whose data
 */
record Api(HttpClient http, URI server, String cookie, String csrfToken, String workspace) {
  static final String EMAIL = "owner@example.test";
  static final String PASSWORD = "a long enough password";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** What came back. */
  record Answer(int status, JsonObject body, HttpResponse<String> response) {
    /** The body, if the call did what it should. */
    JsonObject ok() {
      assertThat(status).as(() -> response.request().uri() + ": " + body).isBetween(200, 299);
      return body;
    }

    /** The code of the error at this place of the request; empty if there is none. */
    String code(String pointer) {
      return error(pointer).getString("code", "");
    }

    JsonObject error(String pointer) {
      return body.getJsonArray("errors").stream()
          .map(JsonObject.class::cast)
          .filter(error -> error.getString("pointer", "").equals(pointer))
          .findFirst()
          .orElse(new JsonObject());
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  /** Creates the owner. */
  static Api setUp(URI server, String code) {
    return admitted(
        server,
        "/setup",
        person().put("workspace", "Acme").put("code", code.isEmpty() ? null : code));
  }

  /** Signs the owner in. */
  static Api signIn(URI server) {
    return admitted(server, "/login", person());
  }

  private static JsonObject person() {
    return new JsonObject().put("email", EMAIL).put("password", PASSWORD);
  }

  private static Api admitted(URI server, String path, JsonObject body) {
    var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    var answer = new Api(http, server, "", "", "").post(path, body);
    var me = answer.ok();
    return new Api(
        http,
        server,
        answer.header("set-cookie").split(";")[0],
        me.getString("csrfToken"),
        me.getJsonObject("workspace").getString("id"));
  }

  /** The same person, still signed in, at a server that was started again. */
  Api at(URI other) {
    return new Api(http, other, cookie, csrfToken, workspace);
  }

  Answer get(String path) {
    return send(request(path).GET());
  }

  Answer post(String path, JsonObject body) {
    return send(json(path).POST(BodyPublishers.ofString(body.encode())));
  }

  Answer patch(String path, JsonObject body) {
    return send(json(path).method("PATCH", BodyPublishers.ofString(body.encode())));
  }

  Answer delete(String path) {
    return send(request(path).DELETE());
  }

  /** Queues a mail under a key of its own. */
  JsonObject send(JsonObject account, JsonObject draft) {
    return send(account, draft, UUID.randomUUID().toString()).ok();
  }

  Answer send(JsonObject account, JsonObject draft, String key) {
    return send(
        json("/accounts/" + account.getString("id") + "/messages")
            .header("idempotency-key", key)
            .POST(BodyPublishers.ofString(draft.encode())));
  }

  JsonObject message(JsonObject message) {
    return get("/messages/" + message.getString("id")).ok();
  }

  JsonObject account(JsonObject account) {
    return get("/accounts/" + account.getString("id")).ok();
  }

  /** Waits until the message is in this state. */
  JsonObject messageIs(JsonObject message, String state) {
    return Eventually.get(
        "a message that is " + state,
        () -> message(message),
        seen -> seen.getString("state").equals(state));
  }

  /** Waits until the account has this status. */
  JsonObject accountIs(JsonObject account, String status) {
    return Eventually.get(
        "an account that is " + status,
        () -> account(account),
        seen -> seen.getString("status").equals(status));
  }

  List<JsonObject> items(String path) {
    return get(path).ok().getJsonArray("items").stream().map(JsonObject.class::cast).toList();
  }

  /** The numbers that Prometheus reads. */
  String metrics() {
    return send(HttpRequest.newBuilder(server.resolve("/metrics")).timeout(LIMIT).GET())
        .response()
        .body();
  }

  HttpRequest.Builder csv(String path, BodyPublisher file) {
    return request(path).header("content-type", "text/csv; charset=utf-8").POST(file);
  }

  HttpRequest.Builder request(String path) {
    var request =
        HttpRequest.newBuilder(server.resolve("/api/v1" + path))
            .timeout(LIMIT)
            .header("x-csrf-token", csrfToken);
    return cookie.isEmpty() ? request : request.header("cookie", cookie);
  }

  private HttpRequest.Builder json(String path) {
    return request(path).header("content-type", "application/json");
  }

  Answer send(HttpRequest.Builder request) {
    try {
      var response = http.send(request.build(), BodyHandlers.ofString());
      String body = response.body();
      return new Answer(
          response.statusCode(),
          body.startsWith("{") ? new JsonObject(body) : new JsonObject(),
          response);
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
