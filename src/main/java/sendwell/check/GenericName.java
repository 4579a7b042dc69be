package sendwell.check;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Names that providers give to all their addresses alike, {@code 192-0-2-1.dyn.example.net}.
 * Receivers take what comes from there for an infected home computer.
 */
final class GenericName {
  private static final Pattern POOL =
      Pattern.compile(
          "(?:^|[.0-9-])(?:dyn|dynamic|dynip|pool|dhcp|dialup|dial|pppoe?|[av]?dsl)(?:[.0-9-]|$)");

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
    List<Integer> numbers =
        IntStream.range(0, octets.length).mapToObj(i -> octets[i] & 0xff).toList();
    return holds(numbers, name) || holds(numbers.reversed(), name);
  }

  private static boolean holds(List<Integer> numbers, String name) {
    String separate =
        numbers.stream().map(each -> "0{0,2}" + each).collect(Collectors.joining("[^0-9]{1,2}"));
    return name.contains(joined("%03d", numbers))
        || name.contains(joined("%02x", numbers))
        || Pattern.compile("(?<![0-9])" + separate + "(?![0-9])").matcher(name).find();
  }

  private static String joined(String form, List<Integer> numbers) {
    return numbers.stream().map(form::formatted).collect(Collectors.joining());
  }

  /** The last two labels are the provider's own name. */
  private static String beforeDomain(String name) {
    List<String> labels = List.of(name.split("\\."));
    return String.join(".", labels.subList(0, Math.max(0, labels.size() - 2)));
  }
}
