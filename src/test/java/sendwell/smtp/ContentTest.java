package sendwell.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentTest {
  @ParameterizedTest
  @CsvSource({
    "'', .|",
    "a, a|.|",
    "a|, a|.|",
    ".|, ..|.|",
    "..a, ...a|.|",
    "a|.b, a|..b|.|",
    "aN, a|.|",
    "aR, a|.|",
    "aNRb, a||b|.|",
    "aRR|b, a|||b|.|",
    "aN.N, a|..|.|",
    "aR.R, a|..|.|",
    "NN, ||.|",
  })
  void dotsAreDoubledAndLineEndsMended(String mail, String sent) {
    assertThat(wire(mail)).isEqualTo(sent);
  }

  @Test
  void noLoneLineEndEverGoesOut() {
    var random = new Random(5321);
    for (int i = 0; i < 20_000; i++) {
      var mail = new StringBuilder();
      for (int n = random.nextInt(12); n > 0; n--) {
        mail.append("RN.a".charAt(random.nextInt(4)));
      }
      String sent = wire(mail.toString());
      assertThat(sent).as(mail.toString()).doesNotContain("R").doesNotContain("N");
      assertThat(sent.indexOf("|.|")).as(mail.toString()).isIn(-1, sent.length() - 3);
    }
  }

  @Test
  void eightBitContentIsNoticed() {
    assertThat(Content.of("naïve".getBytes(UTF_8)).eightBit()).isTrue();
    assertThat(Content.of("naive".getBytes(UTF_8)).eightBit()).isFalse();
  }

  /** R and N are a lone CR and LF, and a bar is the pair. */
  private static String wire(String mail) {
    String octets = mail.replace('R', '\r').replace('N', '\n').replace("|", "\r\n");
    return new String(Content.of(octets.getBytes(UTF_8)).octets(), UTF_8)
        .replace("\r\n", "|")
        .replace('\r', 'R')
        .replace('\n', 'N');
  }
}
