package sendwell.check;

import static org.assertj.core.api.Assertions.assertThat;
import static sendwell.check.Confidence.CONFIRMED;
import static sendwell.check.Confidence.RECORD_ONLY;
import static sendwell.check.Situation.unknown;
import static sendwell.check.State.FAIL;
import static sendwell.check.State.PASS;
import static sendwell.check.State.UNKNOWN;
import static sendwell.check.State.WARN;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sendwell.check.Subject.Selector;
import sendwell.dns.Fault;
import sendwell.dns.ZoneDns;
import sendwell.mail.Domain;
import sendwell.mail.PublicSuffixes;

class DmarcCheckTest {
  private static final PublicSuffixes SUFFIXES = PublicSuffixes.bundled();
  private static final String RUA = "; rua=mailto:dmarc@example.com";
  private static final String OUT = "; rua=mailto:d@reports.example";
  private static final String CONSENT = "example.com._report._dmarc.reports.example";
  private static final Domain BELOW = new Domain("news.example.com");

  static Stream<Situation> situations() {
    return Stream.of(
        one("rejecting", "p=reject" + RUA, PASS, 1, "dmarc_enforced"),
        one("putting aside", "p=quarantine", PASS, 1, "dmarc_enforced"),
        one("watching", "p=none" + RUA, WARN, 0.6, "dmarc_none"),
        one("watching without reports", "p=none", WARN, 0.4, "dmarc_none_unreported"),
        one(
            "no policy, but reports",
            "rua=mailto:d@example.com",
            WARN,
            0.5,
            "dmarc_policy_missing"),
        one("a misspelt policy, but reports", "p=rejekt" + RUA, WARN, 0.5, "dmarc_policy_missing"),
        one(
            "a misspelt policy of subdomains",
            "p=reject; sp=no" + RUA,
            WARN,
            0.5,
            "dmarc_policy_missing"),
        one("a test", "p=reject; t=y" + RUA, WARN, 0.8, "dmarc_testing"),
        one("subdomains", "p=reject; sp=none" + RUA, WARN, 0.9, "dmarc_subdomains"),
        one("historic words", "p=reject; pct=50; ri=1" + RUA, WARN, 0.9, "dmarc_historic"),
        one("a size", "p=reject" + RUA + "!10m", WARN, 0.9, "dmarc_historic"),
        one("a misspelt word", "p=reject; adkim=strict" + RUA, WARN, 0.9, "dmarc_faulty"),
        one(
            "three addresses",
            "p=reject; rua=mailto:a@example.com,mailto:b@example.com,mailto:c@example.com",
            WARN,
            0.9,
            "dmarc_many_destinations"),
        one("all at once", "p=reject; t=y; sp=none; pct=5; fo=x" + RUA, WARN, 0.5, "dmarc_testing"),
        one("watching and more", "p=none; pct=5; fo=x" + RUA, WARN, 0.4, "dmarc_none"),
        one("reports that nobody takes", "p=reject" + OUT, WARN, 0.8, "dmarc_report_refused"),
        of(
            "reports that cannot arrive",
            record("p=reject; rua=mailto:d@void.example.com"),
            WARN,
            0.9,
            "dmarc_report_undeliverable"),
        of(
            "reports to somebody else",
            record("p=reject" + OUT).andThen(taker()).andThen(text(CONSENT, "v=DMARC1;")),
            PASS,
            1,
            "dmarc_enforced"),
        of(
            "reports to somebody else who does not say so",
            record("p=reject" + OUT).andThen(taker()),
            WARN,
            0.9,
            "dmarc_report_refused"),
        one("no policy and nobody to tell", "p=rejekt", FAIL, 0, "dmarc_no_policy"),
        one("no words", "", FAIL, 0, "dmarc_no_policy"),
        of("nothing", _ -> {}, FAIL, 0, "dmarc_missing"),
        of("two records", record("p=none").andThen(record("p=reject")), FAIL, 0, "dmarc_several"),
        of("SPF", text("_dmarc.example.com", "v=spf1 -all"), FAIL, 0, "dmarc_is_spf"),
        of("SPF by a wildcard", text("*.example.com", "v=spf1 mx -all"), FAIL, 0, "dmarc_is_spf"),
        of("at the apex", text("example.com", "v=DMARC1; p=reject"), FAIL, 0, "dmarc_at_apex"),
        of(
            "small letters",
            text("_dmarc.example.com", "v=dmarc1; p=reject"),
            FAIL,
            0,
            "dmarc_malformed"),
        of(
            "a blank before",
            text("_dmarc.example.com", " v=DMARC1;p=none"),
            FAIL,
            0,
            "dmarc_malformed"),
        of(
            "no semicolon",
            text("_dmarc.example.com", "v=DMARC1 p=reject"),
            FAIL,
            0,
            "dmarc_malformed"),
        of(
            "no number",
            text("_dmarc.example.com", "v=DMARC; p=reject"),
            FAIL,
            0,
            "dmarc_malformed"),
        of(
            "quotes",
            text("_dmarc.example.com", "\"v=DMARC1; p=reject\""),
            FAIL,
            0,
            "dmarc_malformed"),
        of(
            "backslashes",
            text("_dmarc.example.com", "v=DMARC1\\; p=reject"),
            FAIL,
            0,
            "dmarc_malformed"),
        below("inherited", record("p=reject" + RUA), PASS, 1, "dmarc_enforced"),
        below("inherited by sp", record("p=reject; sp=none" + RUA), WARN, 0.6, "dmarc_none"),
        below(
            "a record of its own",
            record("p=none").andThen(text("_dmarc.news.example.com", "v=DMARC1; p=reject")),
            PASS,
            1,
            "dmarc_enforced"),
        below(
            "two records of its own below another",
            record("p=reject")
                .andThen(text("_dmarc.news.example.com", "v=DMARC1; p=none", "v=DMARC1; p=none")),
            WARN,
            0.9,
            "dmarc_differs"),
        of(
            "inherited from a public suffix",
            text("_dmarc.com", "v=DMARC1; p=none; sp=reject; psd=y"),
            WARN,
            0.9,
            "dmarc_differs"),
        below(
            "inherited from somebody who lends out names",
            record("p=none; sp=reject; psd=y"),
            PASS,
            1,
            "dmarc_enforced"),
        below(
            "inherited with another policy for what does not exist",
            record("p=quarantine; np=reject" + RUA),
            WARN,
            0.9,
            "dmarc_differs"),
        seen("signed as itself", "example.com", "example.com", PASS, CONFIRMED, "dmarc_enforced"),
        seen("signed as a part", "m.example.com", "esp.test", PASS, CONFIRMED, "dmarc_enforced"),
        seen("signed as another", "esp.test", "example.com", PASS, RECORD_ONLY, "dmarc_enforced"),
        seen(
            "nothing of its own", "esp.test", "mail.esp.test", FAIL, CONFIRMED, "dmarc_unaligned"));
  }

  @ParameterizedTest
  @MethodSource("situations")
  void theVerdictIsRight(Situation situation) {
    Finding finding = run(situation.subject(), situation.zone());
    assertThat(finding)
        .as(finding.toString())
        .returns(situation.state(), Finding::state)
        .returns(situation.credit(), Finding::credit)
        .returns(situation.code(), Finding::code)
        .returns(situation.confidence(), Finding::confidence);
    assertThat(finding.evidence()).isNotEmpty();
    assertThat(finding.fix() == null).as(finding.toString()).isEqualTo(finding.state() == PASS);
  }

  static Stream<Situation> mendedByRecords() {
    return situations()
        .filter(
            situation ->
                situation.state() != PASS
                    && !situation.code().equals("dmarc_unaligned")
                    && !situation.name().equals("reports that cannot arrive"));
  }

  /** From nothing to an enforced policy it takes several steps, and each is worth more. */
  @ParameterizedTest
  @MethodSource("mendedByRecords")
  void whoeverPublishesOneFixAfterTheOtherPasses(Situation situation) {
    ZoneDns zone = situation.zone();
    Finding finding = run(situation.subject(), zone);
    for (int step = 0; step < 4 && finding.state() != PASS; step++) {
      Fix.DnsRecord record = finding.fix().record();
      assertThat(record).as(finding.toString()).isNotNull();
      zone.remove(record.name()).txt(record.name(), record.value());
      if (record.name().equals(CONSENT)) {
        taker().accept(zone);
      }
      Finding next = run(situation.subject(), zone);
      assertThat(next.credit()).as("%s%n%s", finding, next).isGreaterThan(finding.credit());
      finding = next;
    }
    assertThat(finding.state()).as(finding.toString()).isEqualTo(PASS);
  }

  @ParameterizedTest
  @MethodSource("situations")
  void aFailureOfTheDnsChangesAVerdictToUnknownOrNotAtAll(Situation situation) {
    ZoneDns dns = situation.zone();
    Silenced.leavesItOrMakesItUnknown(dns, () -> run(situation.subject(), dns));
  }

  @ParameterizedTest
  @MethodSource("situations")
  void withoutTheDnsNothingIsKnown(Situation situation) {
    ZoneDns dns = situation.zone();
    Silenced.altogetherNothingIsKnown(dns, () -> run(situation.subject(), dns));
  }

  @Test
  void aSilentTopOfTheTreeDoesNotHideADomainsOwnRecord() {
    ZoneDns dns = zone(record("p=reject")).silent("_dmarc.com");
    assertThat(run(unknown(), dns).state()).isEqualTo(PASS);
  }

  @Test
  void aSilentNameServerIsNoMissingRecord() {
    ZoneDns dns = new ZoneDns().silent("_dmarc.com");
    assertThat(run(unknown(), dns))
        .returns(UNKNOWN, Finding::state)
        .returns("dns_failed", Finding::code);
  }

  @Test
  void brokenSignaturesOfTheZoneAreTheDomainsFault() {
    ZoneDns dns = new ZoneDns().fails("_dmarc.example.com", Fault.DNSSEC_BOGUS);
    assertThat(run(unknown(), dns))
        .returns(FAIL, Finding::state)
        .returns("dnssec_broken", Finding::code);
  }

  @Test
  void theProviderKeepsItsOwnRecords() {
    var subject =
        new Subject(
            new Domain("host.example"), Situation.HOST, List.of(), List.of(), Situation.DOMAIN);
    var dns = new ZoneDns();
    assertThat(run(subject, dns)).returns(PASS, Finding::state).returns("managed", Finding::code);
    assertThat(dns.asked()).isEmpty();
  }

  @Test
  void theFirstRecordIsReadyToCopy() {
    assertThat(run(unknown(), new ZoneDns()).fix().record())
        .isEqualTo(
            new Fix.DnsRecord(
                "_dmarc.example.com", "TXT", "v=DMARC1; p=none; rua=mailto:dmarc@example.com"));
  }

  @Test
  void theNextRecordKeepsWhatIsGood() {
    ZoneDns dns = zone(record("p=none; sp=none; rua=mailto:d@example.com; pct=100; adkim=s"));
    assertThat(run(unknown(), dns).fix().record().value())
        .isEqualTo("v=DMARC1; p=quarantine; sp=none; rua=mailto:d@example.com; adkim=s");
  }

  @Test
  void anInheritedRecordIsLeftToTheOrganization() {
    ZoneDns dns = zone(record("p=reject; sp=none" + RUA));
    assertThat(run(Subject.of(BELOW), dns).fix().record())
        .isEqualTo(
            new Fix.DnsRecord("_dmarc.news.example.com", "TXT", "v=DMARC1; p=quarantine" + RUA));
  }

  @Test
  void theWorstIsTheVerdictAndTheRestAreRemarks() {
    ZoneDns dns = zone(record("p=reject; t=y; sp=none; pct=5; fo=x" + OUT));
    Finding finding = run(unknown(), dns);
    assertThat(finding.code()).isEqualTo("dmarc_testing");
    assertThat(finding.remarks())
        .extracting(Finding.Remark::code)
        .containsExactlyInAnyOrder(
            "dmarc_subdomains",
            "dmarc_historic",
            "dmarc_faulty",
            "dmarc_report_refused",
            "dmarc_report_undeliverable");
    assertThat(finding.value()).isEqualTo("v=DMARC1; p=reject; t=y; sp=none; pct=5; fo=x" + OUT);
  }

  @Test
  void thatNobodyIsToldIsRemarked() {
    assertThat(run(unknown(), zone(record("p=reject"))).remarks())
        .extracting(Finding.Remark::code)
        .containsExactly("dmarc_unreported");
  }

  private static Finding run(Subject subject, ZoneDns dns) {
    return new DmarcCheck(SUFFIXES).run(subject, dns);
  }

  private static Situation one(String name, String tags, State state, double credit, String code) {
    return of(name, record(tags), state, credit, code);
  }

  private static Situation of(
      String name, Consumer<ZoneDns> records, State state, double credit, String code) {
    return situation(name, unknown(), records, state, credit, code, sure(state));
  }

  private static Situation below(
      String name, Consumer<ZoneDns> records, State state, double credit, String code) {
    return situation(name, Subject.of(BELOW), records, state, credit, code, sure(state));
  }

  private static Situation seen(
      String name,
      String signer,
      String returnPath,
      State state,
      Confidence confidence,
      String code) {
    var subject =
        new Subject(
            Situation.DOMAIN,
            null,
            List.of(),
            List.of(new Selector(new Domain(signer), "k")),
            new Domain(returnPath));
    double credit = state == PASS ? 1 : 0;
    return situation(name, subject, record("p=reject"), state, credit, code, confidence);
  }

  private static Situation situation(
      String name,
      Subject subject,
      Consumer<ZoneDns> records,
      State state,
      double credit,
      String code,
      Confidence confidence) {
    Consumer<ZoneDns> mail = zone -> zone.mx("example.com", "10 mx.example.com.");
    return new Situation(name, subject, mail.andThen(records), state, credit, code, confidence);
  }

  private static Confidence sure(State state) {
    return state == PASS ? RECORD_ONLY : CONFIRMED;
  }

  private static ZoneDns zone(Consumer<ZoneDns> records) {
    var zone = new ZoneDns();
    records.accept(zone);
    return zone;
  }

  private static Consumer<ZoneDns> record(String tags) {
    return text("_dmarc.example.com", "v=DMARC1; " + tags);
  }

  private static Consumer<ZoneDns> text(String name, String... texts) {
    return zone -> zone.txt(name, texts);
  }

  /** Reports arrive there. */
  private static Consumer<ZoneDns> taker() {
    return zone -> zone.mx("reports.example", "10 mx.reports.example.");
  }
}
