package sendwell.dnsbl;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a list says by answering with certain addresses. In the file such addresses are written in
 * three ways: {@code 127.0.0.2} is one, {@code 127.0.0.4-127.0.0.7} are four, and {@code
 * 127.0.0.0&8} are all of 127.0.0.0/24 whose last octet has the bit 8.
 *
 * @param first the lowest of the addresses, as a number
 * @param last the highest of them
 * @param bit one of 1, 2, 4 to 128 if only those with that bit are meant; 0 otherwise
 * @param meaning in the list's own words or ours
 * @param severity how much it harms
 * @param assumed how much it harms if the address is not known to send mail; the same for most
 */
record Code(int first, int last, int bit, String meaning, Severity severity, Severity assumed) {
  private static final Pattern FORM =
      Pattern.compile("(127\\.[0-9.]{5,11})(?:-(127\\.[0-9.]{5,11})|&([0-9]{1,3}))?");

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  static Code parse(String addresses, String meaning, Severity severity, Severity assumed) {
    Matcher form = FORM.matcher(addresses);
    if (!form.matches()) {
      throw unreadable(addresses);
    }
    int first = number(form.group(1), addresses);
    if (form.group(3) != null) {
      int bit = Integer.parseInt(form.group(3));
      if (Integer.bitCount(bit) != 1 || bit > 128 || (first & 0xff) != 0) {
        throw unreadable(addresses);
      }
      return new Code(first, first | 0xff, bit, meaning, severity, assumed);
    }
    int last = form.group(2) == null ? first : number(form.group(2), addresses);
    if (last < first) {
      throw unreadable(addresses);
    }
    return new Code(first, last, 0, meaning, severity, assumed);
  }

  /** Whether this answer is among those meant. */
  boolean matches(InetAddress answer) {
    if (!(answer instanceof Inet4Address)) {
      return false;
    }
    int number = number(answer);
    return first <= number && number <= last && (bit == 0 || (number & bit) != 0);
  }

  private static int number(String text, String addresses) {
    try {
      return number(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException e) {
      throw unreadable(addresses);
    }
  }

  private static int number(InetAddress address) {
    int number = 0;
    for (byte octet : address.getAddress()) {
      number = number << 8 | octet & 0xff;
    }
    return number;
  }

  private static IllegalArgumentException unreadable(String addresses) {
    return new IllegalArgumentException(
        "the code \"%s\" is none of 127.0.0.2, 127.0.0.4-127.0.0.7 and 127.0.0.0&8"
            .formatted(addresses));
  }
}
