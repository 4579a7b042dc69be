package sendwell.dmarc;

import static org.assertj.core.api.Assertions.assertThat;
import static sendwell.dmarc.Identifiers.Aligned.NO;
import static sendwell.dmarc.Identifiers.Aligned.UNKNOWN;
import static sendwell.dmarc.Identifiers.Aligned.YES;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sendwell.dmarc.Identifiers.Aligned;
import sendwell.dns.Fault;
import sendwell.dns.ZoneDns;
import sendwell.mail.Domain;
import sendwell.mail.PublicSuffixes;

class IdentifiersTest {
  private final ZoneDns dns = new ZoneDns();
  private final Identifiers identifiers = new Identifiers(dns, PublicSuffixes.bundled());

  @ParameterizedTest
  @CsvSource({
    "example.com, YES, YES",
    "mail.example.com, YES, NO",
    "deep.mail.example.com, YES, NO",
    "example.org, NO, NO",
    "com, NO, NO"
  })
  void oneOrganizationIsNearEnoughUnlessItHasToBeTheSame(
      String signer, Aligned relaxed, Aligned strict) {
    dns.txt("_dmarc.example.com", "v=DMARC1; p=none; aspf=s");
    assertThat(dkim("example.com", signer)).isEqualTo(relaxed);
    assertThat(spf("example.com", signer)).isEqualTo(strict);
  }

  @Test
  void aSubdomainMaySignAsItsOrganization() {
    dns.txt("_dmarc.example.com", "v=DMARC1; p=none");
    assertThat(dkim("mail.example.com", "example.com")).isEqualTo(YES);
    assertThat(dkim("mail.example.com", "news.example.com")).isEqualTo(YES);
  }

  @Test
  void whatIsBelowAPublicSuffixIsSomebodyElse() {
    dns.txt("_dmarc.host.example", "v=DMARC1; p=none; psd=y");
    assertThat(dkim("a.host.example", "b.host.example")).isEqualTo(NO);
    assertThat(dkim("mail.a.host.example", "a.host.example")).isEqualTo(YES);
  }

  @Test
  void withoutRecordsTheListOfSuffixesDecides() {
    assertThat(dkim("mail.example.co.uk", "example.co.uk")).isEqualTo(YES);
    assertThat(dkim("other.co.uk", "example.co.uk")).isEqualTo(NO);
    assertThat(dkim("co.uk", "example.co.uk")).isEqualTo(NO);
  }

  @Test
  void theSameDomainNeedsNoQuestion() {
    dns.silent("_dmarc.example.com");
    assertThat(dkim("example.com", "example.com")).isEqualTo(YES);
    assertThat(dns.asked()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"_dmarc.example.com", "_dmarc.com", "_dmarc.mail.example.com"})
  void aSilentNameServerLeavesItOpen(String silent) {
    dns.txt("_dmarc.example.com", "v=DMARC1; p=none").fails(silent, Fault.TIMEOUT);
    assertThat(dkim("example.com", "mail.example.com")).isEqualTo(UNKNOWN);
  }

  private Aligned dkim(String author, String signer) {
    return identifiers.dkim(new Domain(author), new Domain(signer));
  }

  private Aligned spf(String author, String returnPath) {
    return identifiers.spf(new Domain(author), new Domain(returnPath));
  }
}
