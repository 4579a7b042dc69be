package sendwell.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sendwell.server.Installation;
import sendwell.server.Visitor;

/** Programs may speak HTTP/2 as well, which many libraries try first. */
class HttpVersionTest {
  private final Installation sendwell = Installation.shared();
  private final Visitor program = sendwell.program();

  @ParameterizedTest
  @EnumSource(HttpClient.Version.class)
  void everyKindOfRequestIsAnswered(HttpClient.Version version) throws Exception {
    try (var http = HttpClient.newBuilder().version(version).build()) {
      assertThat(send(http, program, "GET", "/api/v1/me", "").version()).isEqualTo(version);
      for (int i = 0; i < 2; i++) {
        assertThat(status(http, program, "GET", "/api/v1/me", "")).isEqualTo(200);
        assertThat(status(http, program, "POST", "/api/v1/api-keys", "{\"name\":\"key\"}"))
            .isEqualTo(201);
        assertThat(status(http, program, "POST", "/api/v1/api-keys", "{}")).isEqualTo(422);
        assertThat(status(http, program, "POST", "/api/v1/api-keys", "a".repeat(5_000_000)))
            .isEqualTo(413);
        assertThat(status(http, program, "GET", "/api/v1/nothing", "")).isEqualTo(404);
        assertThat(status(http, program, "PUT", "/api/v1/accounts", "{}")).isEqualTo(405);
        assertThat(status(http, sendwell.stranger(), "GET", "/api/v1/me", "")).isEqualTo(401);
        assertThat(status(http, sendwell.stranger(), "POST", "/api/v1/accounts", "{}"))
            .isEqualTo(401);
        assertThat(status(http, sendwell.stranger(), "POST", "/api/v1/login", "{}")).isEqualTo(422);
        assertThat(status(http, sendwell.stranger(), "GET", "/", "")).isEqualTo(200);
      }
    }
  }

  private static int status(
      HttpClient http, Visitor visitor, String method, String path, String body)
      throws IOException, InterruptedException {
    return send(http, visitor, method, path, body).statusCode();
  }

  private static HttpResponse<String> send(
      HttpClient http, Visitor visitor, String method, String path, String body)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(visitor.server().resolve(path));
    visitor.headers().forEach(request::header);
    request.header("content-type", "application/json");
    request.method(
        method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
