package sendwell.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static sendwell.dns.DnsWorld.name;
import static sendwell.sandbox.SandboxDns.Fault.HELD;
import static sendwell.sandbox.SandboxDns.Fault.REFUSED;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sendwell.Eventually;
import sendwell.sandbox.SandboxDns;

/** What is remembered, for how long, and what is asked only once; counted in packets. */
class DnsCacheTest {
  private static final DomainName EXAMPLE = name("example.test");
  private static final Question<Mx> MX = new Question<>(EXAMPLE, RecordType.MX);

  @RegisterExtension private final DnsWorld world = new DnsWorld();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private SandboxDns server;
  private DnsClient dns;

  @BeforeEach
  void start() {
    server = world.server();
    server.world().add("example.test", "@ 600 MX 10 mail");
    dns = world.client();
  }

  @AfterEach
  void end() {
    threads.close();
  }

  @Test
  void aHundredWhoAskAtOnceCauseOnePacket() throws Exception {
    server.fault("example.test", HELD, 1);
    List<Future<Answer<Mx>>> answers =
        IntStream.range(0, 100).mapToObj(_ -> threads.submit(() -> dns.ask(MX))).toList();
    Eventually.so("all wait", () -> dns.traffic().cached() == 99 && server.datagrams() > 0);
    server.release();
    for (var answer : answers) {
      assertThat(answer.get().recordsOrNone()).hasSize(1);
    }
    assertThat(server.datagrams()).isEqualTo(1);
  }

  @Test
  void whoeverPrefetchesAsksOnlyOnce() {
    dns.prefetch(Collections.nCopies(10, MX));
    assertThat(dns.ask(MX).recordsOrNone()).hasSize(1);
    assertThat(server.datagrams()).isEqualTo(1);
  }

  @Test
  void anAnswerIsRememberedAsLongAsItSays() {
    dns.ask(MX);
    world.pass(Duration.ofSeconds(599));
    dns.ask(MX);
    assertThat(server.datagrams()).isEqualTo(1);
    world.pass(Duration.ofSeconds(1));
    dns.ask(MX);
    assertThat(server.datagrams()).isEqualTo(2);
  }

  @Test
  void aMissingRecordIsLookedForAgainSoon() {
    Question<Txt> text = new Question<>(EXAMPLE, RecordType.TXT);
    assertThat(dns.ask(text)).isInstanceOf(Answer.Absent.class);
    server.world().add("example.test", "@ TXT here");
    world.pass(Duration.ofSeconds(30));
    assertThat(dns.ask(text)).isInstanceOf(Answer.Found.class);
  }

  @Test
  void aFailureIsRememberedForSeconds() {
    server.fault("example.test", REFUSED);
    dns.ask(MX);
    server.mend("example.test");
    assertThat(dns.ask(MX)).isInstanceOf(Answer.Failed.class);
    world.pass(Duration.ofSeconds(5));
    assertThat(dns.ask(MX)).isInstanceOf(Answer.Found.class);
  }

  @Test
  void whoeverAsksAfreshSeesAMendedRecord() {
    dns.ask(MX);
    server.world().remove("example.test").add("example.test", "@ MX 20 other");
    assertThat(dns.ask(MX).recordsOrNone()).extracting(Mx::preference).containsExactly(10);
    assertThat(dns.fresh().ask(MX).recordsOrNone()).extracting(Mx::preference).containsExactly(20);
  }

  @Test
  void whatIsLearntAfreshIsRememberedForAll() {
    dns.ask(MX);
    server.world().remove("example.test").add("example.test", "@ MX 20 other");
    dns.fresh().ask(MX);
    assertThat(dns.ask(MX).recordsOrNone()).extracting(Mx::preference).containsExactly(20);
    assertThat(server.datagrams()).isEqualTo(2);
  }

  @Test
  void aFreshViewAsksEachQuestionOnce() {
    dns.ask(MX);
    Dns fresh = dns.fresh();
    fresh.prefetch(List.of(MX));
    fresh.ask(MX);
    fresh.ask(MX);
    assertThat(server.datagrams()).isEqualTo(2);
  }

  @Test
  void thoseWhoAskAfreshAtOnceShareOnePacket() throws Exception {
    dns.ask(MX);
    server.fault("example.test", HELD, 1);
    Callable<Answer<Mx>> ask = () -> dns.fresh().ask(MX);
    List<Future<Answer<Mx>>> answers =
        IntStream.range(0, 10).mapToObj(_ -> threads.submit(ask)).toList();
    Eventually.so("all wait", () -> dns.traffic().cached() == 9 && server.datagrams() == 2);
    server.release();
    for (var answer : answers) {
      assertThat(answer.get().recordsOrNone()).hasSize(1);
    }
    assertThat(server.datagrams()).isEqualTo(2);
  }
}
