package sendwell.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sendwell.dns.Fault;
import sendwell.dns.ZoneDns;
import sendwell.mail.Domain;

class TreeWalkTest {
  private final ZoneDns dns = new ZoneDns();

  // RFC 9989 §4.10
  @Test
  void aLongWayTakesEightQuestions() {
    TreeWalk.from(new Domain("a.b.c.d.e.f.g.h.i.j.mail.example.com"), dns);
    assertThat(dns.asked())
        .extracting(question -> question.name().text())
        .containsExactly(
            "_dmarc.a.b.c.d.e.f.g.h.i.j.mail.example.com",
            "_dmarc.g.h.i.j.mail.example.com",
            "_dmarc.h.i.j.mail.example.com",
            "_dmarc.i.j.mail.example.com",
            "_dmarc.j.mail.example.com",
            "_dmarc.mail.example.com",
            "_dmarc.example.com",
            "_dmarc.com");
  }

  @ParameterizedTest
  @CsvSource({"com, 1", "example.com, 2", "2.3.4.5.6.7.com, 7", "1.2.3.4.5.6.7.com, 8"})
  void aShortWayTakesAQuestionALabel(String domain, int questions) {
    TreeWalk.from(new Domain(domain), dns);
    assertThat(dns.asked()).hasSize(questions).doesNotHaveDuplicates();
  }

  // The examples of RFC 9989 §4.10.2, and what follows from its rules.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "a.mail.example.com | mail.example.com:p=none example.com:p=none | example.com",
        "a.mail.example.com | mail.example.com:psd=n example.com:p=none | mail.example.com",
        "a.mail.example.com | com:psd=y | example.com",
        "mail.example.com | example.com:psd=y | mail.example.com",
        "example.com | example.com:psd=y com:p=none | example.com",
        "a.example.com | a.example.com:psd=n example.com:p=none | a.example.com",
        "a.example.com | a.example.com:p=none com:psd=y | example.com",
        "a.b.example.com | a.b.example.com:p=none | a.b.example.com",
        "a.b.example.com | b.example.com:p=none | b.example.com",
        "a.b.example.com | b.example.com:psd=u example.com:psd=u | example.com",
        "a.b.example.com | - | a.b.example.com"
      })
  void theOrganizationBeginsWhereTheRecordsSay(String domain, String records, String top) {
    publish(records);
    assertThat(TreeWalk.from(new Domain(domain), dns).organization())
        .isEqualTo(new TreeWalk.Organization.At(new Domain(top)));
  }

  @Test
  void severalRecordsAtOneNameAreLikeNone() {
    publish("example.com:p=none");
    dns.txt("_dmarc.a.example.com", "v=DMARC1; p=reject", "v=DMARC1; psd=n");
    assertThat(TreeWalk.from(new Domain("a.example.com"), dns).organization())
        .isEqualTo(new TreeWalk.Organization.At(new Domain("example.com")));
  }

  @Test
  void textsOfOthersDoNotDisturb() {
    dns.txt("_dmarc.example.com", "v=spf1 -all", "v=DMARC1; p=reject", "hello");
    assertThat(TreeWalk.from(new Domain("example.com"), dns).steps().getFirst().lookup())
        .isInstanceOf(DmarcLookup.Found.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"_dmarc.a.example.com", "_dmarc.example.com", "_dmarc.com"})
  void aSilentNameServerLeavesTheOrganizationOpen(String silent) {
    publish("a.example.com:p=none example.com:p=none com:psd=y");
    dns.fails(silent, Fault.TIMEOUT);
    assertThat(TreeWalk.from(new Domain("a.example.com"), dns).organization())
        .isInstanceOf(TreeWalk.Organization.Unknown.class);
  }

  @Test
  void whatLiesBehindTheEndOfTheWayMayBeSilent() {
    publish("a.example.com:psd=n");
    dns.fails("_dmarc.example.com", Fault.TIMEOUT);
    assertThat(TreeWalk.from(new Domain("a.example.com"), dns).organization())
        .isEqualTo(new TreeWalk.Organization.At(new Domain("a.example.com")));
  }

  @Test
  void aNameThatIsTooLongHasNoRecord() {
    String label = "a".repeat(61);
    var domain = new Domain(String.join(".", label, label, label, label, "com"));
    assertThat(TreeWalk.from(domain, dns).steps()).hasSize(5);
    assertThat(dns.asked()).hasSize(4);
  }

  private void publish(String records) {
    for (String each : records == null ? new String[0] : records.split(" ")) {
      String[] parts = each.split(":");
      dns.txt("_dmarc." + parts[0], "v=DMARC1; " + parts[1]);
    }
  }
}
