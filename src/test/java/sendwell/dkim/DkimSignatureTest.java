package sendwell.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DkimSignatureTest {
  private static final String LEAST =
      "v=1; a=rsa-sha256; d=example.com; s=key; h=From; bh=aGFzaA==; b=c2ln";

  @Test
  void whatIsNotSaidHasItsDefault() {
    var signature = DkimSignature.parse(LEAST);
    assertThat(signature.header()).isEqualTo(Canonicalization.SIMPLE);
    assertThat(signature.body()).isEqualTo(Canonicalization.SIMPLE);
    assertThat(signature.identity()).hasToString("example.com");
    assertThat(signature.length()).isEqualTo(Long.MAX_VALUE);
    assertThat(signature.expires()).isEqualTo(Instant.MAX);
    assertThat(signature.keyName().text()).isEqualTo("key._domainkey.example.com");
  }

  // RFC 6376 §3.5
  @Test
  void theExampleOfTheRfcIsRead() {
    var signature =
        DkimSignature.parse(
            """
             v=1; a=rsa-sha256; d=example.net; s=brisbane;
               c=simple; q=dns/txt; i=@eng.example.net;
               t=1117574938; x=1118006938;
               h=from:to:subject:date;
               z=From:foo@eng.example.net|To:joe@example.com|
                Subject:demo=20run|Date:July=205,=202005=203:44:08=20PM=20-0700;
               bh=MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI=;
               b=dzdVyOfAKCdLXdJOc9G2q8LoXSlEniSbav+yuU4zGeeruD00lszZVoG4ZHRNiYzR\
            """);
    assertThat(signature.identity()).hasToString("eng.example.net");
    assertThat(signature.fields()).containsExactly("from", "to", "subject", "date");
    assertThat(signature.expires()).isEqualTo(Instant.ofEpochSecond(1118006938));
  }

  @Test
  void whatTheNumbersSayMayBeBeyondAllNumbers() {
    var signature = DkimSignature.parse(LEAST + "; x=" + "9".repeat(12) + "; l=" + "9".repeat(76));
    assertThat(signature.expires()).isAfter(Instant.parse("+10000-01-01T00:00:00Z"));
    assertThat(signature.length()).isEqualTo(Long.MAX_VALUE);
    assertThat(DkimSignature.parse(LEAST + "; x=" + "9".repeat(30)).expires())
        .isEqualTo(Instant.MAX);
  }

  @Test
  void aSelectorMayHaveSeveralLabels() {
    assertThat(DkimSignature.parse(LEAST.replace("s=key", "s=a.b")).keyName().text())
        .isEqualTo("a.b._domainkey.example.com");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v=1|v=2|v= is not 1",
        "v=1; ||v= is missing",
        "a=rsa-sha256|a=rsa-sha512|\"rsa-sha512\"",
        "bh=aGFzaA==; ||bh= is missing",
        "bh=aGFzaA==|bh=?|bh= is no base64",
        "b=c2ln|b=|b= is no base64",
        "h=From; ||h= is missing",
        "d=example.com|d=example..com|d= is no domain name",
        "s=key|s=|s= is no domain name",
        "b=c2ln|b=c2ln; i=@example.net|not within d=",
        "b=c2ln|b=c2ln; i=@notexample.com|not within d=",
        "b=c2ln|b=c2ln; i=joe|no @",
        "b=c2ln|b=c2ln; c=relaxed/strict|\"strict\"",
        "b=c2ln|b=c2ln; q=http|not in the DNS",
        "b=c2ln|b=c2ln; t=5; x=5|not after t=",
        "b=c2ln|b=c2ln; l=-1|l= is no number",
        "b=c2ln|b=c2ln; d=other.example|d= is there twice"
      })
  void aSignatureThatCannotBeJudgedSaysWhy(String part, String instead, String reason) {
    String value = LEAST.replace(part, instead == null ? "" : instead);
    assertThatThrownBy(() -> DkimSignature.parse(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void aNameThatIsTooLongForTheDnsIsNotAskedFor() {
    String label = "a".repeat(60);
    String domain = String.join(".", label, label, label, label);
    String value = LEAST.replace("d=example.com", "d=" + domain).replace("s=key", "s=" + label);
    assertThatThrownBy(() -> DkimSignature.parse(value))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
