package sendwell.dnsbl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeTest {
  private static Code code(String addresses) {
    return Code.parse(addresses, "whatever", Severity.LOW, Severity.INFO);
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.2, 127.0.0.2, true",
    "127.0.0.2, 127.0.0.3, false",
    "127.0.0.2, 127.0.1.2, false",
    "127.0.0.4-127.0.0.7, 127.0.0.3, false",
    "127.0.0.4-127.0.0.7, 127.0.0.4, true",
    "127.0.0.4-127.0.0.7, 127.0.0.7, true",
    "127.0.0.4-127.0.0.7, 127.0.0.8, false",
    "127.0.2.0-127.0.20.255, 127.0.9.3, true",
    "127.0.0.0&8, 127.0.0.8, true",
    "127.0.0.0&8, 127.0.0.14, true",
    "127.0.0.0&8, 127.0.0.7, false",
    "127.0.0.0&8, 127.0.1.8, false",
    "127.0.0.0&128, 127.0.0.254, true",
    "127.0.0.0&1, 127.0.0.1, true",
    "127.0.0.2, 2001:db8::2, false"
  })
  void itMeansTheseAddresses(String addresses, String answer, boolean meant) {
    assertThat(code(addresses).matches(InetAddress.ofLiteral(answer))).isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "127",
        "127.0.0",
        "127.0.0.256",
        "127.0.0.2-",
        "127.0.0.2-127.0.0.1",
        "127.0.0.2-128.0.0.1",
        "127.0.0.0&0",
        "127.0.0.0&3",
        "127.0.0.0&256",
        "127.0.0.2&2",
        "10.0.0.2",
        "127.0.0.2 ",
        "127.0.0.x"
      })
  void whatIsNoCodeIsNamed(String addresses) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> code(addresses))
        .withMessageContaining("\"" + addresses + "\"");
  }
}
