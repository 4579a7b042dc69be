package sendwell.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sendwell.oauth.SetupFinding.Subject;
import sendwell.oauth.SetupFinding.Verdict;
import sendwell.sandbox.SandboxProvider.Kind;

/** What "Verify setup" finds at a provider that behaves as Google's or Microsoft's does, or not. */
class SetupCheckTest {
  private static final URI ELSEWHERE = URI.create("https://other.test/oauth/callback");

  @TempDir private static Path folder;
  private OAuthWorld world;

  @AfterEach
  void stop() {
    world.close();
  }

  private void open(Kind kind) {
    world = new OAuthWorld(folder, kind);
  }

  private Client right() {
    return new Client(world.sandbox().clientId(), world.sandbox().clientSecret());
  }

  private Map<Subject, SetupFinding> verify(Client client, URI redirect) {
    return bySubject(world.verify(client, redirect));
  }

  private Map<Subject, SetupFinding> verify(Client client) {
    return verify(client, OAuthWorld.REDIRECT);
  }

  private static Map<Subject, SetupFinding> bySubject(List<SetupFinding> findings) {
    assertThat(findings).extracting(SetupFinding::subject).containsExactly(Subject.values());
    return findings.stream().collect(Collectors.toMap(SetupFinding::subject, one -> one));
  }

  private static void verdicts(
      Map<Subject, SetupFinding> findings,
      Verdict endpoints,
      Verdict id,
      Verdict secret,
      Verdict redirect) {
    assertThat(findings)
        .extractingFromEntries(entry -> entry.getKey() + " " + entry.getValue().verdict())
        .containsExactlyInAnyOrder(
            Subject.ENDPOINTS + " " + endpoints,
            Subject.CLIENT_ID + " " + id,
            Subject.CLIENT_SECRET + " " + secret,
            Subject.REDIRECT_URI + " " + redirect);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsRightPasses(Kind kind) {
    open(kind);
    verdicts(verify(right()), Verdict.PASSED, Verdict.PASSED, Verdict.PASSED, Verdict.PASSED);
    assertThat(world.sandbox().tokensIssued()).as("nobody was signed in").isZero();
  }

  @ParameterizedTest
  @EnumSource
  void anAddressThatIsNotRegisteredIsNamedAsItMustBe(Kind kind) {
    open(kind);
    var findings = verify(right(), ELSEWHERE);
    verdicts(findings, Verdict.PASSED, Verdict.PASSED, Verdict.PASSED, Verdict.FAILED);
    assertThat(findings.get(Subject.REDIRECT_URI).detail()).contains(ELSEWHERE.toString());
    assertThat(findings.get(Subject.REDIRECT_URI).answer())
        .containsAnyOf("redirect_uri_mismatch", "AADSTS50011: The redirect URI " + ELSEWHERE);
  }

  @ParameterizedTest
  @EnumSource
  void aWrongSecretIsToldFromAWrongId(Kind kind) {
    open(kind);
    var findings = verify(new Client(right().id(), "hunter2"));
    verdicts(findings, Verdict.PASSED, Verdict.PASSED, Verdict.FAILED, Verdict.PASSED);
    assertThat(findings.get(Subject.CLIENT_SECRET).answer()).startsWith("invalid_client: ");
    assertThat(findings.toString()).doesNotContain("hunter2");

    verdicts(
        verify(new Client("nobody", right().secret())),
        Verdict.PASSED,
        Verdict.FAILED,
        Verdict.UNKNOWN,
        Verdict.UNKNOWN);
  }

  @Test
  void anExpiredSecretIsToldFromAWrongOne() {
    open(Kind.MICROSOFT);
    world.sandbox().faults().expireSecret();
    var findings = verify(right());
    verdicts(findings, Verdict.PASSED, Verdict.PASSED, Verdict.FAILED, Verdict.PASSED);
    assertThat(findings.get(Subject.CLIENT_SECRET).detail())
        .contains("expired", "create a new one");
  }

  @ParameterizedTest
  @EnumSource
  void ofAProviderThatIsDownNothingElseIsSaid(Kind kind) {
    open(kind);
    world.sandbox().faults().answer(503, "text/plain", "down");
    nothingElse("HTTP 503");
    world.sandbox().faults().answer(429, "application/json", "{\"error\":\"slow_down\"}");
    nothingElse("HTTP 429");
    world.sandbox().faults().answer(200, "text/html", "<h1>Sign in to the hotel's network</h1>");
    nothingElse("HTTP 200");
    world.sandbox().close();
    nothingElse("127.0.0.1");
  }

  private void nothingElse(String detail) {
    var findings = verify(right());
    verdicts(findings, Verdict.FAILED, Verdict.UNKNOWN, Verdict.UNKNOWN, Verdict.UNKNOWN);
    assertThat(findings.get(Subject.ENDPOINTS).detail()).contains(detail);
  }

  @Test
  void aTokenEndpointThatAnswersNonsenseIsNoProvider() {
    open(Kind.GOOGLE);
    var home = world.sandbox().discoveryUrl();
    var findings =
        world.verify(given(home.resolve("/authorize"), home.resolve("/revoke")), right());
    assertThat(bySubject(findings).get(Subject.CLIENT_SECRET).verdict())
        .as("that it does not know the token says nothing of the secret")
        .isEqualTo(Verdict.UNKNOWN);
    findings = world.verify(given(home.resolve("/authorize"), home.resolve("/nothing")), right());
    verdicts(
        bySubject(findings), Verdict.FAILED, Verdict.UNKNOWN, Verdict.UNKNOWN, Verdict.UNKNOWN);
  }

  @Test
  void aPageThatSaysNothingIsNoPass() {
    open(Kind.GOOGLE);
    var home = world.sandbox().discoveryUrl();
    var findings =
        bySubject(world.verify(given(home.resolve("/keys"), home.resolve("/token")), right()));
    verdicts(findings, Verdict.PASSED, Verdict.PASSED, Verdict.PASSED, Verdict.UNKNOWN);
    assertThat(findings.get(Subject.REDIRECT_URI).detail())
        .contains("cannot be told before the first sign-in");
  }

  @Test
  void aProviderThatKeepsSilentIsGivenUp() {
    open(Kind.GOOGLE);
    world.sandbox().faults().fallSilent();
    var findings = bySubject(world.verify(world.discovered(), right(), Duration.ofMillis(500)));
    verdicts(findings, Verdict.FAILED, Verdict.UNKNOWN, Verdict.UNKNOWN, Verdict.UNKNOWN);
    assertThat(findings.get(Subject.ENDPOINTS).detail()).contains("did not answer in time");
  }

  private static ProviderSettings.Source given(URI authorization, URI token) {
    return new ProviderSettings.Source.Given(
        new Endpoints(authorization, token, List.of(), List.of(), List.of()));
  }
}
