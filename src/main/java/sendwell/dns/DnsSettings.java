package sendwell.dns;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.xbill.DNS.ResolverConfig;

/**
 * Whom to ask, and for how long.
 *
 * @param resolvers the name servers, the preferred one first; none means those of the system
 * @param patience how long an answer is waited for; a question that is answered but not settled may
 *     take as long again
 * @param inFlight how many questions are under way at once, 5,000 at most; further ones wait for
 *     their turn
 */
public record DnsSettings(List<InetSocketAddress> resolvers, Duration patience, int inFlight) {
  /** Keeps its own copy. */
  public DnsSettings {
    resolvers = List.copyOf(resolvers);
  }

  /** The name servers that are asked. */
  public List<InetSocketAddress> servers() {
    return resolvers.isEmpty() ? ResolverConfig.getCurrentConfig().servers() : resolvers;
  }
}
