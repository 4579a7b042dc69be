package sendwell.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sendwell.dmarc.ReportDestination.Consent;
import sendwell.dmarc.ReportDestination.Reachable;
import sendwell.dns.Fault;
import sendwell.dns.ZoneDns;
import sendwell.mail.Domain;

class ReportDestinationTest {
  private static final String CONSENT = "example.com._report._dmarc.reports.example";

  private final ZoneDns dns = new ZoneDns().txt("_dmarc.example.com", "v=DMARC1; p=none");

  @Test
  void nobodyHasToConsentToReportsAboutHimself() {
    assertThat(to("example.com").consent()).isEqualTo(Consent.NOT_NEEDED);
    assertThat(to("reports.example.com").consent()).isEqualTo(Consent.NOT_NEEDED);
  }

  @ParameterizedTest
  @CsvSource({
    "v=DMARC1, GIVEN",
    "v=DMARC1; rua=mailto:x@reports.example, GIVEN",
    "v=dmarc1, MISSING",
    "v=spf1 -all, MISSING"
  })
  void anotherOrganizationHasToConsent(String text, Consent consent) {
    dns.txt(CONSENT, text);
    assertThat(to("reports.example").consent()).isEqualTo(consent);
  }

  @Test
  void oneRecordAmongSeveralIsEnough() {
    dns.txt(CONSENT, "hello", "v=DMARC1", "v=DMARC1;");
    assertThat(to("reports.example").consent()).isEqualTo(Consent.GIVEN);
  }

  @Test
  void whoWantsEverybodysReportsMaySaySoByAWildcard() {
    dns.txt("*._report._dmarc.reports.example", "v=DMARC1");
    assertThat(to("reports.example").consent()).isEqualTo(Consent.GIVEN);
    assertThat(dns.asked()).noneMatch(question -> question.name().text().contains("*"));
  }

  @Test
  void whoSaysNothingDoesNotConsent() {
    assertThat(to("reports.example").consent()).isEqualTo(Consent.MISSING);
  }

  @ParameterizedTest
  @CsvSource({"_dmarc.example.com", "_dmarc.reports.example", "_dmarc.com", CONSENT})
  void aSilentNameServerLeavesItOpen(String silent) {
    dns.txt(CONSENT, "v=DMARC1").fails(silent, Fault.SERVFAIL);
    assertThat(to("reports.example").consent()).isEqualTo(Consent.UNKNOWN);
  }

  @Test
  void aNameThatIsTooLongCannotConsent() {
    String label = "a".repeat(60);
    var policy = new Domain(String.join(".", label, label, label, "example"));
    assertThat(ReportDestination.of(new Domain(label + ".test"), policy, dns).consent())
        .isEqualTo(Consent.MISSING);
  }

  @Test
  void reportsArriveWhereMailDoes() {
    assertThat(to("reports.example").mail()).isEqualTo(Reachable.NO);
    dns.addresses("reports.example", "192.0.2.1");
    assertThat(to("reports.example").mail()).isEqualTo(Reachable.YES);
    dns.mx("reports.example", "0 .");
    assertThat(to("reports.example").mail()).isEqualTo(Reachable.NO);
    dns.mx("reports.example", "10 mx.reports.example.");
    assertThat(to("reports.example").mail()).isEqualTo(Reachable.YES);
    dns.silent("reports.example");
    assertThat(to("reports.example").mail()).isEqualTo(Reachable.UNKNOWN);
  }

  private ReportDestination to(String host) {
    return ReportDestination.of(new Domain(host), new Domain("example.com"), dns);
  }
}
