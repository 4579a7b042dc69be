package sendwell.mail;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Which addresses users' hosts may have: public ones, and those in the ranges that the operator
 * allows. Loopback, private, link-local, metadata, multicast and other special ranges (RFC 6890)
 * are refused otherwise, so that nobody reaches into the operator's network through Sendwell.
 *
 * @param allowed ranges of {@code SENDWELL_NETWORK_ALLOW}
 */
public record NetworkPolicy(List<Cidr> allowed) {
  private static final List<Cidr> SPECIAL =
      Cidr.list(
          "0.0.0.0/8,10.0.0.0/8,100.64.0.0/10,127.0.0.0/8,169.254.0.0/16,172.16.0.0/12,192.0.0.0/24,"
              + "192.0.2.0/24,192.88.99.0/24,192.168.0.0/16,198.18.0.0/15,198.51.100.0/24,203.0.113.0/24,"
              + "224.0.0.0/4,240.0.0.0/4,::/96,64:ff9b::/96,64:ff9b:1::/48,100::/64,"
              + "2001::/23,2001:db8::/32,2002::/16,fc00::/7,fe80::/10,fec0::/10,ff00::/8");

  /** Whether a connection to this address may be opened. */
  public boolean allows(InetAddress address) {
    return refusedRange(address).isEmpty();
  }

  /** The special range because of which a connection to this address may not be opened, if any. */
  public Optional<Cidr> refusedRange(InetAddress address) {
    if (allowed.stream().anyMatch(range -> range.contains(address))) {
      return Optional.empty();
    }
    return SPECIAL.stream().filter(range -> range.contains(address)).findFirst();
  }
}
