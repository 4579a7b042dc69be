package sendwell.bench;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sendwell.TestChecks;
import sendwell.dns.DnsClient;
import sendwell.dns.DnsSettings;

/**
 * Whole checks of domains that nothing is remembered of, beside {@code dnsperf} at the same name
 * server.
 */
final class CheckBench implements BenchMain.Part {
  private static final int DOMAINS = 6_000;
  private static final Duration WARM_UP = Duration.ofSeconds(30);
  private static final Duration TIME = Duration.ofSeconds(5);
  private static final List<Integer> AT_A_TIME = List.of(64, 256);
  private static final int LOSE_EACH = 100;

  @Override
  public void run(World world, Report report) throws Exception {
    var domains = new SyntheticDomains(DOMAINS);
    try (var stub = Peer.start(DnsStubMain.class, String.valueOf(DOMAINS))) {
      checks(
          stub,
          domains.settings(stub, world.folder()),
          DnsPerf.of(domains.questions(), world.folder(), stub.greeting()),
          report);
    }
  }

  private static void checks(
      Peer stub, Map<String, String> settings, Optional<DnsPerf> dnsperf, Report report)
      throws IOException, InterruptedException {
    report.section("Checks: %,d domains in turn, nothing remembered".formatted(DOMAINS));
    var vertx = Vertx.vertx();
    try (var dns = client(stub.greeting())) {
      var load = new CheckLoad(TestChecks.of(settings, vertx, dns), dns, DOMAINS);
      load.run(AT_A_TIME.getLast(), WARM_UP);
      for (int atATime : AT_A_TIME) {
        double before = rate(dnsperf);
        var whole = load.run(atATime, TIME);
        double after = rate(dnsperf);
        line(report, "%d domains at a time".formatted(atATime), whole);
        if (dnsperf.isPresent()) {
          double rate = (before + after) / 2;
          double asked = whole.perSecond() * whole.questions();
          report.line(
              "", "%,.0f questions/s are %.2f of dnsperf's %,.0f/s", asked, asked / rate, rate);
        }
        stub.ask("lose " + LOSE_EACH);
        var lossy = load.run(atATime, TIME);
        stub.ask("lose 0");
        line(report, "  1 answer in %d lost".formatted(LOSE_EACH), lossy);
        report.line("", "costs %.1f %%", 100 * (1 - lossy.perSecond() / whole.perSecond()));
      }
    } finally {
      vertx.close().await();
    }
  }

  private static double rate(Optional<DnsPerf> dnsperf) throws IOException, InterruptedException {
    return dnsperf.isPresent() ? dnsperf.get().rate(500, TIME) : 0;
  }

  private static void line(Report report, String name, CheckLoad.Result result) {
    report.line(
        name,
        "%,.0f domains/s, %.1f questions each, %d verdicts wrong, %d not known",
        result.perSecond(),
        result.questions(),
        result.wrong(),
        result.unknown());
  }

  private static DnsClient client(String port) {
    var server = new InetSocketAddress("127.0.0.1", Integer.parseInt(port));
    var settings = new DnsSettings(List.of(server), Duration.ofSeconds(5), 1_000);
    return new DnsClient(settings, new SecureRandom(), InstantSource.system());
  }
}
