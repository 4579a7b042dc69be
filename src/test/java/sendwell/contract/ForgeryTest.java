package sendwell.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sendwell.server.Installation;
import sendwell.server.Visitor;

/** What another site's page makes a signed-in browser send. */
class ForgeryTest {
  private static final Installation SENDWELL = Installation.shared();
  private static final Visitor MEMBER = SENDWELL.neighbour();

  @ParameterizedTest
  @CsvSource({
    "POST, /api/v1/logout",
    "POST, /api/v1/api-keys",
    "DELETE, /api/v1/api-keys/00000000-0000-7000-8000-000000000000",
    "POST, /api/v1/accounts",
    "POST, /api/v1/accounts/discover",
    "POST, /api/v1/accounts/import",
    "PATCH, /api/v1/accounts/00000000-0000-7000-8000-000000000000",
    "DELETE, /api/v1/accounts/00000000-0000-7000-8000-000000000000",
    "POST, /api/v1/accounts/00000000-0000-7000-8000-000000000000/reconnect",
    "POST, /api/v1/accounts/00000000-0000-7000-8000-000000000000/messages",
    "POST, /api/v1/messages/00000000-0000-7000-8000-000000000000/cancel"
  })
  void anUnsafeRequestOfACookieNeedsTheToken(String method, String path) {
    var member = MEMBER;
    assertThat(member.with("x-csrf-token", "").json(method, path, "{}").status()).isEqualTo(403);
    assertThat(member.with("x-csrf-token", "wrong").json(method, path, "{}").status())
        .isEqualTo(403);
    assertThat(member.get("/api/v1/me").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "http://evil.example",
        "null",
        "http://127.0.0.1",
        "http://127.0.0.1:1",
        "http://127.0.0.1.evil.example",
        "file://127.0.0.1",
        "http://evil.example/127.0.0.1"
      })
  void aForeignOriginIsRefusedTokenOrNot(String origin) {
    var member = MEMBER.with("origin", origin);
    assertThat(member.post("/api/v1/api-keys", Map.of("name", "forged")).status()).isEqualTo(403);
    assertThat(member.get("/api/v1/me").status()).isEqualTo(403);
    assertThat(SENDWELL.stranger().with("origin", origin).post("/api/v1/login", Map.of()).status())
        .isEqualTo(403);
  }

  @Test
  void theOwnOriginIsFine() {
    var member = SENDWELL.neighbour();
    assertThat(
            member
                .with("origin", member.server().toString())
                .post("/api/v1/api-keys", Map.of("name", "own"))
                .status())
        .isEqualTo(201);
  }

  @Test
  void thePublicAddressIsFine() {
    try (var proxied =
        Installation.setUp(Map.of("SENDWELL_HTTP_PUBLIC_URL", "https://mail.example"))) {
      var member = proxied.member().with("origin", "https://mail.example");
      assertThat(member.post("/api/v1/logout", Map.of()).status()).isEqualTo(204);
    }
  }

  @Test
  void noAnswerLetsAnotherSiteRead() {
    var reply = SENDWELL.neighbour().get("/api/v1/accounts");
    assertThat(reply.header("access-control-allow-origin")).isEmpty();
  }
}
