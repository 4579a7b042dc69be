package sendwell.spf;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import sendwell.dns.DnsClient;
import sendwell.dns.DnsSettings;
import sendwell.sandbox.SandboxDns;
import sendwell.spf.RfcSuite.Case;
import sendwell.spf.RfcSuite.Scenario;

/** The conformance suite once more, with real packets to a real name server, all cases at once. */
class ConformanceOverTheWireTest {
  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final Map<Case, Future<Verdict>> VERDICTS = new LinkedHashMap<>();
  private static final List<DnsClient> CLIENTS = new ArrayList<>();
  private static Vertx vertx;

  @BeforeAll
  static void check() {
    List<Scenario> scenarios = RfcSuite.scenarios();
    vertx = Vertx.vertx();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Scenario scenario : scenarios) {
        var servers = new DnsSettings(List.of(server(scenario).address()), PATIENCE, 1_000);
        var dns = new DnsClient(servers, new SecureRandom(), () -> Instant.EPOCH);
        CLIENTS.add(dns);
        for (Case each : scenario.cases()) {
          Callable<Verdict> check =
              () -> new Spf(dns, () -> Instant.EPOCH).checkHost(each.client());
          VERDICTS.put(each, threads.submit(check));
        }
      }
    }
  }

  @AfterAll
  static void close() {
    CLIENTS.forEach(DnsClient::close);
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
                    entry.getKey().id(), () -> entry.getKey().holdsFor(entry.getValue().get())));
  }

  @Test
  void noCaseOfTheSuiteIsLeftOut() {
    assertThat(VERDICTS).hasSize(RfcSuite.CASES);
  }

  private static SandboxDns server(Scenario scenario) {
    SandboxDns server = SandboxDns.start(vertx, 0);
    for (RfcSuite.Name name : scenario.names()) {
      name.records().forEach(record -> server.world().add(name.name(), "@ " + record));
      // Of the names that are silent about some types only, nothing but a TXT is ever asked.
      if (name.silent() && name.records().isEmpty()) {
        server.fault(name.name(), SandboxDns.Fault.SILENT);
      }
    }
    return server;
  }
}
