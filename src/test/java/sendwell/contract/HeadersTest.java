package sendwell.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sendwell.server.Installation;
import sendwell.server.RawClient;
import sendwell.server.Visitor;

/** What every answer tells the browser, and what the server tells nobody. */
class HeadersTest {
  private final Installation sendwell = Installation.shared();

  @ParameterizedTest
  @CsvSource({
    "GET, /, 200",
    "GET, /accounts, 200",
    "GET, /accounts/add, 200",
    "GET, /reconnect/, 200",
    "GET, /app/main.js, 200",
    "GET, /app/missing.js, 404",
    "GET, /api/v1/setup, 200",
    "GET, /api/v1/me, 401",
    "GET, /api/v1/nothing, 401",
    "POST, /api/v1/login, 422",
    "POST, /nothing, 405",
    "PUT, /api/v1/login, 405",
    "POST, /api/nothing, 404",
    "POST, /health/live, 405",
    "DELETE, /, 405",
    "GET, /api/nothing, 404",
    "GET, /oauth/nothing, 302",
    "GET, /oauth/google/callback, 302",
    "POST, /api/v1/reconnect, 422",
    "GET, /health/live, 200",
    "GET, /health/ready, 200",
    "GET, /eventbus/info, 401"
  })
  void everyKindOfAnswerIsGuarded(String method, String path, int status) {
    var reply = sendwell.stranger().send(method, path, "");
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.header("content-security-policy"))
        .startsWith("default-src 'none';")
        .contains("frame-ancestors 'none'", "base-uri 'none'")
        .doesNotContain("unsafe", "*", "http:");
    assertThat(reply.header("x-content-type-options")).isEqualTo("nosniff");
    assertThat(reply.header("x-frame-options")).isEqualTo("DENY");
    assertThat(reply.header("referrer-policy")).isEqualTo("no-referrer");
    assertThat(reply.header("x-request-id")).hasSize(36);
    assertThat(reply.header("server") + reply.header("x-powered-by")).isEmpty();
    if (status >= 400) {
      assertThat(reply.header("content-type")).isEqualTo("application/problem+json");
      assertThat(reply.json().getInteger("status")).isEqualTo(status);
      assertThat(reply.json().getString("detail")).endsWith(".");
    }
  }

  @Test
  void noAnswerOfTheApiIsKeptByCaches() {
    var member = sendwell.neighbour();
    for (String path : new String[] {"/api/v1/me", "/api/v1/accounts", "/api/v1/nothing"}) {
      assertThat(member.get(path).header("cache-control")).as(path).isEqualTo("no-store");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PUT     | /api/v1/accounts          | GET, HEAD, POST",
        "POST    | /api/v1/accounts/x        | DELETE, GET, HEAD, PATCH",
        "PUT     | /api/v1/accounts/x        | DELETE, GET, HEAD, PATCH",
        "PUT     | /api/v1/accounts/import   | POST",
        "POST    | /api/v1/accounts/summary  | GET, HEAD",
        "OPTIONS | /api/v1/messages/x/cancel | POST",
        "GET     | /api/v1/login             | POST",
        "DELETE  | /api/v1/setup             | GET, HEAD, POST",
        "DELETE  | /health/ready             | GET, HEAD",
        "POST    | /metrics                  | GET, HEAD",
        "POST    | /api/openapi.yaml         | GET, HEAD",
        "POST    | /                         | GET, HEAD",
        "PUT     | /accounts/add             | GET, HEAD",
        "TRACE   | /                         | GET, HEAD"
      })
  void aMethodThatAnAddressLacksIsAnsweredWithThoseItHas(String method, String path, String has) {
    var reply = sendwell.neighbour().send(method, path, "");
    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.header("allow")).isEqualTo(has);
    assertThat(reply.json().getString("detail")).isEqualTo("This address has no such method.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/accounts",
        "/app/main.js",
        "/api/v1/me",
        "/api/v1/accounts",
        "/api/v1/setup",
        "/api/openapi.yaml",
        "/health/live"
      })
  void whatCanBeReadCanBeAskedAbout(String path) {
    var head = sendwell.neighbour().send("HEAD", path, "");
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.header("content-length")).isNotEqualTo("0");
  }

  @Test
  void anAddressThatTheApiLacksIsAProblem() {
    var member = sendwell.neighbour();
    assertThat(member.get("/api/v1/nothing").status()).isEqualTo(404);
    assertThat(member.post("/api/v1/nothing", Map.of()).status()).isEqualTo(404);
    assertThat(member.get("/eventbus/nothing").json().getInteger("status")).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../conf/sendwell.properties",
        "/app/../../conf/sendwell.properties",
        "/..%2fconf%2fsendwell.properties",
        "/%2e%2e/conf/sendwell.properties",
        "/app/..%5c..%5cconf%5csendwell.properties",
        "/app/%00.js",
        "//conf/sendwell.properties",
        "/conf/sendwell.properties"
      })
  void nothingOutsideTheWebRootIsServed(String path) throws IOException {
    try (var client = RawClient.of(sendwell.stranger())) {
      client.head("GET " + path, "connection: close");
      assertThat(client.rest()).doesNotContain("http.port");
    }
  }

  @Test
  void theNumbersAreForThisMachineOnly() {
    var local = Visitor.of(sendwell.stranger().server());
    assertThat(local.get("/metrics").body()).contains("sendwell_live_clients");
    assertThat(local.from("203.0.113.9").get("/metrics").status()).isEqualTo(404);
    assertThat(local.with("forwarded", "for=203.0.113.9").get("/metrics").status()).isEqualTo(404);
  }

  @Test
  void healthTellsNothingButItself() {
    assertThat(sendwell.stranger().get("/health/ready").json().getMap())
        .isEqualTo(Map.of("status", "UP", "database", "UP"));
  }
}
