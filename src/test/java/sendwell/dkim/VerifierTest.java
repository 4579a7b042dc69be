package sendwell.dkim;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sendwell.dns.Fault;
import sendwell.dns.ZoneDns;

class VerifierTest {
  private static final String USUAL = "c=relaxed/relaxed; h=from:to:subject";

  private Instant now = Instant.parse("2026-11-23T12:00:00Z");
  private ZoneDns dns = SignedMail.published("v=DKIM1; ");

  @ParameterizedTest
  @ValueSource(strings = {"simple/simple", "simple/relaxed", "relaxed/simple", "relaxed/relaxed"})
  void mailThatSomebodyElseHasSignedPasses(String form) {
    String signed = SignedMail.signed("c=" + form + "; h=from:to:subject:subject:message-id");
    assertThat(verify(signed)).isEqualTo("PASS ");
  }

  @Test
  void theVerdictTellsWhoseSignatureItIs() {
    assertThat(verifier().verify(octets(SignedMail.signed(USUAL))))
        .singleElement()
        .isInstanceOfSatisfying(
            Verification.Judged.class,
            judged -> {
              assertThat(judged.signature().keyName().text()).isEqualTo(SignedMail.KEY_NAME);
              assertThat(judged.signature().algorithm()).isEqualTo(Algorithm.RSA_SHA256);
              assertThat(judged.bits()).isEqualTo(2048);
              assertThat(judged.testing()).isFalse();
            });
  }

  @ParameterizedTest
  @CsvSource({
    "Good, Bad, the body is not the one",
    "Subject: Are, Subject: are, header was changed",
    "bert@, mallory@, header was changed"
  })
  void mailThatWasChangedFails(String old, String changed, String reason) {
    assertThat(verify(SignedMail.signed(USUAL).replace(old, changed)))
        .startsWith("FAIL ")
        .contains(reason);
  }

  @Test
  void whatWasNotSignedMayChange() {
    assertThat(verify(SignedMail.signed(USUAL).replace("client.example.com", "elsewhere")))
        .isEqualTo("PASS ");
    String longer = SignedMail.signed(USUAL + "; l=10") + "a footer\r\n";
    assertThat(verify(longer)).isEqualTo("PASS ");
  }

  @Test
  void aBodyThatWasCutOffFails() {
    String signed = SignedMail.signed(USUAL + "; l=10");
    assertThat(verify(signed.substring(0, signed.indexOf("Good") + 4))).contains("shorter");
  }

  @Test
  void aSignatureThatHasExpiredFails() {
    Instant end = Instant.parse("2100-01-01T00:00:00Z");
    String signed = SignedMail.signed(USUAL + "; x=" + end.getEpochSecond());
    assertThat(verify(signed)).isEqualTo("PASS ");
    now = end;
    assertThat(verify(signed)).isEqualTo("PASS ");
    now = end.plusSeconds(1);
    assertThat(verify(signed)).isEqualTo("FAIL it expired at 2100-01-01T00:00:00Z (x=)");
  }

  @Test
  void aSignatureWithSha1Fails() {
    String signed = SignedMail.signed(USUAL).replace("a=rsa-sha256", "a=rsa-sha1");
    assertThat(verify(signed)).isEqualTo("FAIL SHA-1 counts no longer (RFC 8301 §3.1)");
  }

  @Test
  void aSignatureWithAShortKeyFails() {
    dns = SignedMail.published("p=", 768);
    assertThat(verify(SignedMail.signed(USUAL, SignedMail.PLAIN, 768)))
        .startsWith("FAIL a key of 768 bits is too short");
  }

  @Test
  void aSignatureWithoutTheFromFieldIsNone() {
    assertThat(verify(SignedMail.signed("h=from:to").replace("h=from:to", "h=to")))
        .startsWith("PERMERROR the From field is not signed");
  }

  @Test
  void aSignatureThatCannotBeReadIsNeutral() {
    assertThat(verify("DKIM-Signature: v=1; nonsense\r\n" + SignedMail.PLAIN))
        .startsWith("NEUTRAL \"nonsense\" is no tag");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=|the key is for"
            + " k=ed25519",
        "v=DKIM1; p=|the key has been revoked (p=)",
        "v=DKIM1; p=?|the key cannot be read: p= is no base64",
        "v=spf1 -all|the key cannot be read: v= is \"spf1 -all\" instead of DKIM1"
      })
  void aSignatureWithoutAUsableKeyIsAnError(String record, String reason) {
    dns = new ZoneDns().txt(SignedMail.KEY_NAME, record);
    assertThat(verify(SignedMail.signed(USUAL))).isEqualTo("PERMERROR " + reason);
  }

  @ParameterizedTest
  @CsvSource({
    "h=sha1, the key is not for SHA-256 (h=)",
    "s=tlsrpt, the key is not for mail (s=)",
    "t=s, 'the key is for d= alone, not for i= (t=s)'"
  })
  void aKeyThatIsForSomethingElseDoesNotCount(String tag, String reason) {
    dns = SignedMail.published(tag + "; ");
    assertThat(verify(SignedMail.signed(USUAL + "; i=anna@below.example.com")))
        .isEqualTo("PERMERROR " + reason);
  }

  @Test
  void aKeyForTestingIsMarked() {
    dns = SignedMail.published("t=y; ");
    assertThat(verifier().verify(octets(SignedMail.signed(USUAL))))
        .singleElement()
        .isInstanceOfSatisfying(
            Verification.Judged.class, judged -> assertThat(judged.testing()).isTrue());
  }

  @Test
  void twoKeysAtOneNameAreNone() {
    dns.txt(SignedMail.KEY_NAME, "p=");
    assertThat(verify(SignedMail.signed(USUAL)))
        .isEqualTo("PERMERROR there are 2 keys at key._domainkey.example.com");
  }

  @Test
  void aKeyThatDoesNotExistIsAnError() {
    dns = new ZoneDns();
    assertThat(verify(SignedMail.signed(USUAL)))
        .isEqualTo("PERMERROR there is no key at key._domainkey.example.com");
  }

  @Test
  void aSilentNameServerIsNotTheSignaturesFault() {
    dns.fails(SignedMail.KEY_NAME, Fault.SERVFAIL);
    assertThat(verify(SignedMail.signed(USUAL)))
        .isEqualTo("TEMPERROR key._domainkey.example.com: SERVFAIL");
  }

  @Test
  void everySignatureIsJudgedForItself() {
    String signed = SignedMail.signed(USUAL);
    String field = signed.substring(0, signed.length() - SignedMail.PLAIN.length());
    assertThat(
            verifier()
                .verify(
                    octets(
                        "DKIM-Signature: v=9\r\n" + field.replace("h=from:to", "h=from") + signed)))
        .extracting(Verification::result)
        .containsExactly(Result.NEUTRAL, Result.FAIL, Result.PASS);
  }

  @Test
  void mailThatIsNotSignedHasNoResult() {
    assertThat(verifier().verify(octets(SignedMail.PLAIN))).isEmpty();
    assertThat(verifier().verify(new byte[0])).isEmpty();
  }

  @Test
  void nobodyCanMakeUsVerifyForever() {
    String signed = SignedMail.signed(USUAL);
    String field = signed.substring(0, signed.length() - SignedMail.PLAIN.length());
    assertThat(verifier().verify(octets(field.repeat(1000) + SignedMail.PLAIN)))
        .hasSize(10)
        .extracting(Verification::result)
        .containsOnly(Result.PASS);
    assertThat(dns.asked()).hasSize(10);
  }

  private Verifier verifier() {
    return new Verifier(dns, () -> now);
  }

  /** The result of the only signature and its reason. */
  private String verify(String message) {
    List<Verification> results = verifier().verify(octets(message));
    assertThat(results).hasSize(1);
    return results.getFirst().result() + " " + results.getFirst().reason();
  }

  private static byte[] octets(String message) {
    return message.getBytes(ISO_8859_1);
  }
}
