package sendwell.dkim;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 6376 §3.4; {@code _} stands for a space and {@code >} for a tab. */
class CanonicalizationTest {
  // RFC 6376 §3.4.5
  private static final MessageText EXAMPLE =
      MessageText.parse(octets("A:_X\nB_:_Y>\n>Z__\n\n_C_\nD_>_E\n\n\n"));

  @Test
  void theExampleInRelaxedForm() {
    assertThat(EXAMPLE.header())
        .extracting(Canonicalization.RELAXED::header)
        .containsExactly("a:X", "b:Y Z");
    assertBody(EXAMPLE, Canonicalization.RELAXED, "_C\nD_E\n");
  }

  @Test
  void theExampleInSimpleForm() {
    assertThat(EXAMPLE.header())
        .extracting(Canonicalization.SIMPLE::header)
        .containsExactly("A: X", "B : Y\t\r\n\tZ  ");
    assertBody(EXAMPLE, Canonicalization.SIMPLE, "_C_\nD_>_E\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "no body at all|\\n|",
        "no empty line either|\\n|",
        "\\n|\\n|",
        "\\n\\n\\n|\\n|",
        "_>\\n\\n|_>\\n|",
        "a|a\\n|a\\n",
        "a\\n\\n\\nb\\n\\n|a\\n\\n\\nb\\n|a\\n\\n\\nb\\n",
        "\\n\\na\\n|\\n\\na\\n|\\n\\na\\n",
        "_a__b_\\n_\\n|_a__b_\\n_\\n|_a_b\\n"
      })
  void emptyLinesAtTheEndDoNotCount(String body, String simple, String relaxed) {
    String text =
        switch (body) {
          case "no body at all" -> "A:_X\\n\\n";
          case "no empty line either" -> "A:_X\\n";
          default -> "A:_X\\n\\n" + body;
        };
    var message = MessageText.parse(octets(text.replace("\\n", "\n")));
    assertBody(message, Canonicalization.SIMPLE, simple.replace("\\n", "\n"));
    assertBody(
        message, Canonicalization.RELAXED, relaxed == null ? "" : relaxed.replace("\\n", "\n"));
  }

  @Test
  void aBodyIsHashedUpToItsSignedLength() {
    var hash = Canonicalization.SIMPLE.body(EXAMPLE.octets(), EXAMPLE.body(), 3);
    assertThat(hash.sha256()).isEqualTo(Sha256.of(" C ".getBytes(ISO_8859_1)));
    assertThat(hash.length()).isEqualTo(" C \r\nD \t E\r\n".length());
  }

  @Test
  void aBareCarriageReturnIsAnOctetLikeOthers() {
    var message = MessageText.parse(octets("A:_X\n\na\r\rb\n"));
    assertBody(message, Canonicalization.RELAXED, "a\r\rb\n");
  }

  @Test
  void linesMayEndWithABareLineFeed() {
    String text = "A: X\nB: Y\n Z\n\nbody\n";
    assertThat(MessageText.parse(text.getBytes(ISO_8859_1)))
        .usingRecursiveComparison()
        .isEqualTo(MessageText.parse(text.replace("\n", "\r\n").getBytes(ISO_8859_1)));
  }

  @Test
  void aSignatureSignsItselfWithoutItsValue() {
    var field = new HeaderField("DKIM-Signature: v=1; bh=aaa; \r\n\tb = xyz\r\n\tzyx; s=b=c; b2=b");
    assertThat(field.unsigned().text())
        .isEqualTo("DKIM-Signature: v=1; bh=aaa; \r\n\tb =; s=b=c; b2=b");
    assertThat(new HeaderField("X: a=1; b=last").unsigned().text()).isEqualTo("X: a=1; b=");
    assertThat(new HeaderField("X: a=1; c").unsigned().text()).isEqualTo("X: a=1; c");
  }

  private static void assertBody(MessageText message, Canonicalization form, String canonical) {
    var hash = form.body(message.octets(), message.body(), Long.MAX_VALUE);
    byte[] expected = octets(canonical);
    assertThat(hash.length()).isEqualTo(expected.length);
    assertThat(hash.sha256()).isEqualTo(Sha256.of(expected));
  }

  private static byte[] octets(String written) {
    return written.replace("\n", "\r\n").replace('_', ' ').replace('>', '\t').getBytes(ISO_8859_1);
  }
}
