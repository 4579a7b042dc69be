package sendwell.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import sendwell.check.Finding.Remark;
import sendwell.check.Subject.Sender;
import sendwell.dns.Evidence;
import sendwell.dns.Fault;
import sendwell.dns.ZoneDns;
import sendwell.mail.Domain;
import sendwell.spf.HostileDns;

class SpfCheckTest {
  private static final Domain DOMAIN = SpfSituation.DOMAIN;

  // Twenty records tried, each walked (2,300 questions) and checked (233).
  private static final int QUESTIONS_MOST = 20 * 2_600;

  private final SpfCheck check = new SpfCheck(() -> Instant.EPOCH);
  private final ZoneDns dns = new ZoneDns();

  static Stream<SpfSituation> situations() {
    return SpfSituation.all();
  }

  static Stream<SpfSituation> faulty() {
    return SpfSituation.all().filter(each -> each.state() != State.PASS);
  }

  static Stream<SpfSituation> mendable() {
    return SpfSituation.all().filter(each -> !each.fix().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("situations")
  void theVerdictIsRight(SpfSituation situation) {
    Finding finding = run(situation);
    assertThat(finding)
        .as(finding.toString())
        .returns(situation.state(), Finding::state)
        .returns(situation.code(), Finding::code);
    assertThat(finding.fix() == null).isEqualTo(situation.state() == State.PASS);
  }

  @ParameterizedTest
  @MethodSource("faulty")
  void whatIsWrongIsMendedByARecordOrByWords(SpfSituation situation) {
    Fix fix = run(situation).fix();
    assertThat(fix.text()).endsWith(".");
    if (situation.fix().isEmpty()) {
      assertThat(fix.record()).isNull();
    } else {
      assertThat(fix.record()).isEqualTo(new Fix.DnsRecord("example.com", "TXT", situation.fix()));
    }
  }

  @ParameterizedTest
  @MethodSource("mendable")
  void whoeverPublishesTheFixPasses(SpfSituation situation) {
    Finding after = run(situation.publishing(situation.fix()));
    assertThat(after.state()).as(after.toString()).isEqualTo(State.PASS);
  }

  @ParameterizedTest
  @MethodSource("situations")
  void aFailureOfTheDnsMakesAVerdictUnknownOrLeavesIt(SpfSituation situation) {
    ZoneDns zone = situation.zone();
    Silenced.leavesItOrMakesItUnknown(zone, () -> check.run(situation.subject(), zone));
  }

  @ParameterizedTest
  @MethodSource("situations")
  void ofASilentDnsNothingIsKnown(SpfSituation situation) {
    ZoneDns zone = situation.zone();
    Silenced.altogetherNothingIsKnown(zone, () -> check.run(situation.subject(), zone));
  }

  @Test
  void theRecordsOfAConsumerMailboxAreTheProvidersBusiness() {
    var gmail = new Domain("gmail.com");
    Finding finding =
        check.run(new Subject(gmail, SpfSituation.GOOGLE, List.of(), List.of(), gmail), dns);
    assertThat(finding).returns(State.PASS, Finding::state).returns("managed", Finding::code);
    assertThat(dns.asked()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"SERVFAIL", "REFUSED", "TIMEOUT", "MALFORMED"})
  void aSilentNameServerSaysNothingAboutTheDomain(Fault fault) {
    dns.fails("example.com", fault);
    assertThat(check.run(Subject.of(DOMAIN), dns))
        .returns(State.UNKNOWN, Finding::state)
        .returns(null, Finding::fix);
  }

  @Test
  void brokenSignaturesAreAFaultOfTheDomain() {
    dns.fails("example.com", Fault.DNSSEC_BOGUS);
    assertThat(check.run(Subject.of(DOMAIN), dns))
        .returns(State.FAIL, Finding::state)
        .returns("dnssec_broken", Finding::code);
  }

  @Test
  void theIncludeThatNobodyKnowsIsNamed() {
    dns.txt("example.com", "v=spf1 include:a.example ~all")
        .txt("a.example", "v=spf1 include:b.example ~all")
        .fails("b.example", Fault.SERVFAIL);
    assertThat(check.run(Subject.of(DOMAIN), dns).description())
        .isEqualTo(
            "Where include:b.example in the record of a.example leads is not known:"
                + " nobody knows b.example (SERVFAIL).");
  }

  @Test
  void anErrorIsPointedAt() {
    dns.txt("example.com", "v=spf1 ip4:192.0.2.1 a:example.com/33 -all");
    assertThat(check.run(Subject.of(DOMAIN), dns).description())
        .isEqualTo(
            "The record has an error at character 36"
                + " (…192.0.2.1 a:example.com/▸33 -all), and receivers use nothing of it:"
                + " A prefix length is a number from 0 to 32 without leading zeros.");
  }

  @Test
  void whatEachTermCostsIsSaidAndWhichServiceIsLost() {
    Finding finding =
        run(
            SpfSituation.seen(
                    "v=spf1 include:crowd.example mx a a:mail.example.com include:shop.example"
                        + " include:_spf.google.com ip4:192.0.2.1 ~all")
                .is(State.FAIL, "spf_too_many_lookups", ""));
    assertThat(finding.remarks())
        .contains(
            new Remark(
                State.WARN,
                "spf_many_lookups",
                "A check needs up to 13 look-ups, and receivers stop at 10: include:crowd.example"
                    + " costs 6, include:_spf.google.com costs 3, mx costs 1, a costs 1,"
                    + " a:mail.example.com costs 1, include:shop.example costs 1."));
    assertThat(finding.fix().record().value())
        .isEqualTo(
            "v=spf1 ip4:192.0.2.20 ip4:192.0.2.10 include:shop.example include:_spf.google.com"
                + " ip4:192.0.2.1 ~all");
    assertThat(finding.fix().text())
        .contains("include:crowd.example costs 6 of the look-ups")
        .doesNotContain("include:shop.example costs");
  }

  @Test
  void theRecordOfTheReturnPathCounts() {
    var bounces = new Domain("bounces.example.com");
    var sender = new Sender(InetAddress.ofLiteral("192.0.2.1"), true);
    var subject = new Subject(DOMAIN, null, List.of(sender), List.of(), bounces);
    dns.txt("example.com", "v=spf1 -all").txt("bounces.example.com", "v=spf1 mx ~all");
    Finding finding = check.run(subject, dns);
    assertThat(finding.code()).isEqualTo("spf_not_authorized");
    assertThat(finding.fix().record())
        .isEqualTo(new Fix.DnsRecord("bounces.example.com", "TXT", "v=spf1 ip4:192.0.2.1 ~all"));
  }

  @Test
  void aFindingIsAsSureAsItsSenders() {
    String good = "v=spf1 ip4:192.0.2.1 ~all";
    assertThat(run(SpfSituation.seen(good).passes()).confidence()).isEqualTo(Confidence.CONFIRMED);
    assertThat(run(SpfSituation.assumed(good).passes()).confidence()).isEqualTo(Confidence.ASSUMED);
    assertThat(run(SpfSituation.nobodyKnown(good).passes()).confidence())
        .isEqualTo(Confidence.RECORD_ONLY);
    assertThat(run(SpfSituation.assumed("v=spf1 mx ~all").passes()).confidence())
        .isEqualTo(Confidence.ASSUMED);
    assertThat(run(SpfSituation.assumed("v=spf1 mx +all").passes()).confidence())
        .isEqualTo(Confidence.CONFIRMED);
  }

  @Test
  void everyAddressHasToPass() {
    var first = new Sender(InetAddress.ofLiteral("192.0.2.1"), true);
    var second = new Sender(InetAddress.ofLiteral("2001:db8::25"), true);
    var subject = new Subject(DOMAIN, null, List.of(first, second), List.of(), DOMAIN);
    dns.txt("example.com", "v=spf1 ip4:192.0.2.1 -all");
    Finding finding = check.run(subject, dns);
    assertThat(finding)
        .returns(State.FAIL, Finding::state)
        .returns(
            "Mail leaves from 2001:db8::25, and SPF says \"fail\" of that address.",
            Finding::description);
    assertThat(finding.fix().record().value())
        .isEqualTo("v=spf1 ip6:2001:db8::25 ip4:192.0.2.1 -all");
  }

  @Test
  void aTextThatWasMeantForARecordIsShown() {
    dns.add("example.com", "@ TXT \"\\\"v=spf1 ip4:192.0.2.1 -all\\\"\"");
    Finding finding = check.run(Subject.of(DOMAIN), dns);
    assertThat(finding.remarks()).extracting(Remark::code).containsExactly("spf_lookalike");
    assertThat(finding.fix().record().value()).isEqualTo("v=spf1 ip4:192.0.2.1 -all");
    assertThat(finding.fix().text()).contains("Delete the one that is");
  }

  @Test
  void aPlatformThatCannotBeAskedIsNoFaultOfTheDomain() {
    dns.txt("example.com", "v=spf1 ip4:192.0.2.1 ~all").silent("_spf.google.com");
    var subject = new Subject(DOMAIN, SpfSituation.GOOGLE, List.of(), List.of(), DOMAIN);
    assertThat(check.run(subject, dns))
        .returns(State.UNKNOWN, Finding::state)
        .returns("spf_platform_unknown", Finding::code);
  }

  @Test
  void aMissingRecordIsKnownToBeMissingWhateverElseFails() {
    dns.silent("_spf.google.com");
    var subject = new Subject(DOMAIN, SpfSituation.GOOGLE, List.of(), List.of(), DOMAIN);
    Finding finding = check.run(subject, dns);
    assertThat(finding.state()).isEqualTo(State.FAIL);
    assertThat(finding.fix().record().value()).isEqualTo("v=spf1 include:_spf.google.com ~all");
  }

  @Test
  void whereNothingIsKnownTheFixIsInWords() {
    assertThat(check.run(Subject.of(DOMAIN), dns).fix())
        .isEqualTo(
            Fix.words(
                "Publish v=spf1 ip4:ADDRESS ~all as a TXT record at example.com, with the addresses"
                    + " that you send from."));
  }

  @Test
  void theEvidenceHoldsWhatWasAskedAndWhatCameBack() {
    dns.txt("example.com", "v=spf1 include:a.example ~all").txt("a.example", "v=spf1 mx ~all");
    assertThat(check.run(Subject.of(DOMAIN), dns).evidence())
        .extracting(Evidence::name, Evidence::type, Evidence::outcome, Evidence::records)
        .containsExactly(
            tuple("example.com", "TXT", "NOERROR", List.of("\"v=spf1 include:a.example ~all\"")),
            tuple("a.example", "TXT", "NOERROR", List.of("\"v=spf1 mx ~all\"")),
            tuple("a.example", "MX", "NOERROR", List.of()));
  }

  @Test
  void whateverADomainPublishesItsCheckEnds() {
    var sender = new Sender(InetAddress.ofLiteral("192.0.2.1"), true);
    var subject = new Subject(DOMAIN, null, List.of(sender), List.of(), DOMAIN);
    LongStream.range(0, 300)
        .forEach(
            seed ->
                assertThat(check.run(subject, new HostileDns(seed, QUESTIONS_MOST)).state())
                    .as("seed %d", seed)
                    .isNotEqualTo(State.NOT_APPLICABLE));
  }

  private Finding run(SpfSituation situation) {
    return check.run(situation.subject(), situation.zone());
  }
}
