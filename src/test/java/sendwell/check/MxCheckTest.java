package sendwell.check;

import static org.assertj.core.api.Assertions.assertThat;
import static sendwell.check.State.FAIL;
import static sendwell.check.State.PASS;
import static sendwell.check.State.UNKNOWN;
import static sendwell.check.State.WARN;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sendwell.check.Fix.DnsRecord;
import sendwell.dns.DomainName;
import sendwell.dns.Fault;
import sendwell.dns.Question;
import sendwell.dns.RecordType;
import sendwell.dns.ZoneDns;
import sendwell.mail.Cidr;
import sendwell.mail.Domain;
import sendwell.mail.NetworkPolicy;

class MxCheckTest {
  private static final Domain DOMAIN = new Domain("example.com");
  private static final Platforms PLATFORMS = Platforms.load();

  // The addresses of documentation stand for those of the world.
  private final MxCheck check =
      new MxCheck(new NetworkPolicy(Cidr.list("192.0.2.0/24,2001:db8::/32")));
  private final ZoneDns dns = new ZoneDns();
  private Subject subject = Subject.of(DOMAIN);

  MxCheckTest() {
    dns.addresses("mx1.example.com", "192.0.2.1", "2001:db8::1");
    dns.addresses("mx2.example.com", "2001:db8::2");
  }

  private Finding run() {
    return check.run(subject, dns);
  }

  private void hostedBy(String domain) {
    subject =
        new Subject(
            DOMAIN, PLATFORMS.of(new Domain(domain)).orElseThrow(), List.of(), List.of(), DOMAIN);
  }

  /** Publishes what the fix says instead of the MX records there are. */
  private void follow(Finding finding) {
    DnsRecord record = finding.fix().record();
    assertThat(record).returns("example.com", DnsRecord::name).returns("MX", DnsRecord::type);
    dns.remove("example.com").mx(record.name(), record.value() + ".");
  }

  @Test
  void hostsThatCanBeReachedPass() {
    dns.mx("example.com", "20 mx2.example.com.", "10 mx1.example.com.");
    assertThat(run())
        .returns(PASS, Finding::state)
        .returns(1.0, Finding::credit)
        .returns("10 mx1.example.com, 20 mx2.example.com", Finding::value)
        .returns("Replies and bounces reach example.com by 2 mail hosts.", Finding::description)
        .returns(null, Finding::fix);
  }

  @Test
  void theEvidenceIsShown() {
    dns.mx("example.com", "10 mx1.example.com.");
    assertThat(run().evidence())
        .extracting(evidence -> evidence.type() + " " + evidence.name() + " " + evidence.records())
        .containsExactly(
            "MX example.com [10 mx1.example.com]",
            "A mx1.example.com [192.0.2.1]",
            "AAAA mx1.example.com [2001:db8:0:0:0:0:0:1]");
  }

  @ParameterizedTest
  @CsvSource({
    "20 dead.example.com., mx_dead",
    "20 alias.example.com., mx_alias",
    "20 private.example.com., mx_private",
    "20 mixed.example.com., mx_private",
    "20 loop.example.com., mx_private",
    "20 192.0.2.1., mx_literal",
    "20 ms12345678.msv1.invalid., mx_verification",
    "20 ., mx_null_mixed",
    "20 mx1.example.com., mx_duplicate"
  })
  void onePoorRecordAmongSoundOnesIsAWarning(String record, String code) {
    dns.add("alias.example.com", "@ CNAME mx2.example.com.");
    dns.addresses("private.example.com", "10.0.0.1");
    dns.addresses("mixed.example.com", "10.0.0.1", "192.0.2.7");
    dns.addresses("loop.example.com", "127.0.0.1", "::1");
    dns.mx("example.com", "10 mx1.example.com.", record);
    assertThat(run())
        .returns(WARN, Finding::state)
        .returns(0.6, Finding::credit)
        .returns(code, Finding::code)
        .satisfies(
            finding -> {
              assertThat(finding.remarks())
                  .singleElement()
                  .returns(WARN, Finding.Remark::state)
                  .returns(code, Finding.Remark::code);
              assertThat(finding.fix().text())
                  .contains("\"example.com MX " + record.replaceAll("(?<=\\w)\\.$", "") + "\"");
            });
  }

  @Test
  void theHostBehindAnAliasPasses() {
    dns.add("alias.example.com", "@ CNAME second.example.com.");
    dns.add("second.example.com", "@ CNAME mx1.example.com.");
    dns.mx("example.com", "10 alias.example.com.");
    Finding finding = run();
    assertThat(finding).returns(WARN, Finding::state).returns("mx_alias", Finding::code);
    assertThat(finding.fix().record().value()).isEqualTo("10 mx1.example.com");
    follow(finding);
    assertThat(run().state()).isEqualTo(PASS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10 dead.example.com.",
        "10 private.example.com.",
        "10 192.0.2.1.",
        "10 ms1.msv1.invalid."
      })
  void whereNoHostCanBeReachedAllIsLost(String record) {
    dns.addresses("private.example.com", "192.168.1.1", "fe80::1");
    dns.mx("example.com", record, "20 dead.example.com.");
    assertThat(run())
        .returns(FAIL, Finding::state)
        .returns("mx_dead", Finding::code)
        .satisfies(finding -> assertThat(finding.remarks()).isNotEmpty());
  }

  @Test
  void theNullMxFails() {
    dns.mx("example.com", "0 .").addresses("mail.example.com", "192.0.2.3");
    Finding finding = run();
    assertThat(finding).returns(FAIL, Finding::state).returns("mx_null", Finding::code);
    follow(finding);
    assertThat(run().state()).isEqualTo(PASS);
  }

  @Test
  void withoutAnMxTheDomainsOwnAddressIsSecondBest() {
    dns.addresses("example.com", "192.0.2.5");
    Finding finding = run();
    assertThat(finding).returns(WARN, Finding::state).returns("mx_implicit", Finding::code);
    follow(finding);
    dns.addresses("example.com", "192.0.2.5");
    assertThat(run().state()).isEqualTo(PASS);
  }

  @Test
  void withoutAnMxAndWithoutAnAddressAllIsLost() {
    dns.txt("example.com", "v=spf1 -all");
    assertThat(run()).returns(FAIL, Finding::state).returns("mx_missing", Finding::code);
    dns.addresses("example.com", "127.0.0.1");
    assertThat(run()).returns(FAIL, Finding::state).returns("mx_missing", Finding::code);
  }

  @Test
  void aDomainThatDoesNotExistFails() {
    dns.remove("mx1.example.com").remove("mx2.example.com");
    assertThat(run()).returns(FAIL, Finding::state).returns("domain_missing", Finding::code);
  }

  @ParameterizedTest
  @CsvSource({
    "gmail.com, 1 smtp.google.com",
    "outlook.com, 0 example-com.mail.protection.outlook.com",
    "yandex.com, 10 mx.yandex.net"
  })
  void theFixIsThatOfThePlatform(String platform, String record) {
    hostedBy(platform);
    dns.txt("example.com", "v=spf1 -all");
    Finding finding = run();
    assertThat(finding.state()).isEqualTo(FAIL);
    assertThat(finding.fix().record()).isEqualTo(new DnsRecord("example.com", "MX", record));
    dns.addresses(record.split(" ")[1], "192.0.2.9");
    follow(finding);
    assertThat(run().state()).isEqualTo(PASS);
  }

  @Test
  void aPlatformWithSeveralHostsHasThemAllNamed() {
    hostedBy("fastmail.com");
    dns.mx("example.com", "0 .");
    assertThat(run().fix())
        .returns(null, Fix::record)
        .returns(
            "Publish the MX records of Fastmail, and no others: \"example.com MX 10"
                + " in1-smtp.messagingengine.com\", \"example.com MX 20"
                + " in2-smtp.messagingengine.com\".",
            Fix::text);
  }

  @Test
  void aPlatformsOwnDomainIsNotLookedAt() {
    subject =
        new Subject(
            new Domain("gmail.com"),
            PLATFORMS.of(new Domain("gmail.com")).orElseThrow(),
            List.of(),
            List.of(),
            new Domain("gmail.com"));
    assertThat(run())
        .returns(PASS, Finding::state)
        .returns("managed", Finding::code)
        .returns("managed by Google", Finding::value);
    assertThat(dns.asked()).isEmpty();
  }

  @Test
  void aBrokenSignatureIsTheDomainsOwnFault() {
    dns.fails("example.com", Fault.DNSSEC_BOGUS);
    assertThat(run()).returns(FAIL, Finding::state).returns("dnssec_broken", Finding::code);
  }

  @Test
  void oneFamilyOfAddressesSuffices() {
    dns.mx("example.com", "10 mx1.example.com.");
    dns.fails(new Question<>(DomainName.parse("mx1.example.com"), RecordType.A), Fault.TIMEOUT);
    assertThat(run().state()).isEqualTo(PASS);
  }

  @Test
  void thatAHostHasNoAddressMustBeKnownOfBothFamilies() {
    dns.mx("example.com", "10 mx2.example.com.");
    dns.fails(new Question<>(DomainName.parse("mx2.example.com"), RecordType.AAAA), Fault.TIMEOUT);
    assertThat(run()).returns(UNKNOWN, Finding::state).returns("mx_unknown", Finding::code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10 mx1.example.com.",
        "10 mx1.example.com.;20 mx2.example.com.",
        "10 mx1.example.com.;20 dead.example.com.",
        "10 alias.example.com.",
        "10 dead.example.com.",
        "0 .",
        ""
      })
  void silenceNeverMakesAnythingWorse(String records) {
    dns.add("alias.example.com", "@ CNAME mx1.example.com.");
    if (records.isEmpty()) {
      dns.addresses("example.com", "192.0.2.5");
    } else {
      dns.mx("example.com", records.split(";"));
    }
    Silenced.leavesItOrMakesItUnknown(dns, this::run);
    Silenced.altogetherNothingIsKnown(dns, this::run);
  }
}
