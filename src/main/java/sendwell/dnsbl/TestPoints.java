package sendwell.dnsbl;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import sendwell.mail.Domain;

/**
 * The entries by which a list is tried out (RFC 5782 §5).
 *
 * @param listed is on the list, always
 * @param notListed is not on the list, ever
 */
record TestPoints(Entry listed, Entry notListed) {
  /** Those that the standard gives lists of this kind. */
  static TestPoints standard(Kind kind) {
    return switch (kind) {
      case IP4 -> new TestPoints(address("127.0.0.2"), address("127.0.0.1"));
      case IP6 -> new TestPoints(mapped(2), mapped(1));
      case DOMAIN -> new TestPoints(name("test"), name("invalid"));
    };
  }

  static Entry name(String domain) {
    return new Entry.Name(new Domain(domain));
  }

  static Entry address(String literal) {
    return new Entry.Address(InetAddress.ofLiteral(literal), true);
  }

  /** ::FFFF:7F00:x; Java would take its written form for the IPv4 address 127.0.0.x. */
  private static Entry mapped(int last) {
    byte[] octets = new byte[16];
    octets[10] = (byte) 0xff;
    octets[11] = (byte) 0xff;
    octets[12] = 127;
    octets[15] = (byte) last;
    try {
      return new Entry.Address(Inet6Address.getByAddress(null, octets, -1), true);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e); // only for addresses of a wrong length
    }
  }
}
