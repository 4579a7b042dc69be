package sendwell.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sendwell.mail.Trust;
import sendwell.sandbox.SandboxProvider.Kind;
import sendwell.server.TestClock;

/** The sandbox's provider, spoken to by hand from the RFCs. */
class SandboxProviderTest {
  private static final URI CALLBACK = URI.create("http://127.0.0.1:8080/oauth/google/callback");
  private static final String MAIL = "https://mail.google.com/";
  // The example of RFC 7636, appendix B.
  private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
  private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  @TempDir private static Path folder;
  private static Vertx vertx;
  private static Authority authority;

  private final TestClock time = TestClock.standing();
  private SandboxProvider provider;
  private SandboxPerson anna;

  @BeforeAll
  static void open() {
    vertx = Vertx.vertx();
    authority = Authority.create(folder);
  }

  @AfterAll
  static void close() {
    vertx.close().await();
  }

  @BeforeEach
  void start() {
    start(Kind.GOOGLE);
    anna = new SandboxPerson(authority);
  }

  private void start(Kind kind) {
    provider = SandboxProvider.start(vertx, authority, kind, time, 0);
    provider.register(CALLBACK);
    provider.addPerson("anna@acme.test");
    provider.addPerson("ben@acme.test");
  }

  @AfterEach
  void stop() {
    provider.close();
  }

  private URI page(String scopes, Map<String, String> changes) {
    var fields = new TreeMap<String, String>();
    fields.put("client_id", provider.clientId());
    fields.put("redirect_uri", CALLBACK.toString());
    fields.put("response_type", "code");
    fields.put("scope", scopes);
    fields.put("state", "a&b");
    fields.put("nonce", "n");
    fields.put("access_type", "offline");
    fields.put("code_challenge", CHALLENGE);
    fields.put("code_challenge_method", "S256");
    fields.putAll(changes);
    return provider.discoveryUrl().resolve("/authorize?" + form(fields));
  }

  private JsonObject exchange(String code) {
    return token(
        Map.of(
            "grant_type",
            "authorization_code",
            "code",
            code,
            "redirect_uri",
            CALLBACK.toString(),
            "code_verifier",
            VERIFIER));
  }

  private JsonObject refresh(String token) {
    return token(Map.of("grant_type", "refresh_token", "refresh_token", token));
  }

  private JsonObject signIn(String scopes) {
    return exchange(anna.allow(page(scopes, Map.of()), "anna@acme.test").get("code"));
  }

  private JsonObject token(Map<String, String> fields) {
    var all = new TreeMap<>(fields);
    all.put("client_id", provider.clientId());
    all.put("client_secret", provider.clientSecret());
    return post("/token", form(all));
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private JsonObject post(String path, String body) {
    return send(
        HttpRequest.newBuilder(provider.discoveryUrl().resolve(path))
            .header("content-type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private JsonObject get(String path) {
    return send(HttpRequest.newBuilder(provider.discoveryUrl().resolve(path)));
  }

  private static JsonObject send(HttpRequest.Builder request) {
    try {
      var tls = SSLContext.getInstance("TLS");
      tls.init(null, new TrustManager[] {Trust.with(authority.pem()).manager()}, null);
      try (var client = HttpClient.newBuilder().sslContext(tls).build()) {
        var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new JsonObject(answer.body());
      }
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whoAllowsIsSentBackWithACodeForTokens() {
    var back = anna.allow(page("openid " + MAIL, Map.of()), "anna@acme.test");
    assertThat(back).containsEntry("state", "a&b").containsKey("code");
    var tokens = exchange(back.get("code"));
    assertThat(tokens.getString("scope")).isEqualTo(MAIL + " openid");
    assertThat(tokens.getString("refresh_token")).isNotEmpty();
    assertThat(provider.opens("anna@acme.test", tokens.getString("access_token"))).isTrue();
    assertThat(provider.opens("ben@acme.test", tokens.getString("access_token"))).isFalse();
  }

  @Test
  void whoRefusesIsSentBackWithAnError() {
    assertThat(anna.refuse(page(MAIL, Map.of())))
        .containsEntry("error", "access_denied")
        .doesNotContainKey("code");
  }

  @Test
  void whatWasUntickedIsNotGranted() {
    var back = anna.allow(page("openid " + MAIL, Map.of()), "anna@acme.test", MAIL);
    assertThat(exchange(back.get("code")).getString("scope")).isEqualTo("openid");
  }

  @Test
  void nobodyIsSentToAnAddressThatIsNotRegistered() {
    var page = page(MAIL, Map.of("redirect_uri", "https://evil.example/"));
    var answer = anna.look(provider.discoveryUrl().resolve(sentTo(page)));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("redirect_uri_mismatch", "https://evil.example/");
    provider.close();
    start(Kind.MICROSOFT);
    assertThat(anna.look(page(MAIL, Map.of("redirect_uri", "https://evil.example/"))).body())
        .contains("AADSTS50011", "https://evil.example/");
  }

  @Test
  void whoMustNotBeAskedAnythingIsSentBackAtOnce() {
    assertThat(sentTo(page(MAIL, Map.of("prompt", "none"))))
        .startsWith(CALLBACK.toString())
        .contains("error=interaction_required", "state=a%26b");
  }

  private String sentTo(URI page) {
    return anna.look(page).headers().firstValue("location").orElseThrow();
  }

  @Test
  void aCodeIsWorthNothingWithoutItsVerifierAndWhoUsesItTwiceLosesAll() {
    String stolen = anna.allow(page(MAIL, Map.of()), "anna@acme.test").get("code");
    var wrong =
        token(
            Map.of(
                "grant_type",
                "authorization_code",
                "code",
                stolen,
                "redirect_uri",
                CALLBACK.toString(),
                "code_verifier",
                "guessed"));
    assertThat(wrong.getString("error")).isEqualTo("invalid_grant");
    String code = anna.allow(page(MAIL, Map.of()), "anna@acme.test").get("code");
    var tokens = exchange(code);
    assertThat(exchange(code).getString("error")).isEqualTo("invalid_grant");
    assertThat(provider.opens("anna@acme.test", tokens.getString("access_token"))).isFalse();
  }

  @Test
  void anIdTokenBearsTheSignatureOfThePublishedKey() throws GeneralSecurityException {
    String[] parts = signIn("openid " + MAIL).getString("id_token").split("\\.");
    var key = get("/keys").getJsonArray("keys").getJsonObject(0);
    var signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(
        KeyFactory.getInstance("RSA")
            .generatePublic(new RSAPublicKeySpec(number(key, "n"), number(key, "e"))));
    signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
    assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    var claims = new JsonObject(new String(Base64.getUrlDecoder().decode(parts[1])));
    assertThat(claims.getString("email")).isEqualTo("anna@acme.test");
    assertThat(claims.getString("nonce")).isEqualTo("n");
  }

  private static BigInteger number(JsonObject key, String name) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(key.getString(name)));
  }

  @Test
  void anAccessTokenLivesForAnHourAndARefreshTokenBringsTheNext() {
    var tokens = signIn(MAIL);
    time.advance(Duration.ofHours(1));
    assertThat(provider.opens("anna@acme.test", tokens.getString("access_token"))).isFalse();
    var next = refresh(tokens.getString("refresh_token"));
    assertThat(next.getString("refresh_token")).isNull();
    assertThat(provider.opens("anna@acme.test", next.getString("access_token"))).isTrue();
  }

  @Test
  void microsoftsRefreshTokenIsGoodForOneUse() {
    provider.close();
    start(Kind.MICROSOFT);
    String first = signIn("offline_access " + MAIL).getString("refresh_token");
    String second = refresh(first).getString("refresh_token");
    assertThat(refresh(first).getString("error")).isEqualTo("invalid_grant");
    assertThat(refresh(second).getString("access_token")).isNotEmpty();
  }

  @Test
  void whatIsRevokedIsOver() {
    var tokens = signIn(MAIL);
    post("/revoke", "token=" + tokens.getString("refresh_token"));
    assertThat(provider.opens("anna@acme.test", tokens.getString("access_token"))).isFalse();
    assertThat(refresh(tokens.getString("refresh_token")).getString("error"))
        .isEqualTo("invalid_grant");
  }

  @Test
  void thePersonCanTakeEverythingBack() {
    var tokens = signIn(MAIL);
    provider.revoke("anna@acme.test");
    assertThat(refresh(tokens.getString("refresh_token")).getString("error"))
        .isEqualTo("invalid_grant");
  }

  @Test
  void itMisbehavesUntilToldToBehave() {
    var tokens = signIn("openid " + MAIL);
    String refresh = tokens.getString("refresh_token");
    provider.faults().drop(MAIL);
    assertThat(refresh(refresh).getString("scope")).isEqualTo("openid");
    provider.faults().expireSecret();
    assertThat(refresh(refresh).getString("error")).isEqualTo("invalid_client");
    provider.faults().answer(503, "application/json", "{\"error\":\"busy\"}");
    assertThat(refresh(refresh).getString("error")).isEqualTo("busy");
    provider.faults().behave();
    provider.faults().refuseRefresh();
    assertThat(refresh(refresh).getString("error")).isEqualTo("invalid_grant");
    provider.faults().behave();
    assertThat(refresh(refresh).getString("access_token")).isNotEmpty();
  }
}
