package sendwell.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import sendwell.bench.SyntheticDomains.Known;
import sendwell.dns.DnsClient;
import sendwell.dns.DnsSettings;

/**
 * Our client beside {@code dnsperf}, which throws answers away, both in turn at the same name
 * server. Ours waits for each answer on a virtual thread, reads it and remembers it, and here each
 * is compared with what there is.
 */
final class DnsBench implements BenchMain.Part {
  private static final int DOMAINS = 1_000;
  private static final Duration WARM_UP = Duration.ofSeconds(8);
  private static final Duration TIME = Duration.ofSeconds(4);
  private static final List<Integer> IN_FLIGHT = List.of(50, 500, 5_000);
  private static final int DNSPERF_IN_FLIGHT = 500;
  private static final int LOSE_EACH = 100;

  @Override
  public void run(World world, Report report) throws IOException, InterruptedException {
    measureAll(world.folder(), report);
  }

  void measureAll(Path folder, Report report) throws IOException, InterruptedException {
    var known = new SyntheticDomains(DOMAINS).questions();
    report.section(
        "DNS: %,d questions about %,d domains, nothing remembered"
            .formatted(known.size(), DOMAINS));
    try (var stub = Peer.start(DnsStubMain.class, String.valueOf(DOMAINS));
        var dns = client(stub.greeting())) {
      var dnsperf = DnsPerf.of(known, folder, stub.greeting());
      if (dnsperf.isEmpty()) {
        report.line("dnsperf", "skipped: not installed (Debian: package dnsperf)");
      }
      DnsLoad.run(dns, known, IN_FLIGHT.getLast(), WARM_UP);
      for (int inFlight : IN_FLIGHT) {
        var whole = measure(dns, known, inFlight, dnsperf, report);
        stub.ask("lose " + LOSE_EACH);
        var lossy = DnsLoad.run(dns, known, inFlight, TIME);
        stub.ask("lose 0");
        line(report, "  1 answer in %d lost".formatted(LOSE_EACH), lossy);
        report.line("", "costs %.1f %%", 100 * (1 - lossy.perSecond() / whole.perSecond()));
      }
    }
  }

  private static DnsLoad.Result measure(
      DnsClient dns, List<Known> known, int inFlight, Optional<DnsPerf> dnsperf, Report report)
      throws IOException, InterruptedException {
    double before = dnsperf.isPresent() ? dnsperf.get().rate(DNSPERF_IN_FLIGHT, TIME) : 0;
    var result = DnsLoad.run(dns, known, inFlight, TIME);
    double after = dnsperf.isPresent() ? dnsperf.get().rate(DNSPERF_IN_FLIGHT, TIME) : 0;
    line(report, "%,d in flight".formatted(inFlight), result);
    if (dnsperf.isPresent()) {
      double rate = (before + after) / 2;
      report.line("", "%.2f of dnsperf's %,.0f/s", result.perSecond() / rate, rate);
    }
    return result;
  }

  private static void line(Report report, String name, DnsLoad.Result result) {
    report.line(
        name,
        "%,.0f answers/s, %d wrong; for each %.3f datagrams, %.1f µs of processor",
        result.perSecond(),
        result.wrong(),
        result.datagrams(),
        result.processor());
  }

  private static DnsClient client(String port) {
    var server = new InetSocketAddress("127.0.0.1", Integer.parseInt(port));
    var settings = new DnsSettings(List.of(server), Duration.ofSeconds(5), 1_000);
    return new DnsClient(settings, new SecureRandom(), InstantSource.system());
  }
}
