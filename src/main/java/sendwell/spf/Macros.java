package sendwell.spf;

import java.net.Inet4Address;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * What the macros stand for in one check (RFC 7208 §7.2).
 *
 * @param receiver the host that checks, for explanations
 * @param time when it checks, for explanations
 * @param validatedName finds a name of the client, best in the given domain; asks the DNS
 */
record Macros(Client client, String receiver, Instant time, UnaryOperator<String> validatedName) {
  /**
   * Puts them into a text.
   *
   * @param domain whose record the text is from
   */
  String expand(MacroString text, String domain) {
    return text.expand(letter -> value(letter, domain));
  }

  private String value(char letter, String domain) {
    return switch (letter) {
      case 's' -> client.sender();
      case 'l' -> client.local();
      case 'o' -> client.domain();
      case 'd' -> domain;
      case 'i' -> Address.dotted(client.ip());
      case 'p' -> validatedName.apply(domain);
      case 'v' -> client.ip() instanceof Inet4Address ? "in-addr" : "ip6";
      case 'h' -> client.helo();
      case 'c' -> client.address();
      case 'r' -> receiver;
      case 't' -> Long.toString(time.getEpochSecond());
      default -> throw new IllegalArgumentException("There is no macro " + letter + ".");
    };
  }
}
