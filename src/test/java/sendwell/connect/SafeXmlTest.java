package sendwell.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeXmlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not xml",
        "<a>",
        "<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>",
        "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>",
        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>"
      })
  void whatMayHarmIsNotRead(String text) {
    assertThat(SafeXml.parse(Buffer.buffer(text))).isEmpty();
  }

  @Test
  void anEntityBombDoesNotGoOff() {
    StringBuilder bomb = new StringBuilder("<!DOCTYPE a [<!ENTITY e0 \"boom\">");
    for (int i = 1; i < 40; i++) {
      bomb.append("<!ENTITY e%d \"&e%d;&e%d;\">".formatted(i, i - 1, i - 1));
    }
    assertThat(SafeXml.parse(Buffer.buffer(bomb + "]><a>&e39;</a>"))).isEmpty();
  }

  @Test
  void depthsAreNotEntered() {
    String deep = "<a>".repeat(30_000) + "</a>".repeat(30_000);
    assertThat(SafeXml.parse(Buffer.buffer(deep))).isEmpty();
  }

  @Test
  void elementsAreFoundWhateverTheirNamespace() {
    var document = SafeXml.parse(Buffer.buffer("<a xmlns=\"urn:x\"><b><c> 993 </c></b></a>"));
    var b = SafeXml.elements(document.orElseThrow(), "b").findFirst().orElseThrow();
    assertThat(SafeXml.number(b, "c")).isEqualTo(993);
    assertThat(SafeXml.text(b, "d")).isEmpty();
  }
}
