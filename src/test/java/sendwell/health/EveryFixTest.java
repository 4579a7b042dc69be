package sendwell.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sendwell.check.Aspect;
import sendwell.check.BimiCheck;
import sendwell.check.Check;
import sendwell.check.DaneCheck;
import sendwell.check.DkimCheck;
import sendwell.check.DmarcCheck;
import sendwell.check.DnsblCheck;
import sendwell.check.DnssecCheck;
import sendwell.check.DomainAgeCheck;
import sendwell.check.Fix;
import sendwell.check.Kept;
import sendwell.check.MtaStsCheck;
import sendwell.check.MxCheck;
import sendwell.check.Platforms;
import sendwell.check.Report;
import sendwell.check.ReverseDnsCheck;
import sendwell.check.SpfCheck;
import sendwell.check.Subject;
import sendwell.check.Subject.Sender;
import sendwell.check.TlsRptCheck;
import sendwell.dkim.RsaKeys;
import sendwell.dns.ZoneDns;
import sendwell.dnsbl.Blacklists;
import sendwell.dnsbl.Dnsbl;
import sendwell.dnsbl.ZoneHealths;
import sendwell.http.FetchingWorld;
import sendwell.mail.Cidr;
import sendwell.mail.Domain;
import sendwell.mail.NetworkPolicy;
import sendwell.mail.PublicSuffixes;
import sendwell.mtasts.PolicyHost;
import sendwell.rdap.Rdap;

/** Whoever does all that the dashboard lists has a domain that nothing is left to do for. */
class EveryFixTest {
  private static final Domain DOMAIN = new Domain("example.com");
  private static final InetAddress ADDRESS = InetAddress.ofLiteral("192.0.2.1");
  private static final PublicSuffixes SUFFIXES = PublicSuffixes.bundled();
  private static final Platforms PLATFORMS = Platforms.load();
  private static final NetworkPolicy POLICY = new NetworkPolicy(Cidr.list("192.0.2.0/24"));
  private static final int ROUNDS_MOST = 8;
  private static final String LIST =
      """
      [{"id": "list", "name": "List", "zone": "list.test", "holds": ["domain"], "terms": "Free.",
        "codes": [{"code": "127.0.0.2", "severity": "high", "meaning": "spam"}],
        "removal": "https://list.test/remove"}]\
      """;

  @RegisterExtension
  private static final FetchingWorld WORLD =
      new FetchingWorld("mta-sts.example.com", "registry.test");

  @TempDir private Path folder;
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");

  /**
   * How things stand at first.
   *
   * @param selector of the key that the mail server makes when signing is switched on
   */
  private record Start(String name, Subject subject, String selector, OwnedZone zone) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Start> starts() {
    return Stream.of(
        new Start(
            "a server of one's own, and nothing published",
            own(),
            "default",
            zone("mail.example.com A 192.0.2.1")),
        new Start("Google, and nothing published", google(), "google", zone()),
        new Start(
            "everything wrong",
            own(),
            "default",
            zone(
                "mail.example.com A 192.0.2.1",
                "alias.example.com CNAME mail.example.com",
                "example.com MX 10 alias.example.com",
                "example.com MX 20 gone.example.com",
                "example.com TXT v=spf1 +all",
                "default._domainkey.example.com TXT v=DKIM1; t=y; p=" + RsaKeys.published(2048),
                "_dmarc.example.com TXT v=DMARC1; p=none; pct=50; rua=mailto:a@example.com",
                "_mta-sts.example.com TXT v=STSv1",
                "_smtp._tls.example.com TXT v=TLSRPTv1; rua=a@example.com",
                "default._bimi.example.com TXT v=BIMI1; l=https://example.com/a.svg;"
                    + " a=https://example.com/a.pem",
                "_25._tcp.mail.example.com TLSA 0 0 1 " + "ab".repeat(32),
                "1.2.0.192.in-addr.arpa PTR other.example.com",
                "example.com.list.test A 127.0.0.2")));
  }

  private static OwnedZone zone(String... records) {
    var zone =
        new OwnedZone()
            .with("test.list.test A 127.0.0.2")
            .with("smtp.google.com A 192.0.2.25")
            .with("_spf.google.com TXT v=spf1 ip4:192.0.2.0/28 ~all");
    Stream.of(records).forEach(zone::with);
    return zone;
  }

  private static Subject own() {
    return new Subject(DOMAIN, null, List.of(new Sender(ADDRESS, true)), List.of(), DOMAIN);
  }

  private static Subject google() {
    var google = PLATFORMS.of(new Domain("gmail.com")).orElseThrow();
    return new Subject(DOMAIN, google, List.of(), List.of(), DOMAIN);
  }

  @BeforeEach
  void register() {
    WORLD
        .server()
        .file(
            "registry.test/dns.json", "{\"services\": [[[\"com\"], [\"%s\"]]]}".formatted(uri("/")))
        .file(
            "registry.test/domain/example.com",
            "{\"events\": [{\"eventAction\": \"registration\", \"eventDate\":"
                + " \"2026-02-20T00:00:00Z\"}]}");
  }

  private static URI uri(String path) {
    return URI.create("https://registry.test:" + WORLD.server().port() + path);
  }

  @ParameterizedTest
  @MethodSource("starts")
  void whoeverDoesWhatIsListedHasNothingLeftToDo(Start start) throws IOException {
    List<Check> checks = checks();
    Deliverability seen = look(checks, start);
    assertThat(seen.score()).isLessThan(100);
    for (int round = 0; round < ROUNDS_MOST && !fixes(seen).isEmpty(); round++) {
      fixes(seen).forEach((aspect, fix) -> follow(aspect, fix, start));
      seen = look(checks, start);
    }
    assertThat(fixes(seen)).isEmpty();
    assertThat(seen.score()).isEqualTo(100);
    assertThat(seen.metrics())
        .filteredOn(row -> row.key().dns())
        .extracting(MetricRow::state)
        .containsOnly(MetricState.GOOD);
    assertThat(hygiene(seen).points()).isEqualTo(hygiene(seen).weight());
    assertThat(hygiene(seen).items())
        .hasSize(Aspect.values().length - Metric.ofDns().size())
        .extracting(MetricRow.Item::state)
        .isSubsetOf(MetricState.GOOD, MetricState.NOT_APPLICABLE);
  }

  private List<Check> checks() throws IOException {
    var lists = Blacklists.read(Files.writeString(folder.resolve("lists"), LIST), Map.of());
    var dnsbl = new Dnsbl(lists, ZoneHealths.inMemory(), () -> now, this::pause, new Random(1));
    var rdap = new Rdap(WORLD.web(), uri("/dns.json"), () -> now);
    List<Check> checks =
        List.of(
            new MxCheck(POLICY),
            new SpfCheck(() -> now),
            new DkimCheck(SUFFIXES, new Random(1)),
            new DmarcCheck(SUFFIXES),
            new DnsblCheck(dnsbl, SUFFIXES, PLATFORMS, POLICY),
            new ReverseDnsCheck(PLATFORMS, POLICY),
            new MtaStsCheck(new PolicyHost(WORLD.web(), WORLD.server().port()), () -> now),
            new DaneCheck(),
            new TlsRptCheck(),
            new BimiCheck(),
            new DnssecCheck(),
            new DomainAgeCheck(rdap, SUFFIXES, () -> now));
    assertThat(checks).extracting(Check::aspect).containsAll(EnumSet.allOf(Aspect.class));
    return checks;
  }

  private void pause(Duration time) {
    now = now.plus(time);
  }

  private Deliverability look(List<Check> checks, Start start) {
    ZoneDns dns = start.zone().dns();
    var kept = new EnumMap<Aspect, Kept>(Aspect.class);
    for (Check check : checks) {
      kept.put(
          check.aspect(), new Kept(check.run(start.subject(), dns), now, now, null, null, null));
    }
    var report = new Report(kept);
    return Dashboard.of(
        DashboardTest.ACCOUNT,
        new Dashboard.Known(DOMAIN, report, List.of(), false),
        Inputs.first(ScoreSettings.usual(), Observations.of(report.grades())));
  }

  private static MetricRow.PartRow hygiene(Deliverability seen) {
    return seen.metrics().get(Metric.DELIVERABILITY.ordinal()).parts().stream()
        .filter(part -> part.key() == Part.HYGIENE)
        .findFirst()
        .orElseThrow();
  }

  /** Those of the rows, and those of what is no row of its own. */
  private static Map<Aspect, Fix> fixes(Deliverability seen) {
    var fixes = new EnumMap<Aspect, Fix>(Aspect.class);
    seen.fixes().forEach(row -> fixes.put(Observations.aspect(row.metric()), row.fix()));
    hygiene(seen).items().stream()
        .filter(item -> item.fix() != null)
        .forEach(item -> fixes.put(item.key(), item.fix()));
    return fixes;
  }

  private void follow(Aspect aspect, Fix fix, Start start) {
    switch (aspect) {
      case DKIM -> {
        if (fix.record() == null) {
          start.zone().key(start.selector());
        }
      }
      case DNSBL -> start.zone().clear("list.test");
      case DNSSEC -> start.zone().sign();
      case DOMAIN_AGE -> now = now.plus(Duration.ofDays(30));
      case MTA_STS -> serve(fix);
      case MX, SPF, DMARC, REVERSE_DNS, DANE, TLS_RPT, BIMI -> {}
    }
    start.zone().follow(fix);
  }

  private static void serve(Fix fix) {
    if (fix.record() != null) {
      String policy = fix.text().split(":\n", 2)[1];
      WORLD
          .server()
          .page(
              "mta-sts.example.com/.well-known/mta-sts.txt",
              request -> request.response().putHeader("content-type", "text/plain").end(policy));
    }
  }
}
