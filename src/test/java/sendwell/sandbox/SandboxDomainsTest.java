package sendwell.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sendwell.check.Check;
import sendwell.check.DkimCheck;
import sendwell.check.DmarcCheck;
import sendwell.check.DnsblCheck;
import sendwell.check.Finding;
import sendwell.check.MxCheck;
import sendwell.check.Platforms;
import sendwell.check.ReverseDnsCheck;
import sendwell.check.SpfCheck;
import sendwell.check.Subject;
import sendwell.dns.Dns;
import sendwell.dns.ZoneDns;
import sendwell.dnsbl.Blacklists;
import sendwell.dnsbl.Dnsbl;
import sendwell.dnsbl.ZoneHealths;
import sendwell.mail.Cidr;
import sendwell.mail.Domain;
import sendwell.mail.NetworkPolicy;
import sendwell.mail.PublicSuffixes;

/** The domains of the sandbox show what there is to see to whoever looks for the first time. */
class SandboxDomainsTest {
  private static final InetAddress HOST = InetAddress.ofLiteral("127.0.0.1");

  private final Dns dns = new ZoneDns(world());
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");

  private static SandboxZones world() {
    var world = new SandboxZones();
    SandboxDomains.publish(world, 993, 465);
    SandboxDomains.list(SandboxBlacklists.publish(world));
    return world;
  }

  @ParameterizedTest
  @CsvSource({
    "acme.test, mx_ok spf_valid dkim_valid dmarc_enforced dnsbl_clear reverse_ok",
    "friends.test, mx_ok spf_valid dkim_key_weak dmarc_missing dnsbl_clear reverse_ok",
    "broken.test, mx_dead spf_multiple dkim_missing dmarc_malformed dnsbl_listed reverse_ok"
  })
  void eachDomainShowsWhatItIsFor(String domain, String codes) {
    var subject =
        new Subject(
            new Domain(domain),
            null,
            List.of(new Subject.Sender(HOST, false)),
            List.of(),
            new Domain(domain));
    assertThat(checks().map(check -> check.run(subject, dns)).map(Finding::code))
        .containsExactly(codes.split(" "));
  }

  private Stream<Check> checks() {
    var suffixes = PublicSuffixes.bundled();
    var platforms = Platforms.load();
    var policy = new NetworkPolicy(Cidr.list("127.0.0.0/8"));
    var random = new Random(5782);
    var dnsbl =
        new Dnsbl(
            Blacklists.load(Map.of()),
            ZoneHealths.inMemory(),
            () -> now,
            pause -> now = now.plus(pause),
            random);
    return Stream.of(
        new MxCheck(policy),
        new SpfCheck(() -> now),
        new DkimCheck(suffixes, random),
        new DmarcCheck(suffixes),
        new DnsblCheck(dnsbl, suffixes, platforms, policy),
        new ReverseDnsCheck(platforms, policy));
  }
}
