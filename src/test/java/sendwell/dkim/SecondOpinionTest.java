package sendwell.dkim;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.PublicKeyRecordRetriever;
import org.apache.james.jdkim.exceptions.FailException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Apache jDKIM says the same about mail that was changed on its way, be it harmless or not. */
class SecondOpinionTest {
  private static final int CHANGES = 150;
  private static final List<String> PIECES =
      List.of("", " ", "  ", "\t", "\n", "\n ", "\n\n", "a", "A", ":", ";", "From: x\n");

  private final Verifier ours =
      new Verifier(SignedMail.published("v=DKIM1; "), () -> Instant.parse("2026-11-23T12:00:00Z"));
  private final PublicKeyRecordRetriever theirKeys =
      (_, _, _) -> List.of("v=DKIM1; p=" + RsaKeys.published(2048));

  @ParameterizedTest
  @ValueSource(strings = {"simple/simple", "simple/relaxed", "relaxed/simple", "relaxed/relaxed"})
  void aChangeThatOneLetsPassPassesWithTheOther(String form) throws IOException {
    String signed = SignedMail.signed("c=" + form + "; h=from:to:subject:subject:message-id");
    var random = new Random(form.hashCode());
    int passed = 0;
    for (int i = 0; i < CHANGES; i++) {
      String changed = changed(signed, random);
      boolean passes = ours(changed);
      assertThat(passes)
          .as(changed.replace("\r", "\\r").replace("\n", "\\n\n"))
          .isEqualTo(theirs(changed));
      passed += passes ? 1 : 0;
    }
    assertThat(passed).as("harmless changes").isBetween(CHANGES / 20, CHANGES - CHANGES / 20);
  }

  /**
   * Leaves the signature alone, of whose base64 the other reads more than there is, and every CRLF
   * whole and at the end, since SMTP knows no other lines.
   */
  private static String changed(String message, RandomGenerator random) {
    String lines = message.replace("\r\n", "\n");
    int at = random.nextInt(lines.indexOf("\nReceived") + 1, lines.length());
    int to = Math.min(lines.length(), at + random.nextInt(3));
    String piece = PIECES.get(random.nextInt(PIECES.size()));
    String changed = lines.substring(0, at) + piece + lines.substring(to);
    return (changed.endsWith("\n") ? changed : changed + "\n").replace("\n", "\r\n");
  }

  private boolean ours(String message) {
    return ours.verify(message.getBytes(ISO_8859_1)).stream()
        .anyMatch(each -> each.result() == Result.PASS);
  }

  private boolean theirs(String message) throws IOException {
    try {
      var theirs = new DKIMVerifier(theirKeys); // remembers what it has seen
      var valid = theirs.verify(new ByteArrayInputStream(message.getBytes(ISO_8859_1)));
      return valid != null && !valid.isEmpty();
    } catch (FailException e) {
      return false;
    }
  }
}
