package sendwell.dns;

import java.net.InetSocketAddress;
import java.util.List;
import org.xbill.DNS.ResolverConfig;

/**
 * The name servers that answer our questions, in the order in which they are asked.
 *
 * @param addresses at least one
 */
public record Resolvers(List<InetSocketAddress> addresses) {
  /** Keeps its own copy. */
  public Resolvers {
    addresses = List.copyOf(addresses);
    if (addresses.isEmpty()) {
      throw new IllegalArgumentException("At least one DNS resolver is needed.");
    }
  }

  /** Those that the operating system uses. */
  public static Resolvers system() {
    return new Resolvers(ResolverConfig.getCurrentConfig().servers());
  }

  /** These, or the system's if there are none. */
  public static Resolvers orSystem(List<InetSocketAddress> configured) {
    return configured.isEmpty() ? system() : new Resolvers(configured);
  }
}
