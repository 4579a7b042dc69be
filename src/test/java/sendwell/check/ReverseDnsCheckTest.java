package sendwell.check;

import static org.assertj.core.api.Assertions.assertThat;
import static sendwell.check.State.FAIL;
import static sendwell.check.State.NOT_APPLICABLE;
import static sendwell.check.State.PASS;
import static sendwell.check.State.UNKNOWN;
import static sendwell.check.State.WARN;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sendwell.check.Fix.DnsRecord;
import sendwell.check.Subject.Sender;
import sendwell.dns.Fault;
import sendwell.dns.ZoneDns;
import sendwell.mail.Cidr;
import sendwell.mail.Domain;
import sendwell.mail.NetworkPolicy;

class ReverseDnsCheckTest {
  private static final Domain DOMAIN = new Domain("example.com");
  private static final String REVERSE = "1.2.0.192.in-addr.arpa";
  private static final Platforms PLATFORMS = Platforms.load();

  // The addresses of documentation stand for those of the world.
  private final ReverseDnsCheck check =
      new ReverseDnsCheck(PLATFORMS, new NetworkPolicy(Cidr.list("192.0.2.0/24,2001:db8::/32")));
  private final ZoneDns dns = new ZoneDns();
  private Subject subject = sendingFrom(true, "192.0.2.1");

  private static Subject sendingFrom(boolean confirmed, String... addresses) {
    return new Subject(
        DOMAIN,
        null,
        Stream.of(addresses)
            .map(address -> new Sender(InetAddress.ofLiteral(address), confirmed))
            .toList(),
        List.of(),
        DOMAIN);
  }

  private Finding run() {
    return check.run(subject, dns);
  }

  private void named(String reverse, String name) {
    dns.add(reverse, "@ PTR " + name + ".");
  }

  private void follow(Finding finding) {
    DnsRecord record = finding.fix().record();
    String dot = record.type().equals("PTR") ? "." : "";
    dns.add(record.name(), "@ " + record.type() + " " + record.value() + dot);
  }

  @Test
  void anAddressWhoseNameHasItPasses() {
    named(REVERSE, "out.example.com");
    dns.addresses("out.example.com", "192.0.2.1");
    assertThat(run())
        .returns(PASS, Finding::state)
        .returns("out.example.com", Finding::value)
        .returns(Confidence.CONFIRMED, Finding::confidence)
        .satisfies(finding -> assertThat(finding.evidence()).hasSize(2));
  }

  @Test
  void anIpv6AddressIsLookedAtToo() {
    subject = sendingFrom(true, "2001:db8::1");
    dns.add(
        "1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa",
        "@ PTR out.example.com.");
    dns.addresses("out.example.com", "192.0.2.1");
    assertThat(run()).returns(FAIL, Finding::state).returns("reverse_mismatch", Finding::code);
    follow(run());
    assertThat(run().state()).isEqualTo(PASS);
  }

  @Test
  void anAddressWithoutANameFails() {
    assertThat(run())
        .returns(FAIL, Finding::state)
        .returns("reverse_missing", Finding::code)
        .satisfies(
            finding ->
                assertThat(finding.fix())
                    .returns(null, Fix::record)
                    .returns(
                        "Publish \"mail.example.com A 192.0.2.1\". Have the provider of 192.0.2.1"
                            + " set its reverse name to mail.example.com.",
                        Fix::text));
  }

  @Test
  void theNameToGiveItIsThatOfTheMailHostIfThatHasTheAddress() {
    dns.addresses("mail.example.com", "192.0.2.1");
    Finding finding = run();
    assertThat(finding.fix().record()).isEqualTo(new DnsRecord(REVERSE, "PTR", "mail.example.com"));
    follow(finding);
    assertThat(run().state()).isEqualTo(PASS);
  }

  @Test
  void aNameThatHasAnotherAddressFails() {
    named(REVERSE, "out.example.com");
    dns.addresses("out.example.com", "192.0.2.2");
    Finding finding = run();
    assertThat(finding).returns(FAIL, Finding::state).returns("reverse_mismatch", Finding::code);
    follow(finding);
    assertThat(run().state()).isEqualTo(PASS);
  }

  @Test
  void oneOfSeveralNamesIsEnough() {
    named(REVERSE, "old.example.com");
    named(REVERSE, "out.example.com");
    dns.addresses("out.example.com", "192.0.2.1");
    assertThat(run()).returns(PASS, Finding::state).returns("out.example.com", Finding::value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"192-0-2-1.example.net", "x.dyn.example.net"})
  void aNameThatSaysNoMoreThanTheAddressIsAWarning(String name) {
    named(REVERSE, name);
    dns.addresses(name, "192.0.2.1");
    assertThat(run()).returns(WARN, Finding::state).returns("reverse_generic", Finding::code);
  }

  @Test
  void whatIsWrongWithAnAssumedAddressIsAWarning() {
    subject = sendingFrom(false, "192.0.2.1");
    assertThat(run())
        .returns(WARN, Finding::state)
        .returns("reverse_missing", Finding::code)
        .returns(Confidence.ASSUMED, Finding::confidence);
  }

  @Test
  void theWorstOfSeveralAddressesTells() {
    subject = sendingFrom(true, "192.0.2.1", "192.0.2.2");
    named(REVERSE, "out.example.com");
    dns.addresses("out.example.com", "192.0.2.1");
    assertThat(run())
        .returns(FAIL, Finding::state)
        .returns("192.0.2.2 has no name, out.example.com", Finding::value)
        .satisfies(
            finding ->
                assertThat(finding.remarks()).singleElement().returns(PASS, Finding.Remark::state));
  }

  @Test
  void theAddressesOfAPlatformAreItsOwnBusiness() {
    named(REVERSE, "mail-wm1-f41.google.com");
    assertThat(run()).returns(NOT_APPLICABLE, Finding::state).returns("by Google", Finding::value);
    subject =
        new Subject(
            DOMAIN,
            PLATFORMS.of(new Domain("fastmail.com")).orElseThrow(),
            List.of(),
            List.of(),
            DOMAIN);
    assertThat(run())
        .returns(NOT_APPLICABLE, Finding::state)
        .returns("by Fastmail", Finding::value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10.0.0.1", "127.0.0.1"})
  void whereTheMailLeavesFromIsNotAlwaysKnown(String address) {
    subject = address.isEmpty() ? Subject.of(DOMAIN) : sendingFrom(true, address);
    assertThat(run()).returns(UNKNOWN, Finding::state).returns("sender_unknown", Finding::code);
    assertThat(dns.asked()).isEmpty();
  }

  @Test
  void aSilentNameServerSaysNothingAboutTheAddress() {
    dns.fails(REVERSE, Fault.SERVFAIL);
    assertThat(run()).returns(UNKNOWN, Finding::state).returns("dns_failed", Finding::code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sound", "generic", "mismatch", "missing", "two", "assumed"})
  void silenceLeavesItOrMakesItUnknown(String what) {
    subject =
        sendingFrom(
            !what.equals("assumed"), "192.0.2.1", what.equals("two") ? "192.0.2.2" : "192.0.2.1");
    switch (what) {
      case "missing", "assumed" -> {}
      case "generic" -> named(REVERSE, "192-0-2-1.example.net");
      case "mismatch" -> {
        named(REVERSE, "out.example.com");
        named(REVERSE, "other.example.com");
      }
      default -> named(REVERSE, "out.example.com");
    }
    dns.addresses("192-0-2-1.example.net", "192.0.2.1");
    dns.addresses("out.example.com", what.equals("mismatch") ? "192.0.2.9" : "192.0.2.1");
    Silenced.leavesItOrMakesItUnknown(dns, this::run);
    Silenced.altogetherNothingIsKnown(dns, this::run);
  }
}
