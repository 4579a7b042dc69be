package sendwell.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sendwell.Logs;
import sendwell.sandbox.Authority;
import sendwell.sandbox.SandboxProvider;
import sendwell.sandbox.SandboxProvider.Kind;
import sendwell.server.Installation;
import sendwell.server.Reply;
import sendwell.server.TestClock;
import sendwell.server.Visitor;

/** Setting up signing in with Google and Microsoft: Google on the page, Microsoft configured. */
class ProvidersTest {
  private static final String PROVIDERS = "/api/v1/providers";
  private static final String GOOGLE = PROVIDERS + "/google";
  private static final String MICROSOFT = PROVIDERS + "/microsoft";
  private static final String SECRET = "hunter2-MARKER-41d0";

  @TempDir private static Path folder;
  private static Vertx vertx;
  private static SandboxProvider google;
  private static Installation sendwell;
  private static Visitor member;

  @BeforeAll
  static void open() {
    vertx = Vertx.vertx();
    var authority = Authority.create(folder);
    google = SandboxProvider.start(vertx, authority, Kind.GOOGLE, TestClock.standing(), 0);
    google.register(URI.create("https://sendwell.test/oauth/google/callback"));
    sendwell =
        Installation.setUp(
            Map.of(
                "SENDWELL_HTTP_PUBLIC_URL",
                "https://sendwell.test/",
                "SENDWELL_NETWORK_ALLOW",
                "127.0.0.0/8",
                "SENDWELL_TLS_TRUST_FILE",
                authority.pem().toString(),
                "SENDWELL_OAUTH_GOOGLE_DISCOVERY_URL",
                google.discoveryUrl().toString(),
                "SENDWELL_OAUTH_MICROSOFT_CLIENT_ID",
                "configured",
                "SENDWELL_OAUTH_MICROSOFT_CLIENT_SECRET",
                SECRET));
    member = sendwell.member();
  }

  @AfterAll
  static void close() {
    sendwell.close();
    google.close();
    vertx.close().await();
  }

  @BeforeEach
  void nothingIsSet() {
    member.delete(GOOGLE);
    google.faults().behave();
  }

  private static Reply set(String id, String secret) {
    var body = new JsonObject(client(id, secret));
    return member.json("PUT", GOOGLE, body.encode());
  }

  private static Map<String, Object> client(String id, String secret) {
    return new HashMap<>(Map.of("clientId", id, "clientSecret", secret));
  }

  private static JsonObject item(int index) {
    return member.get(PROVIDERS).ok().getJsonArray("items").getJsonObject(index);
  }

  private static List<String> findings(JsonObject verification) {
    return verification.getJsonArray("findings").stream()
        .map(JsonObject.class::cast)
        .map(finding -> finding.getString("code") + " " + finding.getBoolean("ok"))
        .toList();
  }

  @Test
  void whatIsToBeRegisteredIsToldBeforeAnythingIsSet() {
    assertThat(item(0).getMap())
        .containsEntry("provider", "google")
        .containsEntry("name", "Google")
        .containsEntry("source", null)
        .containsEntry("clientId", null)
        .containsEntry("redirectUri", "https://sendwell.test/oauth/google/callback")
        .containsEntry("verified", null);
    assertThat(item(0).getJsonArray("scopes")).contains("https://mail.google.com/");
  }

  @Test
  void whatIsSetIsInForceAtOnceAndTheSecretIsNowhere() {
    try (var logs = Logs.of("sendwell")) {
      var reply = set(" " + google.clientId() + "\n", SECRET);
      assertThat(reply.ok().getString("clientId")).isEqualTo(google.clientId());
      assertThat(item(0).getString("source")).isEqualTo("page");
      assertThat(member.get("/oauth/google/start").header("location"))
          .startsWith(google.discoveryUrl().resolve("/authorize").toString())
          .contains("client_id=" + google.clientId());
      var verified = member.post(GOOGLE + "/verify", Map.of());
      assertThat(findings(verified.ok())).contains("client_secret false");
      assertThat(
              List.of(
                  reply.body(),
                  verified.body(),
                  member.get(PROVIDERS).body(),
                  sendwell.allRows(),
                  logs.text()))
          .noneMatch(text -> text.contains(SECRET));
    }
  }

  @Test
  void anotherClientIsUsedFromTheNextSignInOn() {
    set("first", SECRET);
    assertThat(member.get("/oauth/google/start").header("location")).contains("client_id=first");
    set("second", SECRET);
    assertThat(member.get("/oauth/google/start").header("location")).contains("client_id=second");
    assertThat(member.delete(GOOGLE).status()).isEqualTo(204);
    assertThat(member.get("/oauth/google/start").header("location"))
        .isEqualTo("/settings/providers");
  }

  @Test
  void whatWasFoundIsRememberedOfThisClientOnly() {
    set(google.clientId(), google.clientSecret());
    var verified = member.post(GOOGLE + "/verify", Map.of()).ok();
    assertThat(findings(verified))
        .containsExactly(
            "endpoints true", "client_id true", "client_secret true", "redirect_uri true");
    assertThat(item(0).getJsonObject("verified")).isEqualTo(verified);
    set(google.clientId(), "renewed");
    assertThat(item(0).getValue("verified")).isNull();
    set(google.clientId(), google.clientSecret());
    assertThat(item(0).getJsonObject("verified")).isEqualTo(verified);
  }

  @Test
  void aClientCanBeTriedBeforeItIsSet() {
    var tried = member.post(GOOGLE + "/verify", client(google.clientId(), google.clientSecret()));
    assertThat(findings(tried.ok())).contains("client_secret true");
    assertThat(item(0).getValue("source")).isNull();
    assertThat(member.post(GOOGLE + "/verify", Map.of()).status()).isEqualTo(409);
  }

  @Test
  void aProviderThatIsDownLeavesTheRestOpen() {
    set(google.clientId(), google.clientSecret());
    google.faults().answer(503, "text/plain", "down");
    assertThat(findings(member.post(GOOGLE + "/verify", Map.of()).ok()))
        .containsExactly(
            "endpoints false", "client_id null", "client_secret null", "redirect_uri null");
  }

  @Test
  void whatTheConfigurationNamesIsChangedThereOnly() {
    assertThat(item(1).getMap())
        .containsEntry("provider", "microsoft")
        .containsEntry("source", "configuration")
        .containsEntry("clientId", "configured");
    String body = new JsonObject(client("other", "other")).encode();
    assertThat(member.json("PUT", MICROSOFT, body).status()).isEqualTo(409);
    assertThat(member.delete(MICROSOFT).json().getString("detail"))
        .contains("oauth.microsoft.client_id");
  }

  @Test
  void aProgramReadsAndChangesNothing() {
    var program = sendwell.program(member);
    assertThat(program.get(PROVIDERS).status()).isEqualTo(200);
    String body = new JsonObject(client("a", "b")).encode();
    assertThat(
            List.of(
                program.json("PUT", GOOGLE, body),
                program.delete(GOOGLE),
                program.post(GOOGLE + "/verify", client("a", "b"))))
        .extracting(Reply::status)
        .containsOnly(403);
    assertThat(item(0).getValue("source")).isNull();
  }

  @Test
  void whatCannotBeAClientIsRefused() {
    assertThat(set("an id", "").errors())
        .containsExactly("/clientId invalid", "/clientSecret missing");
    assertThat(set("x".repeat(301), "\u00e9").errors())
        .containsExactly("/clientId invalid", "/clientSecret invalid");
    assertThat(member.json("PUT", PROVIDERS + "/custom", "{}").status()).isEqualTo(404);
    assertThat(member.json("PUT", PROVIDERS + "/GOOGLE", "{}").status()).isEqualTo(404);
  }
}
