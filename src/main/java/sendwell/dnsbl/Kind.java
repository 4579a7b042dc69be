package sendwell.dnsbl;

import java.net.Inet4Address;
import java.net.InetAddress;

/** What a list holds. */
public enum Kind {
  /** IPv4 addresses (RFC 5782 §2.1). */
  IP4,
  /** IPv6 addresses (RFC 5782 §2.4). */
  IP6,
  /** Domains (RFC 5782 §2.5). */
  DOMAIN;

  /** Which lists hold such an address. */
  public static Kind of(InetAddress address) {
    return address instanceof Inet4Address ? IP4 : IP6;
  }
}
