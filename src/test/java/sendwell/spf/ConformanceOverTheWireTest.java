package sendwell.spf;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import sendwell.dns.Answer;
import sendwell.dns.Dns;
import sendwell.dns.DnsClient;
import sendwell.dns.DnsSettings;
import sendwell.dns.DomainName;
import sendwell.dns.Question;
import sendwell.sandbox.SandboxDns;
import sendwell.spf.RfcSuite.Case;
import sendwell.spf.RfcSuite.Scenario;

/** The conformance suite once more, with real packets to real name servers, one a scenario. */
class ConformanceOverTheWireTest {
  private static final Map<Case, Verdict> VERDICTS = new ConcurrentHashMap<>();
  private static Vertx vertx;

  @BeforeAll
  static void check() throws InterruptedException, ExecutionException {
    List<Scenario> scenarios = RfcSuite.scenarios();
    vertx = Vertx.vertx();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Object>> checks =
          scenarios.stream().map(each -> Executors.callable(() -> check(each))).toList();
      for (Future<Object> each : threads.invokeAll(checks)) {
        each.get();
      }
    }
  }

  private static void check(Scenario scenario) {
    try (var network = new Network(scenario)) {
      var spf = new Spf(network, () -> Instant.EPOCH);
      scenario.cases().forEach(each -> VERDICTS.put(each, spf.checkHost(each.client())));
    }
  }

  @AfterAll
  static void close() {
    if (vertx != null) {
      vertx.close().await();
    }
  }

  @TestFactory
  Stream<DynamicTest> theSuiteHolds() {
    return VERDICTS.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey().id(), () -> entry.getKey().holdsFor(entry.getValue())));
  }

  @Test
  void noCaseOfTheSuiteIsLeftOut() {
    assertThat(VERDICTS).hasSize(RfcSuite.CASES);
  }

  /** The name server of a scenario; nobody waits long for an answer that will not come. */
  private static final class Network implements Dns, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration IMPATIENCE = Duration.ofMillis(100);

    private final Set<DomainName> silent = new HashSet<>();
    private final SandboxDns server;
    private final DnsClient patient;
    private final DnsClient impatient;

    Network(Scenario scenario) {
      server = SandboxDns.start(vertx, 0);
      for (RfcSuite.Name name : scenario.names()) {
        name.records().forEach(record -> server.world().add(name.name(), "@ " + record));
        // Of a name that is silent about some types only, nothing but a TXT is ever asked.
        if (name.silent() && name.records().isEmpty()) {
          server.fault(name.name(), SandboxDns.Fault.SILENT);
          silent.add(DomainName.parse(name.name()));
        }
      }
      patient = client(PATIENCE);
      impatient = client(IMPATIENCE);
    }

    private DnsClient client(Duration patience) {
      var settings = new DnsSettings(List.of(server.address()), patience, 100);
      return new DnsClient(settings, new SecureRandom(), () -> Instant.EPOCH);
    }

    @Override
    public <T> Answer<T> ask(Question<T> question) {
      return (silent.contains(question.name()) ? impatient : patient).ask(question);
    }

    @Override
    public void prefetch(Collection<Question<?>> questions) {
      patient.prefetch(
          questions.stream().filter(question -> !silent.contains(question.name())).toList());
    }

    @Override
    public void close() {
      patient.close();
      impatient.close();
      server.close();
    }
  }
}
