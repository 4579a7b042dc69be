package sendwell.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExtensionsTest {
  @Test
  void keywordsHaveNoCase() {
    Extensions extensions = ehlo("starttls", "Pipelining", "8bitmime");
    assertThat(extensions.offers("STARTTLS")).isTrue();
    assertThat(extensions.offers("PIPELINING")).isTrue();
    assertThat(extensions.offers("SIZE")).isFalse();
  }

  @Test
  void theServersNameIsNoKeyword() {
    assertThat(Extensions.of(new Reply(250, List.of("STARTTLS"))).offers("STARTTLS")).isFalse();
  }

  @Test
  void signInMethodsOfBothSpellingsCount() {
    assertThat(ehlo("AUTH CRAM-MD5 plain", "AUTH=LOGIN PLAIN").mechanisms())
        .containsExactlyInAnyOrder("CRAM-MD5", "PLAIN", "LOGIN");
  }

  @Test
  void aSizeOfNothingOrZeroIsNoLimit() {
    assertThat(ehlo("SIZE 35882577").sizeLimit()).isEqualTo(35_882_577);
    assertThat(ehlo("SIZE").sizeLimit()).isEqualTo(Long.MAX_VALUE);
    assertThat(ehlo("SIZE 0").sizeLimit()).isEqualTo(Long.MAX_VALUE);
    assertThat(ehlo("SIZE many").sizeLimit()).isEqualTo(Long.MAX_VALUE);
    assertThat(ehlo("HELP").sizeLimit()).isEqualTo(Long.MAX_VALUE);
  }

  private static Extensions ehlo(String... lines) {
    var all = new ArrayList<>(List.of("mail.example.test"));
    all.addAll(List.of(lines));
    return Extensions.of(new Reply(250, all));
  }
}
