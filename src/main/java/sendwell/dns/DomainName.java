package sendwell.dns;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;
import sendwell.mail.Domain;

/**
 * A name in the DNS: labels of any octets, compared without case (RFC 1034 §3.1, RFC 2181 §11).
 * Mail's domains are among them, and {@code _dmarc.example.com}, and what a macro of somebody's SPF
 * record makes. Always complete, up to the root.
 */
public final class DomainName implements Comparable<DomainName> {
  /** The root of all names: the target that says "there is none" (RFC 7505 §3, RFC 2782). */
  public static final DomainName ROOT = new DomainName(Name.root, ".");

  private static final DomainName IN_ADDR_ARPA = parse("in-addr.arpa");
  private static final DomainName IP6_ARPA = parse("ip6.arpa");

  private final Name name;

  /**
   * One text for each name, and as a key quicker than the name, whose hashes are often the same.
   */
  private final String text;

  private DomainName(Name name, String text) {
    this.name = name;
    this.text = text;
  }

  static DomainName of(Name name) {
    Name lower = name.canonicalize();
    return lower.labels() == 1 ? ROOT : new DomainName(lower, lower.toString(true));
  }

  /**
   * Reads the written form, with or without the final dot; {@code \} escapes (RFC 1035 §5.1).
   *
   * @throws IllegalArgumentException if a label has no octets or more than 63, or all have more
   *     than 255
   */
  @JsonCreator
  public static DomainName parse(String text) {
    try {
      Name name = Name.fromString(text, Name.root);
      return isCanonical(text) ? new DomainName(name, text) : of(name);
    } catch (TextParseException e) {
      throw new IllegalArgumentException("\"" + text + "\" is not a domain name.", e);
    }
  }

  /** Whether a name in its written form is sure to be written just so, as most are. */
  private static boolean isCanonical(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.')) {
        return false;
      }
    }
    return !text.endsWith(".");
  }

  /** The name of a mail domain. */
  public static DomainName of(Domain domain) {
    return parse(domain.name());
  }

  /**
   * Puts labels together, the lowest first. Each character is one octet and stands for itself.
   *
   * @throws IllegalArgumentException if a label has no octets or more than 63, or all have more
   *     than 255
   */
  public static DomainName ofLabels(List<String> labels) {
    var written = new ArrayList<String>();
    for (String label : labels) {
      var escaped = new StringBuilder();
      label.chars().forEach(octet -> escaped.append("\\%03d".formatted(octet & 0xff)));
      written.add(escaped.toString());
    }
    return parse(String.join(".", written));
  }

  /** Where the name of an address is found (RFC 1035 §3.5, RFC 3596 §2.5). */
  public static DomainName reverse(InetAddress address) {
    return reverse(address, address.getAddress().length == 4 ? IN_ADDR_ARPA : IP6_ARPA);
  }

  /**
   * Where a list under {@code zone} says whether it holds an address: its octets or, for IPv6, its
   * nibbles in reverse order (RFC 5782 §2.1, §2.4).
   */
  public static DomainName reverse(InetAddress address, DomainName zone) {
    byte[] octets = address.getAddress();
    var labels = new StringBuilder();
    for (int i = octets.length - 1; i >= 0; i--) {
      int octet = Byte.toUnsignedInt(octets[i]);
      if (octets.length == 4) {
        labels.append(octet);
      } else {
        labels.append(Character.forDigit(octet & 0xf, 16)).append('.');
        labels.append(Character.forDigit(octet >> 4, 16));
      }
      labels.append(i == 0 ? "" : ".");
    }
    return zone.child(labels.toString());
  }

  /**
   * The name with labels in front of it: {@code example.com} has the child {@code _dmarc}.
   *
   * @throws IllegalArgumentException if the whole has more than 255 octets
   */
  public DomainName child(String labels) {
    return parse(isRoot() ? labels : labels + "." + text());
  }

  /** The name without its first label; none of the root. */
  public Optional<DomainName> parent() {
    return isRoot() ? Optional.empty() : Optional.of(of(new Name(name, 1)));
  }

  /** The last labels of the name, {@code count} of them, or all if it has fewer. */
  public DomainName last(int count) {
    return of(new Name(name, Math.max(0, labels() - count)));
  }

  /** How many labels it has: two has {@code example.com}, none the root. */
  public int labels() {
    return name.labels() - 1;
  }

  /** One label as it is written, the first being number 0. */
  public String label(int number) {
    return name.getLabelString(number);
  }

  /** Whether this is {@code other} or lies below it. */
  public boolean within(DomainName other) {
    return name.subdomain(other.name);
  }

  /** Whether this is the root. */
  public boolean isRoot() {
    return name.labels() == 1;
  }

  /** The written form, lower case, without the final dot; {@code .} of the root. */
  @JsonValue
  public String text() {
    return text;
  }

  Name wire() {
    return name;
  }

  @Override
  public int compareTo(DomainName other) {
    return name.compareTo(other.name);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DomainName that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
