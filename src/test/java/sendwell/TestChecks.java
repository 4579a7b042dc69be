package sendwell;

import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import sendwell.check.Check;
import sendwell.dns.Dns;
import sendwell.dns.DnsHosts;
import sendwell.dns.HostsFile;
import sendwell.dnsbl.ZoneHealths;

/** The checks of a Sendwell, without the rest of it. */
public final class TestChecks {
  private TestChecks() {}

  /** As these settings have them; what they fetch is found through this. */
  public static List<Check> of(Map<String, String> settings, Vertx vertx, Dns dns) {
    return of(settings, vertx, dns, ZoneHealths.inMemory(), new SecureRandom());
  }

  /** The same, with a memory for the health of lists, and what makes up names. */
  public static List<Check> of(
      Map<String, String> settings,
      Vertx vertx,
      Dns dns,
      ZoneHealths healths,
      RandomGenerator random) {
    var config = Config.read(settings);
    var hosts = new DnsHosts(dns, HostsFile.system(), config.network());
    return new Checks(config, vertx, hosts, healths).all(InstantSource.system(), random);
  }
}
