package sendwell.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static sendwell.dns.DnsWorld.fault;
import static sendwell.dns.DnsWorld.name;
import static sendwell.sandbox.SandboxDns.Fault.TRUNCATED;
import static sendwell.sandbox.SandboxDns.Fault.TRUNCATED_FOR_GOOD;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sendwell.sandbox.SandboxDns;

/** Answers that are too long for a datagram. */
class TcpTest {
  private static final DomainName EXAMPLE = name("example.test");

  @RegisterExtension private final DnsWorld world = new DnsWorld();
  private SandboxDns server;
  private DnsClient dns;

  @BeforeEach
  void start() {
    server = world.server();
    server.world().add("example.test", "@ MX 10 mail");
    dns = world.client();
  }

  @Test
  void aTruncatedAnswerIsAskedForAgainByTcp() {
    server.fault("example.test", TRUNCATED);
    assertThat(dns.mx(EXAMPLE).recordsOrNone())
        .containsExactly(new Mx(10, name("mail.example.test")));
    assertThat(server.queriesOverTcp()).isEqualTo(1);
    assertThat(dns.traffic().overTcp()).isEqualTo(1);
  }

  @Test
  void anAnswerTooLargeForUdpArrivesWhole() {
    var lines = new StringBuilder();
    IntStream.range(0, 200).forEach(i -> lines.append("@ MX %d host%d%n".formatted(i, i)));
    server.world().add("large.test", lines.toString());
    assertThat(dns.mx(name("large.test")).recordsOrNone()).hasSize(200);
  }

  @Test
  void oneConnectionServesMany() {
    var questions =
        IntStream.range(0, 50)
            .<Question<?>>mapToObj(i -> new Question<>(name("a" + i + ".test"), RecordType.MX))
            .toList();
    questions.forEach(question -> server.fault(question.name().text(), TRUNCATED));
    dns.prefetch(questions);
    assertThat(questions).allSatisfy(q -> assertThat(dns.ask(q)).isInstanceOf(Answer.Absent.class));
    assertThat(server.queriesOverTcp()).isEqualTo(50);
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void aConnectionThatTheServerClosedIsOpenedAgain() {
    server.fault("example.test", TRUNCATED);
    server.fault("other.test", TRUNCATED);
    dns.mx(EXAMPLE);
    server.hangUp();
    assertThat(dns.mx(name("other.test"))).isInstanceOf(Answer.Absent.class);
    assertThat(server.connections()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(names = {"TRUNCATED_FOR_GOOD", "TRUNCATED_THEN_SILENT", "TRUNCATED_EVERYWHERE"})
  void anAnswerThatCannotBeHadWholeIsNotAnAnswer(SandboxDns.Fault trouble) {
    server.fault("example.test", trouble);
    DnsClient shortly = world.client(Duration.ofSeconds(1), server.address());
    assertThat(fault(shortly.mx(EXAMPLE))).isEqualTo(Fault.MALFORMED);
  }

  @Test
  void theSecondServerIsAskedWhenTheFirstRefusesTcp() {
    SandboxDns first = world.anotherServer();
    first.fault("example.test", TRUNCATED_FOR_GOOD);
    assertThat(world.client(first, server).mx(EXAMPLE).recordsOrNone()).hasSize(1);
  }
}
