package sendwell.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sendwell.server.Installation;
import sendwell.server.Owner;
import sendwell.server.Reply;
import sendwell.server.Visitor;

/** Signing in and out, and what sessions withstand. */
class SignInTest {
  private static final String LOGIN = "/api/v1/login";
  private static final String ME = "/api/v1/me";
  private final Installation sendwell = Installation.shared();

  @Test
  void whoKnowsThePasswordIsLetIn() {
    var reply = login(sendwell.stranger(), Owner.EMAIL, Owner.PASSWORD);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("set-cookie"))
        .matches(
            "sendwell_session=[A-Za-z0-9_-]{43}; Max-Age=2592000;.*; Path=/; HTTPOnly;"
                + " SameSite=Lax");
    assertThat(sendwell.member().get(ME).json().getJsonObject("user").getString("email"))
        .isEqualTo(Owner.EMAIL);
  }

  @Test
  void behindTlsTheCookieTravelsOverTlsOnly() {
    try (var secure =
        Installation.setUp(Map.of("SENDWELL_HTTP_PUBLIC_URL", "https://mail.example"))) {
      var reply = login(secure.stranger(), Owner.EMAIL, Owner.PASSWORD);
      assertThat(reply.header("set-cookie")).contains("; Secure");
      assertThat(reply.header("strict-transport-security")).isEqualTo("max-age=31536000");
    }
  }

  @Test
  void aWrongPasswordAndAnUnknownAddressGetTheSameAnswer() {
    var wrong = login(sendwell.stranger(), sendwell.newcomer(), "not the password");
    var unknown = login(sendwell.stranger(), "nobody@example.com", "not the password");
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(unknown.status()).isEqualTo(401);
    assertThat(wrong.body()).isEqualTo(unknown.body());
    assertThat(wrong.header("set-cookie")).isEmpty();
    assertThat(wrong.header("www-authenticate")).isNotEmpty();
  }

  @Test
  void theWaitGrowsWithEachWrongPasswordForAnAddressWhereverItIsTriedFrom() {
    try (var own = Installation.setUp()) {
      for (int i = 0; i < 3; i++) {
        assertThat(login(own.stranger(), Owner.EMAIL, "wrong").status()).isEqualTo(401);
      }
      var refused = login(own.stranger(), Owner.EMAIL, Owner.PASSWORD);
      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.header("retry-after")).isEqualTo("2");
      own.clock().advance(Duration.ofSeconds(1));
      assertThat(login(own.stranger(), Owner.EMAIL, "wrong").status()).isEqualTo(401);
      own.clock().advance(Duration.ofSeconds(1));
      assertThat(login(own.stranger(), Owner.EMAIL, "wrong").status()).isEqualTo(429);
      own.clock().advance(Duration.ofSeconds(1));
      assertThat(login(own.stranger(), Owner.EMAIL, Owner.PASSWORD).status()).isEqualTo(200);
    }
  }

  @Test
  void theWaitGrowsForASourceWhateverAddressItTries() {
    var source = sendwell.stranger();
    for (int i = 0; i < 10; i++) {
      assertThat(login(source, UUID.randomUUID() + "@example.com", "wrong").status())
          .isEqualTo(401);
    }
    assertThat(login(source, UUID.randomUUID() + "@example.com", "wrong").status()).isEqualTo(429);
  }

  // Or anybody could keep the owner out from a source that is not even listened to.
  @Test
  void aSourceThatMustWaitDoesNotMakeAnAddressWait() {
    var source = sendwell.stranger();
    for (int i = 0; i < 10; i++) {
      login(source, UUID.randomUUID() + "@example.com", "wrong");
    }
    String owner = sendwell.newcomer();
    for (int i = 0; i < 10; i++) {
      assertThat(login(source, owner, "wrong").status()).isEqualTo(429);
    }
    assertThat(login(sendwell.stranger(), owner, Owner.PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void manyTriesAtOnceGainNothing() throws Exception {
    String owner = sendwell.newcomer();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var tries =
          IntStream.range(0, 20)
              .mapToObj(
                  _ -> threads.submit(() -> login(sendwell.stranger(), owner, "wrong").status()))
              .toList();
      int looked = 0;
      for (var one : tries) {
        looked += one.get() == 401 ? 1 : 0;
      }
      assertThat(looked).isEqualTo(3);
    }
  }

  @Test
  void aSourceThatIsNoTrustedProxysWordIsNotBelieved() {
    try (var direct = Installation.setUp(Map.of("SENDWELL_HTTP_TRUSTED_PROXIES", ""))) {
      for (int i = 0; i < 10; i++) {
        login(direct.stranger(), i + "@example.com", "wrong");
      }
      assertThat(login(direct.stranger(), "other@example.com", "wrong").status()).isEqualTo(429);
    }
  }

  @Test
  void aSessionThatSomebodyPlantedIsNotTheOneThatIsSignedInTo() {
    var planted = sendwell.stranger().with("cookie", "sendwell_session=planted-by-somebody-else");
    var reply = login(planted, Owner.EMAIL, Owner.PASSWORD);
    assertThat(reply.cookie()).startsWith("sendwell_session=").doesNotContain("planted");
    assertThat(planted.get(ME).status()).isEqualTo(401);
  }

  @Test
  void eachSignInIsASessionOfItsOwn() {
    var first = sendwell.member();
    var second = sendwell.member();
    assertThat(first.headers().get("cookie")).isNotEqualTo(second.headers().get("cookie"));
    assertThat(
            first
                .with("x-csrf-token", second.headers().get("x-csrf-token"))
                .post("/api/v1/logout", Map.of())
                .status())
        .isEqualTo(403);
    assertThat(first.post("/api/v1/logout", Map.of()).status()).isEqualTo(204);
    assertThat(second.get(ME).status()).isEqualTo(200);
  }

  @Test
  void whoSignedOutIsNotLetInWithTheOldCookie() {
    var member = sendwell.member();
    var reply = member.post("/api/v1/logout", Map.of());
    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.header("set-cookie")).contains("sendwell_session=;", "Max-Age=0");
    assertThat(member.get(ME).status()).isEqualTo(401);
    assertThat(member.get("/api/v1/accounts").status()).isEqualTo(401);
  }

  @Test
  void aSessionEndsAfterItsTime() {
    try (var own = Installation.setUp(Map.of("SENDWELL_SESSION_LIFETIME", "1h"))) {
      var member = own.member();
      own.clock().advance(Duration.ofMinutes(59));
      assertThat(member.get(ME).status()).isEqualTo(200);
      own.clock().advance(Duration.ofMinutes(1));
      assertThat(member.get(ME).status()).isEqualTo(401);
    }
  }

  @Test
  void ofSessionsAndPasswordsOnlyHashesAreKept() {
    var member = sendwell.member();
    String token = member.headers().get("cookie").substring("sendwell_session=".length());
    assertThat(sendwell.allRows()).doesNotContain(token, Owner.PASSWORD).contains("$argon2id$");
  }

  private static Reply login(Visitor visitor, String email, String password) {
    return visitor.post(LOGIN, Map.of("email", email, "password", password));
  }
}
