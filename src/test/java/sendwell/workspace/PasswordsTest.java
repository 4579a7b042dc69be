package sendwell.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Passwords are known again, and nobody learns from the time it takes whether somebody exists. */
class PasswordsTest {
  private final Passwords passwords = new Passwords();

  @Test
  void aPasswordMatchesItsOwnHashOnly() {
    var hash = Optional.of(passwords.hash("correct horse"));

    assertThat(passwords.matches("correct horse", hash)).isTrue();
    assertThat(passwords.matches("wrong horse", hash)).isFalse();
    assertThat(passwords.hash("correct horse")).isNotEqualTo(hash.get());
  }

  @Test
  void nobodysPasswordIsCheckedAsSlowlyAsAnybodysAndNeverMatches() {
    assertThat(parameters(Passwords.NOBODY)).isEqualTo(parameters(passwords.hash("anything")));
    assertThat(passwords.matches("anything", Optional.empty())).isFalse();
  }

  /** All but salt and hash: method, version, memory, passes, lanes. */
  private static String parameters(String hash) {
    return hash.substring(0, hash.indexOf('$', hash.indexOf("$m=") + 1));
  }
}
