package sendwell;

import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import sendwell.check.Check;
import sendwell.check.DkimCheck;
import sendwell.check.DmarcCheck;
import sendwell.check.DnsblCheck;
import sendwell.check.MxCheck;
import sendwell.check.Platforms;
import sendwell.check.ReverseDnsCheck;
import sendwell.check.SpfCheck;
import sendwell.dnsbl.Dnsbl;
import sendwell.dnsbl.Pause;
import sendwell.dnsbl.ZoneHealths;
import sendwell.mail.PublicSuffixes;

/** What is looked at of a domain: another check is another line here. */
final class Checks {
  private Checks() {}

  static List<Check> of(Config config, Vertx vertx, InstantSource time, RandomGenerator random) {
    var suffixes = PublicSuffixes.bundled();
    var platforms = Platforms.load();
    var dnsbl =
        new Dnsbl(config.blacklists(), ZoneHealths.inMemory(), time, Pause.on(vertx), random);
    return List.of(
        new MxCheck(config.network()),
        new SpfCheck(time),
        new DkimCheck(suffixes, random),
        new DmarcCheck(suffixes),
        new DnsblCheck(dnsbl, suffixes, platforms, config.network()),
        new ReverseDnsCheck(platforms, config.network()));
  }
}
