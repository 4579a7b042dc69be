package sendwell.spf;

import java.net.Inet4Address;
import java.net.InetAddress;
import sendwell.mail.Cidr;

/**
 * How much of a host's neighbourhood {@code a} and {@code mx} mean with it: {@code /24//64} (RFC
 * 7208 §5.3).
 *
 * @param ip4 how many leading bits must agree between IPv4 addresses, 0 to 32
 * @param ip6 the same between IPv6 addresses, 0 to 128
 */
public record DualCidr(int ip4, int ip6) {
  /** The host alone. */
  public static final DualCidr HOST = new DualCidr(32, 128);

  /** The addresses around one of a host. */
  public Cidr around(InetAddress host) {
    return new Cidr(host, host instanceof Inet4Address ? ip4 : ip6);
  }
}
