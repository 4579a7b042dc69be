package sendwell.check;

import static java.util.Collections.nCopies;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Names that providers give to all their addresses alike, {@code 192-0-2-1.dyn.example.net}.
 * Receivers take what comes from there for an infected home computer.
 */
final class GenericName {
  private static final Pattern POOL =
      Pattern.compile(
          "(?:^|[.0-9-])(?:dyn|dynamic|dynip|pool|dhcp|dialup|dial|pppoe?|[av]?dsl)(?:[.0-9-]|$)");

  private static final String NUMBER = "([0-9]{1,5})";

  /** Four numbers with a character or two between them. */
  private static final Pattern FOUR =
      Pattern.compile("(?<![0-9])" + String.join("[^0-9]{1,2}", nCopies(4, NUMBER)) + "(?![0-9])");

  private GenericName() {}

  /** Whether the name says no more than the address. */
  static boolean of(InetAddress address, String name) {
    return holds(address, name) || POOL.matcher(beforeDomain(name)).find();
  }

  /** Whether the name holds the IPv4 address, forwards or backwards, in decimal or hexadecimal. */
  static boolean holds(InetAddress address, String name) {
    if (!(address instanceof Inet4Address)) {
      return false;
    }
    byte[] octets = address.getAddress();
    return holds(octets, name) || holds(backwards(octets), name);
  }

  private static boolean holds(byte[] octets, String name) {
    return name.contains(decimal(octets))
        || name.contains(HexFormat.of().formatHex(octets))
        || holdsApart(octets, name);
  }

  private static boolean holdsApart(byte[] octets, String name) {
    var four = FOUR.matcher(name);
    for (int from = 0; four.find(from); from = four.end(1)) {
      if (IntStream.range(0, octets.length)
          .allMatch(i -> Integer.parseInt(four.group(i + 1)) == (octets[i] & 0xff))) {
        return true;
      }
    }
    return false;
  }

  /** Three digits for each: {@code 192000002001}. */
  private static String decimal(byte[] octets) {
    var digits = new StringBuilder();
    for (byte octet : octets) {
      digits.append(1_000 + (octet & 0xff)).deleteCharAt(digits.length() - 4);
    }
    return digits.toString();
  }

  private static byte[] backwards(byte[] octets) {
    byte[] turned = new byte[octets.length];
    for (int i = 0; i < octets.length; i++) {
      turned[i] = octets[octets.length - 1 - i];
    }
    return turned;
  }

  /** The last two labels are the provider's own name. */
  private static String beforeDomain(String name) {
    List<String> labels = List.of(name.split("\\."));
    return String.join(".", labels.subList(0, Math.max(0, labels.size() - 2)));
  }
}
