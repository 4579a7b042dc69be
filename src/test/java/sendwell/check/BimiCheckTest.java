package sendwell.check;

import static org.assertj.core.api.Assertions.assertThat;
import static sendwell.check.State.NOT_APPLICABLE;
import static sendwell.check.State.PASS;
import static sendwell.check.State.WARN;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sendwell.dns.ZoneDns;
import sendwell.mail.Domain;

class BimiCheckTest {
  private static final String LOGO = "v=BIMI1; l=https://example.com/logo.svg";
  private static final String CERTIFIED = LOGO + "; a=https://example.com/logo.pem";

  private final ZoneDns dns = new ZoneDns();

  private Finding run() {
    return new BimiCheck().run(Subject.of(new Domain("example.com")), dns);
  }

  private void published(String bimi, String dmarc) {
    dns.txt("default._bimi.example.com", bimi).txt("_dmarc.example.com", dmarc);
  }

  @Test
  void aCertifiedLogoIsShownWhereDmarcIsEnforced() {
    published(CERTIFIED, "v=DMARC1; p=quarantine");
    assertThat(run())
        .returns(PASS, Finding::state)
        .returns("https://example.com/logo.svg", Finding::value);
  }

  @Test
  void nobodyHasToHaveALogo() {
    assertThat(run()).returns(NOT_APPLICABLE, Finding::state).returns("bimi_absent", Finding::code);
    published("v=BIMI1; l=; a=", "v=DMARC1; p=reject");
    assertThat(run())
        .returns(NOT_APPLICABLE, Finding::state)
        .returns("bimi_declined", Finding::code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          v=spf1 -all                       | has no DMARC policy
          v=DMARC1; p=none                  | has the DMARC policy none
          v=DMARC1; p=quarantine; t=y       | has the DMARC policy none
          v=DMARC1; p=reject; sp=none       | has the DMARC policy none for its subdomains
          """)
  void whereDmarcIsNotEnforcedNoLogoIsShown(String dmarc, String words) {
    published(CERTIFIED, dmarc);
    assertThat(run())
        .returns(WARN, Finding::state)
        .returns("bimi_dmarc", Finding::code)
        .satisfies(finding -> assertThat(finding.description()).contains(words));
  }

  @Test
  void aLogoWithoutACertificateIsSeldomShown() {
    published(LOGO, "v=DMARC1; p=reject");
    assertThat(run()).returns(WARN, Finding::state).returns("bimi_certificate", Finding::code);
  }

  @Test
  void aRecordThatNobodyCanUseIsAWarning() {
    published("v=BIMI1; l=logo.svg", "v=DMARC1; p=reject");
    assertThat(run()).returns(WARN, Finding::state).returns("bimi_faulty", Finding::code);
  }

  @ParameterizedTest
  @ValueSource(strings = {CERTIFIED, LOGO, "v=BIMI1; l=; a=", "v=BIMI1; l=x", "hello"})
  void silenceLeavesItOrMakesItUnknown(String text) {
    published(text, "v=DMARC1; p=reject");
    Silenced.leavesItOrMakesItUnknown(dns, this::run);
    Silenced.altogetherNothingIsKnown(dns, this::run);
  }
}
