package sendwell.spf;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import sendwell.mail.Cidr;

/** How records and macros write addresses. */
final class Address {
  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final Pattern FOUR = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
  private static final Pattern SIX = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
  private static final HexFormat UPPER = HexFormat.of().withUpperCase();

  private Address() {}

  /** All four numbers, without leading zeros (RFC 7208 §5.6). */
  static Optional<InetAddress> ip4(String literal) {
    return FOUR.matcher(literal).matches()
        ? Optional.of(InetAddress.ofLiteral(literal))
        : Optional.empty();
  }

  /** Any form of RFC 4291 §2.2, without a zone. */
  static Optional<InetAddress> ip6(String literal) {
    if (!SIX.matcher(literal).matches()) {
      return Optional.empty();
    }
    try {
      InetAddress address = InetAddress.ofLiteral(literal);
      return Optional.of(address instanceof Inet4Address four ? mapped(four) : address);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Java takes {@code ::ffff:1.2.3.4} for an IPv4 address; in a record it is none (§5). */
  private static InetAddress mapped(Inet4Address address) {
    byte[] octets = new byte[16];
    octets[10] = (byte) 0xff;
    octets[11] = (byte) 0xff;
    System.arraycopy(address.getAddress(), 0, octets, 12, 4);
    try {
      return Inet6Address.getByAddress(null, octets, -1);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e); // only for addresses of a wrong length
    }
  }

  /** An IPv4 address that came as an IPv6 one is an IPv4 address (§5). */
  static InetAddress unmapped(InetAddress address) {
    byte[] octets = address.getAddress();
    boolean isMapped =
        octets.length == 16
            && IntStream.range(0, 10).allMatch(i -> octets[i] == 0)
            && octets[10] == (byte) 0xff
            && octets[11] == (byte) 0xff;
    try {
      return isMapped ? InetAddress.getByAddress(Arrays.copyOfRange(octets, 12, 16)) : address;
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e); // only for addresses of a wrong length
    }
  }

  /**
   * For names: octets or, of IPv6, nibbles, with dots between them (§7.3). The conformance suite
   * wants upper case; in a name it makes no difference.
   */
  static String dotted(InetAddress address) {
    return address instanceof Inet4Address
        ? address.getHostAddress()
        : String.join(".", UPPER.formatHex(address.getAddress()).split(""));
  }

  /** For people: IPv6 in its shortest form (RFC 5952 §4). */
  static String readable(InetAddress address) {
    if (address instanceof Inet4Address) {
      return address.getHostAddress();
    }
    byte[] octets = address.getAddress();
    int[] groups =
        IntStream.range(0, 8)
            .map(i -> (octets[2 * i] & 0xff) << 8 | octets[2 * i + 1] & 0xff)
            .toArray();
    int[] gap = longestZeros(groups);
    if (gap[1] < 2) {
      return hex(groups, 0, 8);
    }
    return hex(groups, 0, gap[0]) + "::" + hex(groups, gap[0] + gap[1], 8);
  }

  /** The name of the mechanism for such addresses, with its colon. */
  static String mechanism(InetAddress address) {
    return address instanceof Inet4Address ? "ip4:" : "ip6:";
  }

  /** A range in its shortest form: a single address has no prefix length. */
  static String range(Cidr range) {
    boolean single = range.prefix() == range.network().getAddress().length * 8;
    return readable(range.network()) + (single ? "" : "/" + range.prefix());
  }

  /** Where the longest run of zeros begins, the first if there are several, and its length. */
  private static int[] longestZeros(int[] groups) {
    int[] longest = {0, 0};
    int start = 0;
    for (int i = 0; i < groups.length; i++) {
      if (groups[i] != 0) {
        start = i + 1;
      } else if (i + 1 - start > longest[1]) {
        longest = new int[] {start, i + 1 - start};
      }
    }
    return longest;
  }

  private static String hex(int[] groups, int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> Integer.toHexString(groups[i]))
        .collect(Collectors.joining(":"));
  }
}
