package sendwell.reconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import sendwell.failure.InputError;

class OwnersWordsTest {
  private static final String DETAIL = "mail.example.com:993 refused the sign-in of u17.";
  private static final String ANSWER = "NO u17 is unknown";

  @Test
  void aPasswordThatBothServersRefuseIsWrong() {
    var errors = errors(fault("/imap", "auth_failed"), fault("/smtp", "auth_failed"));

    assertThat(errors).extracting(InputError::pointer).containsExactly("/password");
    assertThat(errors).extracting(InputError::code).containsExactly("auth_failed");
  }

  @Test
  void aPasswordThatOneServerTakesIsRight() {
    var errors = errors(fault("/smtp", "auth_failed"));

    assertThat(errors).extracting(InputError::pointer).containsExactly("/smtp");
    assertThat(errors.getFirst().detail()).contains("sending", "did not take this password");
  }

  @Test
  void aServerThatIsDownIsNoWrongPassword() {
    var errors = errors(fault("/imap", "timeout"), fault("/smtp", "auth_failed"));

    assertThat(errors).extracting(InputError::code).containsExactly("timeout", "auth_failed");
    assertThat(errors.getFirst().detail()).contains("reading", "could not be reached");
  }

  @Test
  void neitherServersNorNamesNorTheirWordsAreTold() {
    for (String code : List.of("auth_failed", "auth_unsupported", "timeout", "tls_failed")) {
      assertThat(errors(fault("/imap", code), fault("/smtp", code)).toString())
          .doesNotContain("mail.example.com", "u17", "993");
    }
  }

  private static List<InputError> errors(InputError... faults) {
    return OwnersWords.refusal(List.of(faults)).errors();
  }

  private static InputError fault(String side, String code) {
    return new InputError(side, code, DETAIL, ANSWER);
  }
}
