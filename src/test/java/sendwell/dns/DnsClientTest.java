package sendwell.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static sendwell.dns.DnsWorld.fault;
import static sendwell.dns.DnsWorld.name;
import static sendwell.sandbox.SandboxDns.Fault.BOGUS;
import static sendwell.sandbox.SandboxDns.Fault.SERVFAIL;
import static sendwell.sandbox.SandboxDns.Fault.SILENT;
import static sendwell.sandbox.SandboxDns.Fault.SILENTLY_BOGUS;

import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sendwell.sandbox.SandboxDns;

/** What answers mean; real packets to a real server. */
class DnsClientTest {
  private static final DomainName EXAMPLE = name("example.test");

  @RegisterExtension private final DnsWorld world = new DnsWorld();
  private SandboxDns server;
  private DnsClient dns;

  @BeforeEach
  void start() {
    server = world.server();
    dns = world.client();
  }

  @Test
  void mailHostsComeLowestPreferenceFirst() {
    server.world().add("example.test", "@ MX 20 b.example.test.\n@ MX 10 A.Example.test.");
    assertThat(dns.mx(EXAMPLE).recordsOrNone())
        .extracting(Mx::toString)
        .containsExactly("10 a.example.test", "20 b.example.test");
  }

  @Test
  void theNullMxIsSeen() {
    server.world().add("example.test", "@ MX 0 .");
    assertThat(dns.mx(EXAMPLE).recordsOrNone()).singleElement().returns(true, Mx::isNull);
  }

  @Test
  void servicesComeByPriorityThenHeaviestFirst() {
    server
        .world()
        .add(
            "_imaps._tcp.example.test",
            "@ SRV 1 0 993 third.test.\n@ SRV 0 1 993 second.test.\n@ SRV 0 9 1993 first.test.");
    assertThat(dns.srv(name("_imaps._tcp.example.test")).recordsOrNone())
        .extracting(srv -> srv.target().text())
        .containsExactly("first.test", "second.test", "third.test");
  }

  @Test
  void aServiceThatIsDecidedlyNotOfferedIsSeen() {
    server.world().add("_imap._tcp.example.test", "@ SRV 0 0 0 .");
    assertThat(dns.srv(name("_imap._tcp.example.test")).recordsOrNone())
        .singleElement()
        .returns(false, Srv::offered);
  }

  @Test
  void bothFamiliesOfAddressesAreFoundThroughAliases() {
    server
        .world()
        .add("example.test", "mail CNAME host.other.test.")
        .add("other.test", "host AAAA 2001:db8::1\nhost A 192.0.2.1");
    assertThat(dns.addresses(name("mail.example.test")).recordsOrNone())
        .containsExactly(InetAddress.ofLiteral("192.0.2.1"), InetAddress.ofLiteral("2001:db8::1"));
  }

  @Test
  void theSameRecordTwiceIsOneRecord() {
    server.world().add("example.test", "@ MX 10 mail\n@ MX 10 MAIL");
    assertThat(dns.mx(EXAMPLE).recordsOrNone()).hasSize(1);
  }

  @Test
  void anAnswerTellsHowItWasComeBy() {
    server
        .world()
        .add("example.test", "mail 500 CNAME host.other.test.")
        .add("other.test", "host 400 CNAME end\nend 600 A 192.0.2.1");
    Trace trace = dns.a(name("mail.example.test")).trace();
    assertThat(trace.outcome()).isEqualTo("NOERROR");
    assertThat(trace.aliases()).containsExactly(name("host.other.test"), name("end.other.test"));
    assertThat(trace.life()).isEqualTo(Duration.ofSeconds(400));
    assertThat(trace.resolver()).isEqualTo("127.0.0.1:" + server.address().getPort());
    assertThat(trace.authenticated()).isFalse();
    assertThat(trace.errors()).isEmpty();
  }

  @Test
  void aValidatedAnswerSaysSo() {
    server.world().add("example.test", "@ MX 10 mail");
    server.validate();
    assertThat(dns.mx(EXAMPLE).trace().authenticated()).isTrue();
    assertThat(dns.txt(EXAMPLE).trace().authenticated()).isTrue();
  }

  @Test
  void aNameThatDoesNotExistIsAbsentAltogether() {
    assertThat(absence(dns.mx(EXAMPLE))).isEqualTo(Absence.NXDOMAIN);
  }

  @Test
  void aTypeThatDoesNotExistIsAbsentAtItsName() {
    server.world().add("example.test", "@ A 192.0.2.1");
    assertThat(absence(dns.mx(EXAMPLE))).isEqualTo(Absence.NODATA);
  }

  @Test
  void anAliasToNowhereIsAbsent() {
    server.world().add("example.test", "mail CNAME nowhere.test.");
    Answer<InetAddress> answer = dns.a(name("mail.example.test"));
    assertThat(answer).isInstanceOf(Answer.Absent.class);
    assertThat(answer.trace().aliases()).containsExactly(name("nowhere.test"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 9})
  void aCircleOfAliasesIsAFailureNotAnAbsence(int length) {
    for (int i = 0; i < length; i++) {
      server.world().add("example.test", "a%d CNAME a%d".formatted(i, (i + 1) % length));
    }
    assertThat(fault(dns.a(name("a0.example.test")))).isEqualTo(Fault.MALFORMED);
  }

  @ParameterizedTest
  @CsvSource({
    "SERVFAIL, SERVFAIL",
    "REFUSED, REFUSED",
    "FORMERR, MALFORMED",
    "GARBLED, MALFORMED",
    "REFERRAL, MALFORMED"
  })
  void aFailingServerSaysNothingAboutTheDomain(SandboxDns.Fault trouble, Fault fault) {
    server.world().add("example.test", "@ MX 10 mail");
    server.fault("example.test", trouble);
    assertThat(fault(dns.mx(EXAMPLE))).isEqualTo(fault);
  }

  @ParameterizedTest
  @EnumSource(names = {"SILENT", "MALFORMED"})
  void aServerThatSaysNothingOfUseIsSilent(SandboxDns.Fault trouble) {
    server.fault("example.test", trouble);
    assertThat(fault(world.impatientClient().mx(EXAMPLE))).isEqualTo(Fault.TIMEOUT);
  }

  @Test
  void theReasonOfAFailureIsReadable() {
    server.fault("example.test", SERVFAIL);
    server.fault("silent.test", SILENT);
    assertThat(dns.mx(EXAMPLE).trace().outcome()).isEqualTo("SERVFAIL");
    assertThat(world.impatientClient().mx(name("silent.test")).trace().outcome())
        .isEqualTo("no answer within 0.2 s");
  }

  @Test
  void wrongSignaturesAreSeenByTheServersOwnWord() {
    server.world().add("example.test", "@ MX 10 mail");
    server.fault("example.test", BOGUS);
    Answer<Mx> answer = dns.mx(EXAMPLE);
    assertThat(fault(answer)).isEqualTo(Fault.DNSSEC_BOGUS);
    assertThat(answer.trace().outcome()).isEqualTo("SERVFAIL (DNSSEC_BOGUS: no signature)");
    assertThat(answer.trace().errors()).containsExactly(new ExtendedError(6, "no signature"));
  }

  @Test
  void wrongSignaturesAreSeenByAskingWithoutValidation() {
    server.world().add("example.test", "@ MX 10 mail");
    server.fault("example.test", SILENTLY_BOGUS);
    assertThat(fault(dns.mx(EXAMPLE))).isEqualTo(Fault.DNSSEC_BOGUS);
  }

  @Test
  void troubleThatPassesIsNotTakenForWrongSignatures() {
    server.world().add("example.test", "@ MX 10 mail");
    server.fault("example.test", SERVFAIL, 1);
    assertThat(dns.mx(EXAMPLE)).isInstanceOf(Answer.Found.class);
  }

  private static Absence absence(Answer<?> answer) {
    return ((Answer.Absent<?>) answer).absence();
  }
}
