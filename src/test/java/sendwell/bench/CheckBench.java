package sendwell.bench;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import sendwell.TestChecks;
import sendwell.dns.DnsClient;
import sendwell.dns.DnsSettings;

/**
 * Whole checks of domains that nothing is remembered of, beside {@code dnsperf} at the same name
 * server; and a server that gets 10,000 accounts on 1,000 domains to check and to score.
 */
final class CheckBench implements BenchMain.Part {
  private static final int DOMAINS = 6_000;
  private static final Duration WARM_UP = Duration.ofSeconds(30);
  private static final Duration TIME = Duration.ofSeconds(5);
  private static final List<Integer> AT_A_TIME = List.of(64, 256);
  private static final int LOSE_EACH = 100;
  private static final int ACCOUNTS_EACH = 10;
  private static final int ROUND = 1_000;
  private static final int ROUNDS = DOMAINS / ROUND;
  private static final long LOOK_NANOS = 20_000_000;

  private static final String FILL =
      """
      WITH one AS (SELECT * FROM account WHERE id = $2), made AS (
        INSERT INTO account (id, workspace_id, email, name, provider, provider_name, origin,
          sending_since, reading_since, sent, sent_day, daily_limit, min_gap_seconds, tags, created_at)
        SELECT uuidv7(), $1, 'person' || n || '@d' || n % $3::int || '.bench.test', one.name,
          one.provider, one.provider_name, one.origin, now(), now(), 0, current_date,
          one.daily_limit, one.min_gap_seconds, '{}', now()
        FROM one, generate_series(0, $3::int * $4::int - 1) AS n
        RETURNING id, domain)
      INSERT INTO connection (account_id, imap_host, imap_port, imap_security, smtp_host, smtp_port,
        smtp_security, username, sealed_password, sent_copy)
      SELECT made.id, 'mx1.' || made.domain, 993, 'tls', 'mx1.' || made.domain, 465, 'tls', 'x',
        sealed_password, sent_copy
      FROM made, connection WHERE account_id = $2\
      """;

  private static final String DUE =
      """
      INSERT INTO checked_domain (workspace_id, domain, due_at)
      SELECT $1, 'd' || n || '.bench.test', now() FROM generate_series($2::int, $3::int - 1) AS n\
      """;

  private static final String TAKEN =
      "SELECT count(*) FROM checked_domain WHERE workspace_id = $1 AND lease_until IS NOT NULL";

  private static final String CHECKED =
      "SELECT count(*) FROM checked_domain WHERE workspace_id = $1 AND checked_at IS NOT NULL";

  private static final String SCORED =
      "SELECT count(*) FROM account WHERE workspace_id = $1 AND health_score IS NOT NULL";

  @Override
  public void run(World world, Report report) throws Exception {
    var domains = new SyntheticDomains(DOMAINS);
    var lists = Files.writeString(world.folder().resolve("lists"), domains.lists());
    try (var stub = Peer.start(DnsStubMain.class, String.valueOf(DOMAINS))) {
      var settings =
          Map.of(
              "SENDWELL_DNS_RESOLVERS",
              "127.0.0.1:" + stub.greeting(),
              "SENDWELL_DNSBL_FILE",
              lists.toString(),
              "SENDWELL_RDAP_SERVERS",
              "");
      checks(
          stub, settings, DnsPerf.of(domains.questions(), world.folder(), stub.greeting()), report);
      server(settings, report);
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

  private static void server(Map<String, String> settings, Report report) throws Exception {
    report.section(
        "Scores: %,d accounts on %,d domains, from the first that is taken up, with PostgreSQL"
            .formatted(ROUND * ACCOUNTS_EACH, ROUND));
    try (var world = World.start("scores", settings)) {
      var workspace = UUID.fromString(world.api().workspace());
      world.sql(FILL, workspace, world.account("one@example.com", 1), DOMAINS, ACCOUNTS_EACH);
      world.sql("VACUUM ANALYZE");
      for (int round = 1; round <= ROUNDS; round++) {
        world.sql(DUE, workspace, ROUND * (round - 1), ROUND * round);
        until(world, TAKEN, 1); // nobody told of them: they are found within a second
        long start = System.nanoTime();
        until(world, CHECKED, ROUND * round);
        double checked = (System.nanoTime() - start) / 1e9;
        until(world, SCORED, ROUND * round * ACCOUNTS_EACH);
        double scored = (System.nanoTime() - start) / 1e9;
        report.line("%,d more".formatted(ROUND), "checked %.2f s, scored %.2f s", checked, scored);
      }
    }
  }

  /** Waits for so many. */
  private static void until(World world, String count, int wanted) {
    var workspace = UUID.fromString(world.api().workspace());
    while (world.sql(count, workspace).getFirst().getLong(0) < wanted) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  private static DnsClient client(String port) {
    var server = new InetSocketAddress("127.0.0.1", Integer.parseInt(port));
    var settings = new DnsSettings(List.of(server), Duration.ofSeconds(5), 1_000);
    return new DnsClient(settings, new SecureRandom(), InstantSource.system());
  }
}
