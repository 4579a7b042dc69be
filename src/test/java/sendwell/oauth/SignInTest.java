package sendwell.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import sendwell.failure.Unavailable;
import sendwell.mail.EmailAddress;
import sendwell.sandbox.SandboxProvider.Kind;

class SignInTest {
  private static final String MAIL = "https://mail.google.com/";

  @TempDir private static Path folder;
  private OAuthWorld world;
  private OAuthProvider google;

  @BeforeEach
  void start() {
    world = new OAuthWorld(folder, Kind.GOOGLE);
    google = world.provider();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @ParameterizedTest
  @EnumSource
  void whoeverSignsInIsKnownByTheMailbox(Kind kind) {
    try (var one = new OAuthWorld(folder, kind)) {
      assertThat(one.signIn(one.provider()))
          .isInstanceOfSatisfying(
              SignIn.SignedIn.class,
              in -> {
                assertThat(in.mailbox()).isEqualTo(EmailAddress.parse(OAuthWorld.ANNA));
                assertThat(in.subject()).isNotEmpty();
                var first = in.tokens().access().getFirst();
                assertThat(one.sandbox().opens(OAuthWorld.ANNA, first.value())).isTrue();
                assertThat(first.until()).isEqualTo(one.time().instant().plus(Duration.ofHours(1)));
                assertThat(in.tokens().refresh()).isNotEmpty();
              });
    }
  }

  @Test
  void thePageIsAskedWithPkceAndASuggestionButNoSecret() {
    var begun = google.begin(OAuthWorld.REDIRECT, OAuthWorld.ANNA);
    assertThat(begun.page().getQuery())
        .contains("code_challenge_method=S256", "login_hint=anna@acme.test", "access_type=offline")
        .contains("scope=openid+email+" + MAIL, "state=" + begun.attempt().state())
        .doesNotContain(begun.attempt().verifier(), world.sandbox().clientSecret());
    assertThat(google.begin(OAuthWorld.REDIRECT, "").attempt().state())
        .isNotEqualTo(begun.attempt().state());
  }

  @Test
  void whoRefusesHasDeclined() {
    var begun = google.begin(OAuthWorld.REDIRECT, OAuthWorld.ANNA);
    var back = OAuthWorld.callback(world.anna().refuse(begun.page()));
    assertThat(google.finish(begun.attempt(), back)).isEqualTo(new SignIn.Declined());
  }

  @Test
  void whatWasNotGrantedIsNamed() {
    assertThat(world.signIn(google, MAIL))
        .isEqualTo(new SignIn.Partial(EmailAddress.parse(OAuthWorld.ANNA), List.of(MAIL)));
  }

  @ParameterizedTest
  @CsvSource({
    "https://graph.microsoft.com/Mail.Send, https://outlook.office.com",
    "https://outlook.office.com/SMTP.Send, https://graph.microsoft.com"
  })
  void whoAllowsOneWayOnlyIsSignedInByThat(String unticked, String resource) {
    try (var microsoft = new OAuthWorld(folder, Kind.MICROSOFT)) {
      assertThat(microsoft.signIn(microsoft.provider(), unticked))
          .isInstanceOfSatisfying(
              SignIn.SignedIn.class,
              in ->
                  assertThat(in.tokens().access())
                      .extracting(token -> token.resource().name())
                      .containsExactly(resource));
    }
  }

  @Test
  void whoAllowsNoWayIsToldWhatThePreferredOneTakes() {
    try (var microsoft = new OAuthWorld(folder, Kind.MICROSOFT)) {
      String smtp = "https://outlook.office.com/SMTP.Send";
      assertThat(
              microsoft.signIn(
                  microsoft.provider(),
                  smtp,
                  "https://graph.microsoft.com/Mail.Send",
                  "https://graph.microsoft.com/Mail.ReadWrite"))
          .isEqualTo(new SignIn.Partial(EmailAddress.parse(OAuthWorld.ANNA), List.of(smtp)));
    }
  }

  @Test
  void aCodeOfAnotherSignInIsNotTakenUp() {
    var mine = google.begin(OAuthWorld.REDIRECT, "");
    var theirs = google.begin(OAuthWorld.REDIRECT, "");
    var back = world.anna().allow(theirs.page(), OAuthWorld.ANNA);
    int before = world.sandbox().requests().size();
    assertThat(google.finish(mine.attempt(), OAuthWorld.callback(back)))
        .isInstanceOf(SignIn.Forged.class);
    assertThat(world.sandbox().requests()).hasSize(before);
  }

  @Test
  void aCodeSlippedIntoMySignInIsWorthNothing() {
    var mine = google.begin(OAuthWorld.REDIRECT, "");
    var theirs = google.begin(OAuthWorld.REDIRECT, "");
    var code = world.anna().allow(theirs.page(), OAuthWorld.ANNA).get("code");
    var back = Map.of("code", code, "state", mine.attempt().state());
    assertThat(google.finish(mine.attempt(), OAuthWorld.callback(back)))
        .isInstanceOfSatisfying(
            SignIn.Failed.class, f -> assertThat(f.fault().code()).isEqualTo("invalid_grant"));
  }

  @Test
  void whoIsSentBackByAnotherProviderIsRefused() {
    var begun = google.begin(OAuthWorld.REDIRECT, "");
    var back = Map.of("code", "c", "state", begun.attempt().state(), "iss", "https://evil.example");
    assertThat(google.finish(begun.attempt(), OAuthWorld.callback(back)))
        .isInstanceOf(SignIn.Forged.class);
  }

  static Stream<Arguments> forgeries() {
    return Stream.of(
        forgery("is of another issuer", t -> t.put("iss", "https://evil.example")),
        forgery("is no valid one", t -> t.put("aud", "another")),
        forgery("is for another application", t -> t.put("azp", "another")),
        forgery(
            "is for several applications",
            t -> t.put("aud", new JsonArray().add("sendwell-google").add("another"))),
        forgery(
            "is for another application",
            t -> {
              t.remove("aud");
              return t;
            }),
        forgery("has expired", t -> t.put("exp", t.getLong("exp") - 3_600 - 120)),
        forgery("is no valid one", t -> t.put("exp", "never")),
        forgery("is of another sign-in", t -> t.put("nonce", "another")),
        forgery("names nobody", t -> t.put("sub", "")));
  }

  private static Arguments forgery(String why, UnaryOperator<JsonObject> change) {
    return Arguments.of(why, change);
  }

  @ParameterizedTest
  @MethodSource("forgeries")
  void anIdTokenThatIsNotForThisSignInIsRefused(String why, UnaryOperator<JsonObject> change) {
    world.sandbox().faults().forge(change);
    assertThat(world.signIn(google))
        .isInstanceOfSatisfying(
            SignIn.Forged.class, forged -> assertThat(forged.detail()).contains(why));
  }

  @Test
  void anIdTokenWithoutASignatureIsRefused() {
    world.sandbox().faults().forgetToSign();
    assertThat(world.signIn(google)).isInstanceOf(SignIn.Forged.class);
  }

  @Test
  void aNewKeyOfTheProviderIsFetchedButNotOverAndOver() {
    world.tokens(google);
    world.sandbox().rollKeys();
    assertThat(world.signIn(google)).isInstanceOf(SignIn.Forged.class);
    world.time().advance(Duration.ofMinutes(1));
    assertThat(world.signIn(google)).isInstanceOf(SignIn.SignedIn.class);
    assertThat(world.sandbox().requests()).filteredOn("GET /keys"::equals).hasSize(2);
  }

  @Test
  void anAddressThatTheProviderDoesNotVouchForIsNotBelieved() {
    world
        .sandbox()
        .faults()
        .forge(t -> t.put("email", "boss@acme.test").put("email_verified", false));
    assertThat(world.signIn(google))
        .isInstanceOfSatisfying(
            SignIn.SignedIn.class, in -> assertThat(in.mailbox()).hasToString(OAuthWorld.ANNA));
    assertThat(world.sandbox().requests()).contains("GET /userinfo");
  }

  @Test
  void whatMicrosoftsAdministratorsWriteDownIsNoAddress() {
    try (var microsoft = new OAuthWorld(folder, Kind.MICROSOFT)) {
      microsoft.sandbox().faults().forge(t -> t.put("email", "boss@other.test"));
      assertThat(microsoft.signIn(microsoft.provider()))
          .isInstanceOfSatisfying(
              SignIn.SignedIn.class, in -> assertThat(in.mailbox()).hasToString(OAuthWorld.ANNA));
    }
  }

  @ParameterizedTest
  @MethodSource("tenants")
  void anIssuerOfMicrosoftsMustBeThatOfTheTokensTenant(UnaryOperator<JsonObject> change) {
    try (var microsoft = new OAuthWorld(folder, Kind.MICROSOFT)) {
      microsoft.sandbox().faults().forge(change);
      assertThat(microsoft.signIn(microsoft.provider())).isInstanceOf(SignIn.Forged.class);
    }
  }

  static Stream<UnaryOperator<JsonObject>> tenants() {
    return Stream.of(
        t -> t.put("tid", "11111111-1111-1111-1111-111111111111"),
        t -> t.put("tid", "x").put("iss", t.getString("iss").replaceFirst("/[^/]+/v2", "/x/v2")));
  }

  @Test
  void withoutKeysTheProviderIsAskedWhoseTheTokenIs() {
    var userinfo = List.of(world.sandbox().discoveryUrl().resolve("/userinfo"));
    var given = world.provider(world.given(userinfo), Duration.ofSeconds(20));
    world.sandbox().faults().forgetToSign();
    assertThat(world.signIn(given)).isInstanceOf(SignIn.SignedIn.class);
    var mute = world.provider(world.given(List.<URI>of()), Duration.ofSeconds(20));
    assertThat(world.signIn(mute)).isInstanceOf(SignIn.Failed.class);
  }

  @Test
  void aProviderThatIsDownCannotBeBegunWithUnlessItIsKnownAlready() {
    world.sandbox().faults().answer(503, "text/html", "<h1>Sorry</h1>");
    assertThatThrownBy(() -> google.begin(OAuthWorld.REDIRECT, ""))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("HTTP 503");
    world.sandbox().faults().behave();
    google.begin(OAuthWorld.REDIRECT, "");
    world.sandbox().faults().answer(503, "text/html", "<h1>Sorry</h1>");
    world.time().advance(Duration.ofDays(2));
    assertThat(google.begin(OAuthWorld.REDIRECT, "").page()).hasPath("/authorize");
  }

  @Test
  void anOutageWhileSigningInIsNoForgery() {
    var begun = google.begin(OAuthWorld.REDIRECT, "");
    var back = OAuthWorld.callback(world.anna().allow(begun.page(), OAuthWorld.ANNA));
    world.sandbox().faults().answer(500, "text/html", "<h1>Sorry</h1>");
    assertThat(google.finish(begun.attempt(), back))
        .isInstanceOfSatisfying(
            SignIn.Failed.class,
            failed -> assertThat(failed.fault().kind()).isEqualTo(OAuthFault.Kind.WAIT));
  }

  @Test
  void noTextFormShowsASecret() {
    var begun = google.begin(OAuthWorld.REDIRECT, "");
    var back = OAuthWorld.callback(world.anna().allow(begun.page(), OAuthWorld.ANNA));
    var done = (SignIn.SignedIn) google.finish(begun.attempt(), back);
    assertThat(begun.attempt() + " " + back + " " + done + " " + new Client("id", "hidden"))
        .doesNotContain(
            begun.attempt().state(),
            begun.attempt().verifier(),
            begun.attempt().nonce(),
            back.code(),
            done.tokens().access().getFirst().value(),
            done.tokens().refresh(),
            "hidden");
  }
}
