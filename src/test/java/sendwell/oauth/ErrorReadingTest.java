package sendwell.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sendwell.oauth.OAuthFault.Kind;

class ErrorReadingTest {
  private static OAuthFault read(int status, String error, String description) {
    return ErrorReading.read("Google", status, error, description, Duration.ZERO);
  }

  @ParameterizedTest
  @CsvSource({
    "400, invalid_grant, Token has been expired or revoked., SIGN_IN_AGAIN",
    "400, invalid_grant, AADSTS50173: The provided grant has expired., SIGN_IN_AGAIN",
    "400, invalid_grant, AADSTS700082: The refresh token has expired., SIGN_IN_AGAIN",
    "400, invalid_grant, AADSTS70043: sign-in frequency, SIGN_IN_AGAIN",
    "400, invalid_grant, AADSTS50055: password expired, SIGN_IN_AGAIN",
    "400, interaction_required, AADSTS50076: multi-factor authentication, SIGN_IN_AGAIN",
    "400, consent_required, AADSTS65001: no consent, SIGN_IN_AGAIN",
    "400, login_required, '', SIGN_IN_AGAIN",
    "400, invalid_grant, AADSTS50057: The user account is disabled., ASK_ADMINISTRATOR",
    "400, invalid_grant, AADSTS50105: not assigned to a role, ASK_ADMINISTRATOR",
    "400, interaction_required, AADSTS53003: blocked by conditional access, ASK_ADMINISTRATOR",
    "400, invalid_grant, AADSTS50053: The account is locked., ASK_ADMINISTRATOR",
    "400, admin_policy_enforced, '', ASK_ADMINISTRATOR",
    "403, access_denied, '', ASK_ADMINISTRATOR",
    "401, invalid_client, AADSTS7000215: Invalid client secret provided., OPERATOR",
    "401, invalid_client, AADSTS7000222: The client secret keys are expired., OPERATOR",
    "400, unauthorized_client, AADSTS700016: Application not found, OPERATOR",
    "401, deleted_client, The OAuth client was deleted., OPERATOR",
    "400, redirect_uri_mismatch, '', OPERATOR",
    "429, invalid_grant, slow down, WAIT",
    "500, invalid_grant, '', WAIT",
    "503, '', '', WAIT",
    "400, temporarily_unavailable, '', WAIT",
    "400, server_error, '', WAIT",
    "400, invalid_grant, AADSTS50196: The server terminated an operation., WAIT",
    "400, invalid_grant, AADSTS70012: A server error occurred., WAIT",
    "404, '', '', WAIT",
    "400, never_heard_of, AADSTS50173: whatever, WAIT"
  })
  void anErrorSaysWhoCanMendIt(int status, String error, String description, Kind kind) {
    assertThat(read(status, error, description).kind()).isEqualTo(kind);
  }

  @Test
  void theProvidersOwnWordsAreKept() {
    var fault = read(400, "invalid_grant", "Token has been expired or revoked.");
    assertThat(fault.code()).isEqualTo("invalid_grant");
    assertThat(fault.answer()).isEqualTo("invalid_grant: Token has been expired or revoked.");
    assertThat(fault.detail()).isEqualTo("Google no longer accepts the sign-in: sign in again.");
    assertThat(read(400, "x", "y".repeat(600)).answer()).hasSize(501).endsWith("…");
  }

  @Test
  void aNumberInsideAnotherIsNone() {
    assertThat(read(400, "invalid_grant", "trace AADSTS500571 x").kind())
        .isEqualTo(Kind.SIGN_IN_AGAIN);
  }
}
