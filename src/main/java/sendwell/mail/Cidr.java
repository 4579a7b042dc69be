package sendwell.mail;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * A range of addresses (RFC 4632 §3.1).
 *
 * @param network any address in it
 * @param prefix how many leading bits are fixed
 */
public record Cidr(InetAddress network, int prefix) {
  /** Checks that the prefix fits the address family. */
  public Cidr {
    if (prefix < 0 || prefix > network.getAddress().length * 8) {
      throw new IllegalArgumentException("/" + prefix + " is not a prefix length of " + network);
    }
  }

  /** Reads {@code 10.0.0.0/8}; a bare address is a range of one. */
  public static Cidr parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    try {
      InetAddress network = InetAddress.ofLiteral(address);
      int prefix =
          slash < 0 ? network.getAddress().length * 8 : Integer.parseInt(text.substring(slash + 1));
      return new Cidr(network, prefix);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not an address range like 10.0.0.0/8.");
    }
  }

  /** Reads a comma-separated list; blank means none. */
  public static List<Cidr> list(String text) {
    return Stream.of(text.split(","))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .map(Cidr::parse)
        .toList();
  }

  /** Whether the address lies in this range. */
  public boolean contains(InetAddress address) {
    byte[] ours = network.getAddress();
    byte[] theirs = address.getAddress();
    if (ours.length != theirs.length) {
      return false;
    }
    int whole = prefix / 8;
    for (int i = 0; i < whole; i++) {
      if (ours[i] != theirs[i]) {
        return false;
      }
    }
    int rest = prefix % 8;
    int mask = 0xff << (8 - rest) & 0xff;
    return rest == 0 || (ours[whole] & mask) == (theirs[whole] & mask);
  }

  @Override
  public String toString() {
    return network.getHostAddress() + "/" + prefix;
  }
}
