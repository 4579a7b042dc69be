package sendwell.spf;

import java.net.IDN;
import java.net.InetAddress;
import java.util.Locale;

/**
 * Who speaks to a receiver, and in whose name: what {@code check_host()} is about (RFC 7208 §4.1).
 *
 * @param ip the address that it speaks from
 * @param helo how it introduced itself
 * @param mailFrom the Return-Path it gave; empty if the message is a bounce
 */
public record Client(InetAddress ip, String helo, String mailFrom) {
  /** Takes an IPv4 address that comes as an IPv6 one for what it is (§5). */
  public Client {
    ip = Address.unmapped(ip);
  }

  /** The address as people write it: IPv6 in its shortest form (RFC 5952). */
  public String address() {
    return Address.readable(ip);
  }

  /** The whole identity that is checked: a bounce is checked as the host's own mail (§2.4). */
  public String sender() {
    return local() + "@" + domain();
  }

  /** What stands before the {@code @}; {@code postmaster} if nothing does (§4.3). */
  public String local() {
    int at = mailFrom.lastIndexOf('@');
    return at > 0 ? mailFrom.substring(0, at) : "postmaster";
  }

  /** The domain whose record is asked for first, with A-labels (§4.3). */
  public String domain() {
    String identity = mailFrom.isEmpty() ? helo : mailFrom;
    String domain = identity.substring(identity.lastIndexOf('@') + 1);
    if (domain.chars().allMatch(each -> each < 0x80)) {
      return domain;
    }
    try {
      return IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return domain; // will be found to be no domain
    }
  }
}
