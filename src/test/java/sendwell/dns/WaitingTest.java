package sendwell.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static sendwell.dns.DnsWorld.PATIENCE;
import static sendwell.dns.DnsWorld.fault;
import static sendwell.dns.DnsWorld.name;
import static sendwell.sandbox.SandboxDns.Fault.HELD;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sendwell.Eventually;
import sendwell.sandbox.SandboxDns;

/** Who waits, who does not, and until when. */
class WaitingTest {
  private static final DomainName EXAMPLE = name("example.test");

  @RegisterExtension private final DnsWorld world = new DnsWorld();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private SandboxDns server;

  @BeforeEach
  void start() {
    server = world.server();
    server.world().add("example.test", "@ MX 10 mail");
  }

  @AfterEach
  void end() {
    threads.close();
  }

  @Test
  void aVerticleGoesOnWhileItWaits() {
    server.fault("example.test", HELD, 1);
    Dns dns = world.client();
    Promise<Answer<Mx>> answer = Promise.promise();
    var verticle =
        new VerticleBase() {
          @Override
          public Future<?> start() {
            context.runOnContext(_ -> answer.complete(dns.mx(EXAMPLE)));
            // Not before the first waits: this is what it waits for.
            context.runOnContext(
                _ -> {
                  Eventually.so("it was asked", () -> server.datagrams() == 1);
                  server.release();
                });
            return Future.succeededFuture();
          }
        };
    var options = new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD);
    world.vertx().deployVerticle(verticle, options).await();
    assertThat(answer.future().await().recordsOrNone()).hasSize(1);
  }

  @Test
  void aQuestionWaitsForItsTurnWhenTooManyAreUnderWay() throws Exception {
    server.fault("example.test", HELD, 1);
    var dns = world.client(new DnsSettings(List.of(server.address()), PATIENCE, 1));
    var first = threads.submit(() -> dns.mx(EXAMPLE));
    Eventually.so("the first is asked", () -> server.queries("example.test") > 0);
    var second = threads.submit(() -> dns.mx(name("other.test")));
    dns.prefetch(questions(100));
    assertThat(server.queries("other.test")).isZero();
    server.release();
    assertThat(first.get()).isInstanceOf(Answer.Found.class);
    assertThat(second.get()).isInstanceOf(Answer.Absent.class);
  }

  @Test
  void prefetchingDropsWhatWouldOnlyStandInLine() {
    server.dropEach(1);
    var dns = world.client(new DnsSettings(List.of(server.address()), PATIENCE, 10));
    dns.prefetch(questions(1_000));
    server.dropEach(Integer.MAX_VALUE);
    questions(1_000).forEach(dns::ask);
    assertThat(dns.traffic().cached()).isEqualTo(21);
  }

  @Test
  void thoseWhoWaitWhenTheClientIsClosedHearThatThereIsNoAnswer() throws Exception {
    server.fault("example.test", HELD);
    DnsClient dns = world.client();
    var answer = threads.submit(() -> dns.mx(EXAMPLE));
    Eventually.so("it is asked", () -> server.datagrams() > 0);
    dns.close();
    assertThat(fault(answer.get())).isEqualTo(Fault.TIMEOUT);
    assertThat(fault(dns.txt(EXAMPLE))).isEqualTo(Fault.TIMEOUT);
  }

  private static List<Question<?>> questions(int number) {
    return IntStream.range(0, number)
        .<Question<?>>mapToObj(i -> new Question<>(name("a" + i + ".test"), RecordType.A))
        .toList();
  }
}
