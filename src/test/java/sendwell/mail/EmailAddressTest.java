package sendwell.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link EmailAddress} and {@link Domain}: what people type, and what attackers do. */
class EmailAddressTest {
  @ParameterizedTest
  @CsvSource({
    "Anna@Example.COM, Anna@example.com",
    "' anna@example.com ', anna@example.com",
    "anna.b+tag@mail.example.co.uk, anna.b+tag@mail.example.co.uk",
    "anna@bücher.example, anna@xn--bcher-kva.example",
    "anna@example.com., anna@example.com",
    "o'hara@example.com, o'hara@example.com",
    "a@b.c, a@b.c"
  })
  void whatPeopleTypeIsRead(String typed, String address) {
    assertThat(EmailAddress.parse(typed)).hasToString(address);
  }

  @ParameterizedTest
  @MethodSource("hostile")
  @ValueSource(
      strings = {
        "",
        " ",
        "@",
        "anna",
        "anna@",
        "@example.com",
        "anna@example",
        "anna@@example.com",
        "anna b@example.com",
        "anna@exam ple.com",
        ".anna@example.com",
        "anna.@example.com",
        "an..na@example.com",
        "anna@.example.com",
        "anna@example..com",
        "anna@-example.com",
        "anna@example-.com",
        "\"anna\"@example.com",
        "anna@[192.0.2.1]",
        "<anna@example.com>",
        "Anna <anna@example.com>",
        "anna@example.com,ben@example.com",
        "anna@example.com;ben",
        "anna(comment)@example.com",
        "ännä@example.com",
        "anna@example.com/path",
        "anna@example.com:25",
        "anna%example.com",
        "a:b@example.com",
        "a\\b@example.com"
      })
  void whatIsNoAddressIsRefused(String typed) {
    assertThatIllegalArgumentException().isThrownBy(() -> EmailAddress.parse(typed));
  }

  static Stream<String> hostile() {
    return Stream.of(
        "anna@example.com\r\nBcc: ben@example.com",
        "anna\r\n@example.com",
        "anna@example.com\nRCPT TO:<ben@example.com>",
        "anna\0@example.com",
        "anna@example\0.com",
        "anna@exa\u2028mple.com",
        "anna\u202e@example.com",
        "a".repeat(65) + "@example.com",
        "anna@" + "a".repeat(64) + ".com",
        "anna@" + "a.".repeat(127) + "com",
        "a".repeat(100_000) + "@example.com",
        "anna@" + "ü".repeat(1000) + ".example",
        "anna@" + ".".repeat(300));
  }

  // RFC 5321 §4.5.3.1.3: a path has 256 octets, its angle brackets included.
  @Test
  void anAddressHasAtMost254Characters() {
    String domain = ("a".repeat(61) + ".").repeat(3) + "example";
    String longest = "b".repeat(254 - 1 - domain.length()) + "@" + domain;
    assertThat(EmailAddress.parse(longest).toString()).hasSize(254);
    assertThatIllegalArgumentException().isThrownBy(() -> EmailAddress.parse("b" + longest));
  }

  @Test
  void anErrorSaysWhatAnAddressLooksLike() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EmailAddress.parse("anna"))
        .withMessageContaining("name@example.com");
  }

  @Test
  void aDomainIsShownInItsLetters() {
    assertThat(Domain.parse("BÜCHER.example").unicode()).isEqualTo("bücher.example");
  }

  @Test
  void aDomainLiesWithinItselfAndWhatIsAboveIt() {
    var domain = new Domain("mail.example.com");
    assertThat(domain.within("mail.example.com")).isTrue();
    assertThat(domain.within("example.com")).isTrue();
    assertThat(domain.within("ample.com")).isFalse();
    assertThat(domain.within("a.mail.example.com")).isFalse();
  }
}
