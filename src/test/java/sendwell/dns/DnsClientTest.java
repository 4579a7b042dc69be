package sendwell.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sendwell.sandbox.SandboxDns;
import sendwell.sandbox.SandboxDns.Fault;

/** Real packets to a real server. */
class DnsClientTest {
  private static final DomainName EXAMPLE = DomainName.parse("example.test");
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration IMPATIENCE = Duration.ofMillis(200);
  private static Vertx vertx;

  private Instant now = Instant.EPOCH;
  private SandboxDns server;
  private DnsClient dns;

  @BeforeAll
  static void open() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void close() {
    vertx.close().await();
  }

  @BeforeEach
  void start() {
    server = SandboxDns.start(vertx, 0);
    dns = client(server.address());
  }

  private DnsClient client(InetSocketAddress... servers) {
    return client(PATIENCE, servers);
  }

  private DnsClient client(Duration patience, InetSocketAddress... servers) {
    return new DnsClient(new Resolvers(List.of(servers)), patience, () -> now);
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
    assertThat(dns.srv(DomainName.parse("_imaps._tcp.example.test")).recordsOrNone())
        .extracting(srv -> srv.target().text())
        .containsExactly("first.test", "second.test", "third.test");
  }

  @Test
  void aServiceThatIsDecidedlyNotOfferedIsSeen() {
    server.world().add("_imap._tcp.example.test", "@ SRV 0 0 0 .");
    assertThat(dns.srv(DomainName.parse("_imap._tcp.example.test")).recordsOrNone())
        .singleElement()
        .returns(false, Srv::offered);
  }

  @Test
  void bothFamiliesOfAddressesAreFoundThroughAliases() {
    server
        .world()
        .add("example.test", "mail CNAME host.other.test.")
        .add("other.test", "host AAAA 2001:db8::1\nhost A 192.0.2.1");
    assertThat(dns.addresses(DomainName.parse("mail.example.test")).recordsOrNone())
        .containsExactly(InetAddress.ofLiteral("192.0.2.1"), InetAddress.ofLiteral("2001:db8::1"));
  }

  @Test
  void anAliasOfItselfIsAFailureNotAnAbsence() {
    server.world().add("example.test", "a CNAME b\nb CNAME a");
    assertThat(dns.addresses(DomainName.parse("a.example.test"))).isInstanceOf(Answer.Failed.class);
  }

  @Test
  void aNameThatDoesNotExistIsAbsent() {
    assertThat(dns.mx(EXAMPLE)).isInstanceOf(Answer.Absent.class);
  }

  @Test
  void aTypeThatDoesNotExistIsAbsent() {
    server.world().add("example.test", "@ A 192.0.2.1");
    assertThat(dns.mx(EXAMPLE)).isInstanceOf(Answer.Absent.class);
  }

  @Test
  void anAliasToNowhereIsAbsent() {
    server.world().add("example.test", "mail CNAME nowhere.test.");
    assertThat(dns.addresses(DomainName.parse("mail.example.test")))
        .isInstanceOf(Answer.Absent.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"SERVFAIL", "REFUSED", "SILENT", "MALFORMED"})
  void aFailingServerSaysNothingAboutTheDomain(Fault fault) {
    server.world().add("example.test", "@ MX 10 mail");
    server.fault("example.test", fault);
    assertThat(client(IMPATIENCE, server.address()).mx(EXAMPLE)).isInstanceOf(Answer.Failed.class);
  }

  @Test
  void theReasonOfAFailureIsReadable() {
    server.fault("example.test", Fault.SERVFAIL);
    server.fault("silent.test", Fault.SILENT);
    assertThat(dns.mx(EXAMPLE).trace().outcome()).isEqualTo("SERVFAIL");
    assertThat(client(IMPATIENCE, server.address()).mx(DomainName.parse("silent.test")).trace())
        .returns("no answer within 0.2 s", Trace::outcome);
  }

  @Test
  void aTruncatedAnswerIsAskedForAgainByTcp() {
    server.world().add("example.test", "@ MX 10 mail");
    server.fault("example.test", Fault.TRUNCATED);
    assertThat(dns.mx(EXAMPLE).recordsOrNone())
        .containsExactly(new Mx(10, DomainName.parse("mail.example.test")));
    assertThat(server.queriesOverTcp()).isEqualTo(1);
  }

  @Test
  void anAnswerTooLargeForUdpArrivesWhole() {
    StringBuilder lines = new StringBuilder();
    IntStream.range(0, 200)
        .forEach(i -> lines.append("@ MX ").append(i).append(" host").append(i).append('\n'));
    server.world().add("example.test", lines.toString());
    assertThat(dns.mx(EXAMPLE).recordsOrNone()).hasSize(200);
  }

  @Test
  void theSecondServerIsAskedWhenTheFirstFails() {
    SandboxDns broken = SandboxDns.start(vertx, 0);
    broken.fault("example.test", Fault.SILENT);
    server.world().add("example.test", "@ MX 10 mail");
    DnsClient both = client(Duration.ofSeconds(2), broken.address(), server.address());
    assertThat(both.mx(EXAMPLE).recordsOrNone()).hasSize(1);
  }

  @Test
  void theSecondServerIsNotAskedWhenTheFirstKnowsThatThereIsNothing() {
    SandboxDns second = SandboxDns.start(vertx, 0);
    assertThat(client(server.address(), second.address()).mx(EXAMPLE))
        .isInstanceOf(Answer.Absent.class);
    assertThat(second.queries("example.test")).isZero();
  }

  @Test
  void anAnswerIsRememberedAsLongAsItSays() {
    server.world().add("example.test", "@ 60 MX 10 mail");
    dns.mx(EXAMPLE);
    now = now.plusSeconds(59);
    dns.mx(EXAMPLE);
    assertThat(server.queries("example.test")).isEqualTo(1);
    now = now.plusSeconds(2);
    dns.mx(EXAMPLE);
    assertThat(server.queries("example.test")).isEqualTo(2);
  }

  @Test
  void aFailureIsForgottenWithinSeconds() {
    server.world().add("example.test", "@ MX 10 mail");
    server.fault("example.test", Fault.REFUSED);
    dns.mx(EXAMPLE);
    server.mend("example.test");
    now = now.plusSeconds(6);
    assertThat(dns.mx(EXAMPLE)).isInstanceOf(Answer.Found.class);
  }

  @Test
  void manyWhoAskAtOnceCauseOneQuestion() throws Exception {
    server.world().add("example.test", "@ MX 10 mail");
    Callable<Answer<Mx>> ask = () -> dns.mx(EXAMPLE);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(java.util.Collections.nCopies(50, ask))) {
        assertThat(answer.get()).isInstanceOf(Answer.Found.class);
      }
    }
    assertThat(server.queries("example.test")).isEqualTo(1);
  }
}
