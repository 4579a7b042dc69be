package sendwell;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import sendwell.check.BimiCheck;
import sendwell.check.Check;
import sendwell.check.DaneCheck;
import sendwell.check.DkimCheck;
import sendwell.check.DmarcCheck;
import sendwell.check.DnsblCheck;
import sendwell.check.DnssecCheck;
import sendwell.check.DomainAgeCheck;
import sendwell.check.MtaStsCheck;
import sendwell.check.MxCheck;
import sendwell.check.Platforms;
import sendwell.check.ReverseDnsCheck;
import sendwell.check.SpfCheck;
import sendwell.check.TlsRptCheck;
import sendwell.dnsbl.Dnsbl;
import sendwell.dnsbl.Pause;
import sendwell.dnsbl.ZoneHealths;
import sendwell.http.Web;
import sendwell.mail.Hosts;
import sendwell.mail.PublicSuffixes;
import sendwell.mtasts.PolicyHost;
import sendwell.rdap.Rdap;

/**
 * What is looked at of a domain: another check is another line here.
 *
 * @param hosts tells where files may be fetched from
 * @param healths remember how blacklists are
 */
record Checks(Config config, Vertx vertx, Hosts hosts, ZoneHealths healths) {
  private static final Duration FETCH_LIMIT = Duration.ofSeconds(10);

  List<Check> all(InstantSource time, RandomGenerator random) {
    var suffixes = PublicSuffixes.bundled();
    var platforms = Platforms.load();
    var dnsbl = new Dnsbl(config.blacklists(), healths, time, Pause.on(vertx), random);
    var web = new Web(vertx, hosts, config.trust(), FETCH_LIMIT);
    Stream<Check> always =
        Stream.of(
            new MxCheck(config.network()),
            new SpfCheck(time),
            new DkimCheck(suffixes, random),
            new DmarcCheck(suffixes),
            new DnsblCheck(dnsbl, suffixes, platforms, config.network()),
            new ReverseDnsCheck(platforms, config.network()),
            new MtaStsCheck(new PolicyHost(web), time),
            new DaneCheck(),
            new TlsRptCheck(),
            new BimiCheck(),
            new DnssecCheck());
    Stream<Check> ofRegistries =
        config.registries().stream()
            .map(list -> new DomainAgeCheck(new Rdap(web, list, time), suffixes, time));
    return Stream.concat(always, ofRegistries).toList();
  }
}
