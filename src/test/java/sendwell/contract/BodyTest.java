package sendwell.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sendwell.server.Installation;
import sendwell.server.RawClient;

/** Whose bodies the server reads, and how much of them. */
class BodyTest {
  private static final String JSON = "content-type: application/json";
  private static final int HUGE = 3_000_000;
  private final Installation sendwell = Installation.shared();

  /** The answer comes although the body never does. */
  @ParameterizedTest
  @CsvSource({
    "POST, /api/v1/accounts, content-length: 3000000, 401",
    "POST, /api/v1/accounts, transfer-encoding: chunked, 401",
    "POST, /api/v1/accounts/import, content-length: 3000000, 401",
    "POST, /api/v1/nothing, content-length: 3000000, 401",
    "POST, /api/v1/login, content-length: 16385, 413",
    "POST, /api/v1/setup, content-length: 3000000, 413",
    "PUT, /api/v1/login, content-length: 100, 405",
    "POST, /health/live, content-length: 3000000, 405",
    "POST, /api/nothing, content-length: 3000000, 404"
  })
  void whoIsNotSignedInIsAnsweredBeforeTheBodyIsRead(
      String method, String path, String length, int status) throws IOException {
    try (var client = RawClient.of(sendwell.stranger())) {
      client.head(method + " " + path, length);
      assertThat(client.statusLine()).startsWith("HTTP/1.1 " + status);
    }
  }

  @Test
  void aSignInWhoseBodyGrowsBeyondEveryFieldIsRefused() {
    String password = "x".repeat(20_000);
    var reply =
        sendwell.stranger().json("POST", "/api/v1/login", "{\"password\":\"" + password + "\"}");
    assertThat(reply.status()).isEqualTo(413);
  }

  @Test
  void aKeyThatIsWrongIsNotReadToEither() throws IOException {
    try (var client = RawClient.of(sendwell.stranger().withKey("swk_wrong"))) {
      client.head("POST /api/v1/accounts", JSON, length(HUGE));
      assertThat(client.statusLine()).startsWith("HTTP/1.1 401");
    }
  }

  @Test
  void whoSendsItAllTheSameCanReadTheAnswerAndAskAgain() throws IOException {
    try (var client = RawClient.of(sendwell.stranger())) {
      client.head("POST /api/v1/accounts", JSON, length(HUGE));
      client.say("x".repeat(HUGE));
      assertThat(client.statusLine()).startsWith("HTTP/1.1 401");
      client.skipAnswer();
      client.head("GET /health/live");
      assertThat(client.statusLine()).startsWith("HTTP/1.1 200");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1_000, 100_000, HUGE})
  void whoIsSignedInIsReadToTheEnd(int size) throws IOException {
    try (var client = RawClient.of(sendwell.program())) {
      String body = "{\"name\":\"" + "a".repeat(size) + "\"}";
      client.head("POST /api/v1/api-keys", JSON, length(body.length()));
      client.say(body.substring(0, body.length() / 2));
      client.say(body.substring(body.length() / 2));
      assertThat(client.statusLine()).startsWith("HTTP/1.1 " + (size == 1 ? 201 : 422));
    }
  }

  @Test
  void whoWaitsToBeAskedForTheBodyIsAsked() throws IOException {
    try (var client = RawClient.of(sendwell.program())) {
      client.head("POST /api/v1/api-keys", JSON, length(14), "expect: 100-continue");
      assertThat(client.statusLine()).startsWith("HTTP/1.1 100");
      client.skipAnswer();
      client.say("{\"name\":\"key\"}");
      assertThat(client.statusLine()).startsWith("HTTP/1.1 201");
    }
  }

  private static String length(int octets) {
    return "content-length: " + octets;
  }
}
