package sendwell.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sendwell.server.Installation;
import sendwell.server.Visitor;

/** Whose bodies the server reads, and how much of them. */
class BodyTest {
  private static final int PATIENCE_MILLIS = 10_000;
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
    try (var client = new Client(sendwell.stranger())) {
      client.say("%s %s HTTP/1.1\nhost: x\n%s\n\n".formatted(method, path, length));
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
    try (var client = new Client(sendwell.stranger().withKey("swk_wrong"))) {
      client.say(head("POST", "/api/v1/accounts", HUGE));
      assertThat(client.statusLine()).startsWith("HTTP/1.1 401");
    }
  }

  @Test
  void whoSendsItAllTheSameCanReadTheAnswerAndAskAgain() throws IOException {
    try (var client = new Client(sendwell.stranger())) {
      client.say(head("POST", "/api/v1/accounts", HUGE));
      client.say("x".repeat(HUGE));
      assertThat(client.statusLine()).startsWith("HTTP/1.1 401");
      client.skipAnswer();
      client.say("GET /health/live HTTP/1.1\nhost: x\n\n");
      assertThat(client.statusLine()).startsWith("HTTP/1.1 200");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1_000, 100_000, HUGE})
  void whoIsSignedInIsReadToTheEnd(int size) throws IOException {
    try (var client = new Client(sendwell.program())) {
      String body = "{\"name\":\"" + "a".repeat(size) + "\"}";
      client.say(head("POST", "/api/v1/api-keys", body.length()));
      client.say(body.substring(0, body.length() / 2));
      client.say(body.substring(body.length() / 2));
      assertThat(client.statusLine()).startsWith("HTTP/1.1 " + (size == 1 ? 201 : 422));
    }
  }

  @Test
  void whoWaitsToBeAskedForTheBodyIsAsked() throws IOException {
    try (var client = new Client(sendwell.program())) {
      client.say(
          head("POST", "/api/v1/api-keys", 14).replace("\n\n", "\nexpect: 100-continue\n\n"));
      assertThat(client.statusLine()).startsWith("HTTP/1.1 100");
      client.skipAnswer();
      client.say("{\"name\":\"key\"}");
      assertThat(client.statusLine()).startsWith("HTTP/1.1 201");
    }
  }

  private static String head(String method, String path, int length) {
    return "%s %s HTTP/1.1\nhost: x\ncontent-type: application/json\ncontent-length: %d\n\n"
        .formatted(method, path, length);
  }

  /** Somebody who says things bit by bit. */
  private record Client(Visitor visitor, Socket socket) implements AutoCloseable {
    Client(Visitor visitor) throws IOException {
      this(visitor, new Socket(visitor.server().getHost(), visitor.server().getPort()));
      socket.setSoTimeout(PATIENCE_MILLIS);
    }

    /** Sends it with proper line ends, and a head with the visitor's headers. */
    void say(String text) throws IOException {
      var headers = new StringBuilder("\nhost: x\n");
      visitor.headers().forEach((name, value) -> headers.append(name + ": " + value + "\n"));
      String all = text.replace("\nhost: x\n", headers).replace("\n", "\r\n");
      socket.getOutputStream().write(all.getBytes(StandardCharsets.US_ASCII));
    }

    String statusLine() throws IOException {
      return line();
    }

    /** Reads what follows the status line, and the body. */
    void skipAnswer() throws IOException {
      int length = 0;
      for (String line = line(); !line.isEmpty(); line = line()) {
        if (line.startsWith("content-length: ")) {
          length = Integer.parseInt(line.substring(16));
        }
      }
      socket.getInputStream().readNBytes(length);
    }

    private String line() throws IOException {
      var line = new StringBuilder();
      for (int c = socket.getInputStream().read(); c != '\n'; c = socket.getInputStream().read()) {
        assertThat(c).as("the connection ended after: " + line).isNotNegative();
        line.append((char) c);
      }
      return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
