package sendwell.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static sendwell.dns.DnsWorld.fault;
import static sendwell.dns.DnsWorld.name;
import static sendwell.sandbox.SandboxDns.Fault.HELD;
import static sendwell.sandbox.SandboxDns.Fault.OTHER_NAME;
import static sendwell.sandbox.SandboxDns.Fault.TWICE;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sendwell.Eventually;
import sendwell.sandbox.SandboxDns;

/** What makes a forged answer unlikely to be believed (RFC 5452). */
class ForgeryTest {
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

  @ParameterizedTest
  @EnumSource(names = {"OTHER_ID", "OTHER_QUESTION"})
  void whatAnswersSomethingElseIsIgnored(SandboxDns.Fault trouble) {
    server.fault("example.test", trouble);
    assertThat(dns.mx(EXAMPLE).recordsOrNone()).hasSize(1);
    assertThat(dns.traffic().mismatched()).isEqualTo(1);
    assertThat(server.queries("example.test")).isEqualTo(1);
  }

  @Test
  void anAnswerThatComesTwiceCountsOnce() {
    server.fault("example.test", TWICE);
    assertThat(dns.mx(EXAMPLE).recordsOrNone()).hasSize(1);
    Eventually.so("the second is ignored", () -> dns.traffic().mismatched() == 1);
    assertThat(dns.traffic().answered()).isEqualTo(1);
  }

  @Test
  void recordsOfAnotherNameAreNotBelieved() {
    server.fault("example.test", OTHER_NAME);
    assertThat(fault(dns.mx(EXAMPLE))).isEqualTo(Fault.MALFORMED);
  }

  @Test
  void noTwoQuestionsUnderWayBearTheSameId() {
    var questions = questions(500);
    questions.forEach(question -> server.fault(question.name().text(), HELD, 1));
    dns.prefetch(questions);
    Eventually.so("all are asked", () -> server.ids().size() >= 500);
    server.release();
    assertThat(questions).allSatisfy(q -> assertThat(dns.ask(q)).isInstanceOf(Answer.Absent.class));
  }

  @Test
  void questionsLeaveFromSeveralPortsThatChangeWithTime() {
    dns.prefetch(questions(200));
    Eventually.so("all are asked", () -> server.datagrams() >= 200);
    var early = server.ports();
    assertThat(early).hasSize(4);

    world.pass(Duration.ofSeconds(121));
    questions(200).forEach(dns::ask);
    var late = server.ports();
    late.removeAll(early);
    assertThat(late).hasSize(4);
  }

  private static List<Question<?>> questions(int number) {
    return IntStream.range(0, number)
        .<Question<?>>mapToObj(i -> new Question<>(name("a" + i + ".test"), RecordType.A))
        .toList();
  }
}
