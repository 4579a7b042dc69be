package sendwell.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRecordTest {
  private static final String ED25519 = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
  private static final String RSA = RsaKeys.published(1024);

  @Test
  void onlyTheKeyItselfHasToBeThere() {
    var record = KeyRecord.parse("p=" + RSA);
    assertThat(record.type()).isEqualTo("rsa");
    assertThat(record.key().bits()).isEqualTo(1024);
    assertThat(record.forMail()).isTrue();
    assertThat(record.allowsHash("sha256")).isTrue();
    assertThat(record.testing()).isFalse();
    assertThat(record.exact()).isFalse();
  }

  @Test
  void anRsaKeyMayBeWrittenInEitherForm() {
    assertThat(KeyRecord.parse("p=" + RsaKeys.bare(1024)).key())
        .isEqualTo(KeyRecord.parse("p=" + RSA).key());
  }

  @ParameterizedTest
  @ValueSource(ints = {384, 768, 1023, 1024, 2047, 4096})
  void theSizeOfAnRsaKeyIsThatOfItsModulus(int bits) {
    byte[] key =
        RsaKeys.bare(
            BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE), BigInteger.valueOf(65537));
    assertThat(KeyRecord.parse("p=" + RsaKeys.base64(key)).key().bits()).isEqualTo(bits);
  }

  @Test
  void anEd25519KeyIsItsBareOctets() {
    assertThat(KeyRecord.parse("v=DKIM1; k=ed25519; p=" + ED25519).key())
        .isInstanceOf(DkimKey.Ed25519.class)
        .satisfies(key -> assertThat(key.bits()).isEqualTo(256));
  }

  @Test
  void whiteSpaceMayStandBetweenAnyTwoWords() {
    String folded = RSA.substring(0, 70) + " \r\n\t " + RSA.substring(70);
    assertThat(KeyRecord.parse(" v = DKIM1 ;\tk= rsa; h = sha1 : sha256; p = " + folded + " ; "))
        .isEqualTo(KeyRecord.parse("v=DKIM1;k=rsa;h=sha1:sha256;p=" + RSA));
  }

  @Test
  void whatNobodyKnowsIsPassedOver() {
    var record =
        KeyRecord.parse(
            "v=DKIM1; g=*; future=1; h=sha3:sha256; s=tlsrpt:email; t=s:z; n=; p=" + RSA);
    assertThat(record.allowsHash("sha256")).isTrue();
    assertThat(record.forMail()).isTrue();
    assertThat(record.exact()).isTrue();
  }

  @Test
  void aKeyWithoutDataHasBeenRevoked() {
    assertThat(KeyRecord.parse("v=DKIM1; p=").revoked()).isTrue();
    assertThat(KeyRecord.parse("v=DKIM1; k=ed25519; p= ;").revoked()).isTrue();
    assertThat(KeyRecord.parse("p=" + RSA).revoked()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "h=sha1, false, true, false",
    "h=sha256, true, true, false",
    "s=*, true, true, false",
    "s=tlsrpt, true, false, false",
    "s=other:email, true, true, false",
    "t=y, true, true, true",
    "t=s:y, true, true, true"
  })
  void aKeyMayBeForSomeUsesOnly(String tag, boolean sha256, boolean mail, boolean testing) {
    var record = KeyRecord.parse("v=DKIM1; " + tag + "; p=" + RSA);
    assertThat(record.allowsHash("sha256")).isEqualTo(sha256);
    assertThat(record.forMail()).isEqualTo(mail);
    assertThat(record.testing()).isEqualTo(testing);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v=DKIM1; k=rsa|p= is missing",
        "v=DKIM1; p=@; p=@|p= is there twice",
        "v=DKIM2; p=@|instead of DKIM1",
        "v=dkim1; p=@|instead of DKIM1",
        "p=@; v=DKIM1|v= is not the first tag",
        "v=DKIM1\\; k=rsa\\; p=@|backslash",
        "v=DKIM1; k=dsa; p=@|kind \"dsa\"",
        "v=DKIM1; p=no-base64|no base64",
        "v=DKIM1; p=bm8ga2V5|no RSA key",
        "v=DKIM1; k=ed25519; p=@|32 octets",
        "v=DKIM1; p|\"p\" is no tag",
        "v=DKIM1; ; p=@|\"\" is no tag",
        "\"v=DKIM1; p=@\"|is no tag",
        "v=DKIM1; 1=2; p=@|\"1=2\" is no tag",
        "v=spf1 mx -all|instead of DKIM1"
      })
  void aRecordThatReceiversCannotReadSaysWhy(String text, String reason) {
    assertThatThrownBy(() -> KeyRecord.parse(text.replace("@", RSA)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void aKeyOfAnAbsurdSizeIsNotTried() {
    byte[] key = RsaKeys.bare(BigInteger.ONE.shiftLeft(20_000), BigInteger.valueOf(3));
    assertThatThrownBy(() -> KeyRecord.parse("p=" + RsaKeys.base64(key)))
        .hasMessageContaining("20001 bits");
  }

  @ParameterizedTest
  @CsvSource({
    "p=abc, true",
    "v=DKIM1; k=rsa, true",
    "k=rsa; p =, true",
    "v=spf1 -all, false",
    "v=DMARC1; sp=none, false",
    "google-site-verification=abc, false"
  })
  void aTextMayBeMeantAsAKey(String text, boolean meant) {
    assertThat(KeyRecord.meant(text)).isEqualTo(meant);
  }

  @Test
  void aPlainRecordIsTheSameKeyForEverything() {
    var plain =
        KeyRecord.parse(
            KeyRecord.parse("h=sha1; s=tlsrpt; t=y:s; n=note; k=ed25519; p=" + ED25519).plain());
    assertThat(plain).isEqualTo(KeyRecord.parse("v=DKIM1; k=ed25519; t=s; p=" + ED25519));
    assertThat(plain.plain()).isEqualTo("v=DKIM1; k=ed25519; t=s; p=" + ED25519);
  }
}
