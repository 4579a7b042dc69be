package sendwell.dkim;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sendwell.Noise;
import sendwell.dns.ZoneDns;

/** Whatever anybody publishes or sends, there is an end to it, with a value or with a reason. */
class HostileInputTest {
  private static final int TRIES = 3_000;
  private static final String RSA = "v=DKIM1; k=rsa; h=sha1:sha256; p=" + RsaKeys.published(1024);
  private static final String BARE = "p=" + RsaKeys.bare(768) + "; t=y:s; s=email:*; n=a=20b";
  private static final String ED25519 =
      "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
  private static final String SIGNATURE =
      "v=1; a=rsa-sha256; c=relaxed/simple; d=example.com; s=key; i=@a.example.com; l=5; t=1; x=9;"
          + " q=dns/txt; h=From : To; bh=aGFzaA==; b=c2ln";

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aKeyIsReadOrRefusedWithAReason(long seed) {
    Noise.of(seed, List.of(RSA, BARE, ED25519))
        .limit(TRIES)
        .forEach(text -> readOrRefused(text, each -> useful(KeyRecord.parse(each))));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aKeyOfRandomOctetsIsReadOrRefusedWithAReason(long seed) {
    byte[] whole = RsaKeys.pair(1024).getPublic().getEncoded();
    var random = new Random(seed);
    for (int i = 0; i < TRIES; i++) {
      byte[] octets = Arrays.copyOf(whole, random.nextInt(whole.length) + 1);
      octets[random.nextInt(Math.min(40, octets.length))] = (byte) random.nextInt();
      readOrRefused("p=" + RsaKeys.base64(octets), text -> useful(KeyRecord.parse(text)));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aSignatureIsReadOrRefusedWithAReason(long seed) {
    Noise.of(seed, List.of(SIGNATURE))
        .limit(TRIES)
        .forEach(
            text ->
                readOrRefused(
                    text,
                    each -> {
                      var signature = DkimSignature.parse(each);
                      assertThat(signature.identity().within(signature.domain().name())).isTrue();
                      assertThat(signature.keyName().text()).contains("_domainkey");
                    }));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aMessageIsTakenApartWithoutLoss(long seed) {
    Noise.of(seed, List.of(SignedMail.PLAIN, "A: b\n c\n\nbody", "\r\n\r\n", ""))
        .limit(TRIES)
        .forEach(
            text -> {
              var message = MessageText.parse(text.getBytes(ISO_8859_1));
              int longest = message.octets().length - message.body() + 2;
              for (Canonicalization form : Canonicalization.values()) {
                var hash = form.body(message.octets(), message.body(), Long.MAX_VALUE);
                assertThat(hash.length()).as(text).isBetween(0L, longest + 0L);
                for (HeaderField field : message.header()) {
                  assertThat(form.header(field))
                      .as(text)
                      .hasSizeLessThanOrEqualTo(field.text().length() + 1);
                }
              }
            });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aMessageGetsAVerdict(long seed) {
    ZoneDns dns = SignedMail.published("v=DKIM1; ");
    var verifier = new Verifier(dns, () -> Instant.parse("2026-11-23T12:00:00Z"));
    Noise.of(seed, List.of(SignedMail.signed("c=relaxed/relaxed; h=from:to:subject")))
        .limit(TRIES / 10)
        .forEach(
            text ->
                assertThat(verifier.verify(text.getBytes(ISO_8859_1)))
                    .as(text)
                    .hasSizeLessThanOrEqualTo(10)
                    .allSatisfy(
                        each ->
                            assertThat(each.reason().isEmpty())
                                .isEqualTo(each.result() == Result.PASS)));
  }

  @Test
  void aHugeHeaderIsNoHugeWork() {
    String many = "a:".repeat(500_000);
    String signature = SIGNATURE.replace("From : To", many + "from");
    var verifier = new Verifier(SignedMail.published("v=DKIM1; "), () -> Instant.EPOCH);
    String message = "DKIM-Signature: " + signature + "\r\n" + "a: b\r\n".repeat(100_000) + "\r\n";
    assertThat(verifier.verify(message.getBytes(ISO_8859_1)))
        .extracting(Verification::result)
        .containsExactly(Result.FAIL);
  }

  private static void readOrRefused(String text, Consumer<String> reading) {
    try {
      reading.accept(text);
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).as(text).isNotBlank().hasSizeLessThan(200);
    }
  }

  private static void useful(KeyRecord record) {
    assertThat(record.revoked()).isEqualTo(record.data().isEmpty());
    if (!record.revoked()) {
      assertThat(record.key().bits()).isBetween(1, 16_384);
      assertThat(record.key()).isEqualTo(KeyRecord.parse(record.plain()).key());
    }
  }
}
