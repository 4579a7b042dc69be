package sendwell.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static sendwell.dns.DnsWorld.fault;
import static sendwell.dns.DnsWorld.name;
import static sendwell.sandbox.SandboxDns.Fault.HELD;
import static sendwell.sandbox.SandboxDns.Fault.REFUSED;
import static sendwell.sandbox.SandboxDns.Fault.SERVFAIL;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sendwell.Eventually;
import sendwell.sandbox.SandboxDns;

/** Datagrams get lost, servers go away, and come back. */
class LossTest {
  private static final DomainName EXAMPLE = name("example.test");

  @RegisterExtension private final DnsWorld world = new DnsWorld();
  private SandboxDns server;

  @BeforeEach
  void start() {
    server = world.server();
    server.world().add("example.test", "@ MX 10 mail\n* MX 10 mail");
  }

  @Test
  void aLostDatagramIsSentAgain() throws Exception {
    server.dropEach(3);
    DnsClient dns = world.client();
    List<Callable<Answer<Mx>>> questions =
        IntStream.range(0, 200)
            .<Callable<Answer<Mx>>>mapToObj(i -> () -> dns.mx(name("a" + i + ".example.test")))
            .toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(threads.invokeAll(questions))
          .allSatisfy(answer -> assertThat(answer.get().recordsOrNone()).hasSize(1));
    }
    assertThat(dns.traffic().sent()).isGreaterThanOrEqualTo(299);
    assertThat(dns.traffic().timedOut()).isZero();
  }

  @Test
  void anAnswerToTheFirstTryIsGoodAfterTheSecond() throws Exception {
    server.fault("example.test", HELD);
    DnsClient dns = world.client();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Answer<Mx>> answer = threads.submit(() -> dns.mx(EXAMPLE));
      Eventually.so("it is asked again", () -> server.queries("example.test") == 2);
      server.release();
      assertThat(answer.get().recordsOrNone()).hasSize(1);
    }
    Eventually.so("the other answer is ignored", () -> dns.traffic().mismatched() == 1);
    assertThat(dns.traffic().answered()).isEqualTo(1);
  }

  @Test
  void theSecondServerIsAskedWhenTheFirstIsSilent() {
    SandboxDns silent = world.anotherServer();
    silent.dropEach(1);
    assertThat(world.client(silent, server).mx(EXAMPLE).recordsOrNone()).hasSize(1);
  }

  @Test
  void theSecondServerIsAskedWhenTheFirstFails() {
    SandboxDns broken = world.anotherServer();
    broken.fault("example.test", SERVFAIL);
    broken.fault("refused.example.test", REFUSED);
    DnsClient dns = world.client(broken, server);
    assertThat(dns.mx(EXAMPLE).recordsOrNone()).hasSize(1);
    assertThat(dns.mx(name("refused.example.test")).recordsOrNone()).hasSize(1);
  }

  @Test
  void theFirstServersWordCountsWhenAllFail() {
    SandboxDns broken = world.anotherServer();
    broken.fault("example.test", SERVFAIL);
    server.fault("example.test", REFUSED);
    assertThat(fault(world.client(broken, server).mx(EXAMPLE))).isEqualTo(Fault.SERVFAIL);
  }

  @Test
  void theSecondServerIsNotAskedWhenTheFirstKnowsThatThereIsNothing() {
    SandboxDns first = world.anotherServer();
    assertThat(world.client(first, server).mx(EXAMPLE)).isInstanceOf(Answer.Absent.class);
    assertThat(server.datagrams()).isZero();
  }

  @Test
  void aServerThatStaysSilentIsNotAskedFirstUntilItHasRested() {
    SandboxDns silent = world.anotherServer();
    silent.world().add("example.test", "* MX 10 mail");
    silent.dropEach(1);
    DnsClient dns = world.client(silent, server);
    dns.prefetch(questions("a", 20));
    askAll(dns, "a", 20);
    int asked = silent.datagrams();
    askAll(dns, "b", 20);
    assertThat(silent.datagrams()).as("while it rests").isEqualTo(asked);

    silent.dropEach(Integer.MAX_VALUE);
    world.pass(Duration.ofSeconds(6));
    askAll(dns, "c", 20);
    assertThat(silent.datagrams()).as("after its rest").isEqualTo(asked + 20);
  }

  @Test
  void aServerThatIsGoneIsSaidToBe() {
    DnsClient dns = world.client();
    server.close();
    Answer<Mx> answer = dns.mx(EXAMPLE);
    assertThat(fault(answer)).isEqualTo(Fault.TIMEOUT);
    assertThat(answer.trace().outcome()).isEqualTo("it cannot be reached: nobody listens there");
  }

  @Test
  void aServerThatComesBackIsHeardAgain() {
    DnsClient dns = world.client();
    int port = server.address().getPort();
    server.close();
    dns.prefetch(questions("a", 20));
    askAll(dns, "a", 20);
    SandboxDns back = SandboxDns.start(world.vertx(), port);
    back.world().add("example.test", "@ MX 10 mail");
    assertThat(dns.mx(EXAMPLE).recordsOrNone()).hasSize(1);
  }

  @Test
  void aNetworkThatSwallowsEverythingIsTriedFromOtherPorts() {
    server.dropEach(1);
    DnsClient dns = world.impatientClient();
    dns.prefetch(questions("a", 60));
    askAll(dns, "a", 60);
    server.dropEach(Integer.MAX_VALUE);
    var before = server.ports();
    askAll(dns, "b", 60);
    assertThat(server.ports()).hasSizeGreaterThan(before.size());
    assertThat(dns.mx(EXAMPLE).recordsOrNone()).hasSize(1);
  }

  private static List<Question<?>> questions(String prefix, int number) {
    return IntStream.range(0, number)
        .<Question<?>>mapToObj(
            i -> new Question<>(name(prefix + i + ".example.test"), RecordType.MX))
        .toList();
  }

  private static void askAll(Dns dns, String prefix, int number) {
    questions(prefix, number).forEach(dns::ask);
  }
}
