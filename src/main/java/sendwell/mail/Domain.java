package sendwell.mail;

import com.fasterxml.jackson.annotation.JsonValue;
import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A domain name as it goes over the wire: lower case, A-labels, no final dot (RFC 5890 §2.3.2.1).
 *
 * @param name 1 to 253 octets, for example {@code xn--bcher-kva.example}
 */
public record Domain(@JsonValue String name) implements Comparable<Domain> {
  // Underscores are no host names, but SRV and TXT names hold them (RFC 8552).
  private static final Pattern LABEL = Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?");

  /** Checks a name that is already in wire form; {@link #parse} accepts what people type. */
  public Domain {
    if (name.isEmpty() || name.length() > 253) {
      throw new IllegalArgumentException("A domain has 1 to 253 characters.");
    }
    for (String label : name.split("\\.", -1)) {
      if (!LABEL.matcher(label).matches()) {
        throw new IllegalArgumentException("\"" + name + "\" is not a domain name.");
      }
    }
  }

  /** Reads what a person typed: any case, internationalised, perhaps with a final dot. */
  public static Domain parse(String typed) {
    String name = typed.strip();
    if (name.length() > 300) {
      throw new IllegalArgumentException("A domain has at most 253 characters.");
    }
    if (name.endsWith(".")) {
      name = name.substring(0, name.length() - 1);
    }
    try {
      return new Domain(IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("\"" + typed.strip() + "\" is not a domain name.");
    }
  }

  /** The name as people read it, with its letters instead of A-labels (RFC 5891 §5). */
  public String unicode() {
    return IDN.toUnicode(name, IDN.ALLOW_UNASSIGNED);
  }

  /**
   * Whether this is {@code other} or below it: {@code mail.example.com} is within {@code
   * example.com}.
   */
  public boolean within(String other) {
    return name.equals(other) || name.endsWith("." + other);
  }

  @Override
  public int compareTo(Domain other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
