package sendwell.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sendwell.server.Installation;
import sendwell.server.Owner;
import sendwell.server.RawClient;
import sendwell.server.Reply;

/** The first start: somebody becomes the owner, once. */
class SetupTest {
  private static final String SETUP = "/api/v1/setup";
  private static final Map<String, String> BEYOND_LOOPBACK =
      Map.of("SENDWELL_HTTP_HOST", "0.0.0.0");

  /** Nobody is let in here. */
  private static Installation untouched;

  @BeforeAll
  static void start() {
    untouched = Installation.fresh(Map.of());
  }

  @AfterAll
  static void stop() {
    untouched.close();
  }

  @Test
  void theFirstToComeBecomesTheOwnerAndIsSignedIn() {
    try (var sendwell = Installation.fresh(Map.of())) {
      var visitor = sendwell.stranger();
      assertThat(visitor.get(SETUP).json().getMap())
          .containsExactlyInAnyOrderEntriesOf(Map.of("needed", true, "codeRequired", false));
      var reply = visitor.post(SETUP, Owner.setup());
      assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
      assertThat(reply.json().getJsonObject("user").getString("email")).isEqualTo(Owner.EMAIL);
      assertThat(visitor.admittedBy(reply).get("/api/v1/me").status()).isEqualTo(200);
      assertThat(visitor.get(SETUP).json().getBoolean("needed")).isFalse();
    }
  }

  @Test
  void theSecondToComeIsTooLate() {
    try (var sendwell = Installation.setUp()) {
      var before = sendwell.state();
      var second = new HashMap<>(Owner.setup());
      second.put("email", "second@example.com");
      var reply = sendwell.stranger().post(SETUP, second);
      assertThat(reply.status()).isEqualTo(409);
      assertThat(reply.json().getString("detail")).contains("Sign in instead");
      assertThat(sendwell.state()).isEqualTo(before);
    }
  }

  @Test
  void ofManyWhoComeAtOnceOneBecomesTheOwner() throws Exception {
    try (var sendwell = Installation.fresh(Map.of());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var replies =
          IntStream.range(0, 8)
              .mapToObj(
                  n ->
                      threads.submit(
                          () -> {
                            var owner = new HashMap<>(Owner.setup());
                            owner.put("email", "owner" + n + "@example.com");
                            return sendwell.stranger().post(SETUP, owner).status();
                          }))
              .toList();
      var statuses = new HashMap<Integer, Integer>();
      for (var reply : replies) {
        statuses.merge(reply.get(), 1, Integer::sum);
      }
      assertThat(statuses).isEqualTo(Map.of(201, 1, 409, 7));
      assertThat(sendwell.database().column("SELECT email FROM member")).hasSize(1);
      assertThat(sendwell.database().column("SELECT name FROM workspace")).hasSize(1);
    }
  }

  @Test
  void beyondLoopbackTheCodeThatTheStartPrintedIsNeeded() {
    try (var sendwell = Installation.fresh(BEYOND_LOOPBACK)) {
      assertThat(sendwell.setupCode()).matches("[A-Za-z0-9_-]{12}");
      assertThat(sendwell.stranger().get(SETUP).json().getBoolean("codeRequired")).isTrue();
      var before = sendwell.state();
      assertThat(code(sendwell, "").status()).isEqualTo(422);
      assertThat(code(sendwell, "000000000000").errors()).containsExactly("/code wrong");
      assertThat(sendwell.state()).isEqualTo(before);
      assertThat(code(sendwell, sendwell.setupCode()).status()).isEqualTo(201);
    }
  }

  @Test
  void whoeverGuessesTheCodeMustWaitMoreAndMore() {
    try (var sendwell = Installation.fresh(BEYOND_LOOPBACK)) {
      var guesser = sendwell.stranger();
      var owner = new HashMap<>(Owner.setup());
      owner.put("code", "000000000000");
      IntStream.range(0, 10)
          .forEach(_ -> assertThat(guesser.post(SETUP, owner).status()).isEqualTo(422));
      var refused = guesser.post(SETUP, owner);
      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.header("retry-after")).isNotEmpty();
    }
  }

  // The page's name was made to point to this machine, so that to its browser it is the same host.
  @Test
  void aPageOfAnotherNameCannotSetUpAServerOnLoopback() throws IOException {
    String body = new JsonObject(Map.copyOf(Owner.setup())).encode();
    try (var client = RawClient.of(untouched.stranger())) {
      client.say(
          """
          POST /api/v1/setup HTTP/1.1
          host: rebound.example
          origin: http://rebound.example
          content-type: application/json
          content-length: %d
          connection: close

          %s\
          """
              .formatted(body.length(), body));
      assertThat(client.rest()).startsWith("HTTP/1.1 403").contains("SENDWELL_HTTP_PUBLIC_URL");
    }
    assertThat(untouched.stranger().get(SETUP).json().getBoolean("needed")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "email, nobody, invalid",
    "email, '', missing",
    "password, short, invalid",
    "password, '', missing",
    "workspace, '', missing"
  })
  void whatIsWrongIsPointedAt(String field, String value, String code) {
    var owner = new HashMap<>(Owner.setup());
    owner.put(field, value);
    var reply = untouched.stranger().post(SETUP, owner);
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.errors()).containsExactly("/" + field + " " + code);
    assertThat(untouched.stranger().get(SETUP).json().getBoolean("needed")).isTrue();
  }

  private static Reply code(Installation sendwell, String code) {
    var owner = new HashMap<>(Owner.setup());
    owner.put("code", code);
    return sendwell.stranger().post(SETUP, owner);
  }
}
