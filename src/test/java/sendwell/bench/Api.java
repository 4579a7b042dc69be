package sendwell.bench;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A program that uses the API with its key. */
final class Api {
  private final HttpClient http;
  private final URI server;
  private final String key;

  private Api(HttpClient http, URI server, String key) {
    this.http = http;
    this.server = server;
    this.key = key;
  }

  /** Sets a fresh server up, and takes a key of the new owner's workspace. */
  static Api setUp(URI server) throws IOException, InterruptedException {
    var http = HttpClient.newHttpClient();
    var owner =
        new JsonObject()
            .put("email", "owner@example.com")
            .put("password", "a long password for nobody")
            .put("workspace", "Bench");
    var setup = post(http, server.resolve("/api/v1/setup"), owner, "accept", "application/json");
    String cookie = setup.headers().firstValue("set-cookie").orElseThrow().split(";")[0];
    String csrf = new JsonObject(setup.body()).getString("csrfToken");
    var name = new JsonObject().put("name", "bench");
    var created =
        post(
            http, server.resolve("/api/v1/api-keys"), name, "cookie", cookie, "x-csrf-token", csrf);
    return new Api(http, server, new JsonObject(created.body()).getString("key"));
  }

  URI server() {
    return server;
  }

  String key() {
    return key;
  }

  JsonObject get(String path) throws IOException, InterruptedException {
    return new JsonObject(answered(http, request(path).GET().build()).body());
  }

  JsonObject patch(String path, JsonObject change) throws IOException, InterruptedException {
    var body = BodyPublishers.ofString(change.encode());
    return new JsonObject(answered(http, request(path).method("PATCH", body).build()).body());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.resolve("/api/v1" + path))
        .header("content-type", "application/json")
        .header("authorization", "Bearer " + key);
  }

  private static HttpResponse<String> post(
      HttpClient http, URI target, JsonObject body, String... headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(target)
            .header("content-type", "application/json")
            .headers(headers)
            .POST(BodyPublishers.ofString(body.encode()));
    return answered(http, request.build());
  }

  private static HttpResponse<String> answered(HttpClient http, HttpRequest request)
      throws IOException, InterruptedException {
    var response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() >= 300) {
      throw new IOException(request.uri() + ": " + response.statusCode() + " " + response.body());
    }
    return response;
  }
}
