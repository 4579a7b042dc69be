package sendwell.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sendwell.oauth.OAuthFault.Kind;
import sendwell.sandbox.SandboxProvider;

class RefreshTest {
  @TempDir private static Path folder;
  private OAuthWorld world;
  private OAuthProvider provider;
  private TokenSet tokens;

  @BeforeEach
  void signIn() {
    world = new OAuthWorld(folder, SandboxProvider.Kind.GOOGLE);
    provider = world.provider();
    tokens = world.tokens(provider);
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private OAuthFault refused() {
    return refused(provider);
  }

  private OAuthFault refused(OAuthProvider by) {
    return switch (by.refresh(tokens.refresh(), by.resources().getFirst())) {
      case Granting.Denied(var fault) -> fault;
      case Granting.Granted granted -> throw new AssertionError(granted);
    };
  }

  private Tokens granted(String refreshToken) {
    return switch (provider.refresh(refreshToken, provider.resources().getFirst())) {
      case Granting.Granted(var fresh) -> fresh;
      case Granting.Denied(var fault) -> throw new AssertionError(fault);
    };
  }

  @Test
  void aRefreshBringsAnAccessTokenAndGooglesRefreshTokenStays() {
    world.time().advance(Duration.ofHours(2));
    assertThat(world.sandbox().opens(OAuthWorld.ANNA, tokens.access().getFirst().value()))
        .isFalse();
    var fresh = granted(tokens.refresh());
    assertThat(world.sandbox().opens(OAuthWorld.ANNA, fresh.access())).isTrue();
    assertThat(fresh.refresh()).isEmpty();
  }

  @Test
  void aProviderThatRotatesHandsOutTheNextRefreshToken() {
    world.sandbox().faults().rotate(true);
    var second = granted(tokens.refresh());
    assertThat(refused().kind()).isEqualTo(Kind.SIGN_IN_AGAIN);
    assertThat(granted(second.refresh()).access()).isNotEmpty();
  }

  @Test
  void whatThePersonTookBackMustBeSignedInToAgain() {
    world.sandbox().revoke(OAuthWorld.ANNA);
    assertThat(refused())
        .extracting(OAuthFault::kind, OAuthFault::code, OAuthFault::answer)
        .containsExactly(
            Kind.SIGN_IN_AGAIN,
            "invalid_grant",
            "invalid_grant: Token has been expired or revoked.");
  }

  @Test
  void anExpiredSecretIsTheOperatorsToMend() {
    world.sandbox().faults().expireSecret();
    assertThat(refused().kind()).isEqualTo(Kind.OPERATOR);
  }

  @Test
  void aPauseThatIsAskedForIsTold() {
    world.sandbox().faults().answer(429, "application/json", "{\"error\":\"rate_limit\"}");
    assertThat(refused())
        .extracting(OAuthFault::kind, OAuthFault::pause)
        .containsExactly(Kind.WAIT, Duration.ofSeconds(90));
  }

  @Test
  void whateverElseAProviderAnswersIsAnOutage() {
    world.sandbox().faults().answer(500, "text/html", "<h1>invalid_grant</h1>");
    assertThat(refused().kind()).isEqualTo(Kind.WAIT);
    world.sandbox().faults().answer(200, "text/html", "<h1>Sign in to the hotel's network</h1>");
    assertThat(refused().kind()).isEqualTo(Kind.WAIT);
    world.sandbox().faults().answer(200, "application/json", "{\"access_token\":\"\"}");
    assertThat(refused().kind()).isEqualTo(Kind.WAIT);
    world.sandbox().faults().answer(400, "application/json", "{\"error\":{\"code\":400}}");
    assertThat(refused().kind()).isEqualTo(Kind.WAIT);
    world.sandbox().faults().answer(200, "application/json", "x".repeat(200_000));
    assertThat(refused().kind()).isEqualTo(Kind.WAIT);
  }

  @Test
  void aProviderThatSaysNothingIsGivenUp() {
    var hasty = world.provider(world.given(List.of()), Duration.ofMillis(500));
    world.sandbox().faults().fallSilent();
    assertThat(refused(hasty))
        .extracting(OAuthFault::kind, OAuthFault::code)
        .containsExactly(Kind.WAIT, "");
  }

  @Test
  void aGrantIsEndedAtTheProvider() {
    assertThat(provider.revoke(tokens.refresh())).isEqualTo(Revocation.REVOKED);
    assertThat(refused().kind()).isEqualTo(Kind.SIGN_IN_AGAIN);
    assertThat(provider.revoke(tokens.refresh())).as("once more").isEqualTo(Revocation.REVOKED);
    world.sandbox().faults().answer(503, "text/plain", "");
    assertThat(provider.revoke(tokens.refresh())).isEqualTo(Revocation.FAILED);
  }

  @Test
  void microsoftHasNoWayToEndAGrant() {
    try (var microsoft = new OAuthWorld(folder, SandboxProvider.Kind.MICROSOFT)) {
      var one = microsoft.provider();
      assertThat(one.revoke(microsoft.tokens(one).refresh())).isEqualTo(Revocation.NOT_OFFERED);
    }
  }
}
