package sendwell.mail;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The fields of a policy record, {@code v=STSv1; id=20260301;}: the form that MTA-STS, TLS
 * reporting and BIMI share (RFC 8461 §3.1, RFC 8460 §3). Of a field that comes twice the first
 * counts.
 */
public final class Fields {
  private static final int SHOWN = 80;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,31}");

  private final Map<String, String> values;

  private Fields(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Reads a record of one kind.
   *
   * @param version what it begins with: {@code v=STSv1}
   * @return none if it is a record of another kind, or no record
   * @throws IllegalArgumentException if it is of that kind, and something in it is no field; the
   *     message is a clause about the record
   */
  public static Optional<Fields> parse(String text, String version) {
    String[] parts = text.split(";");
    if (parts.length == 0 || !parts[0].strip().equals(version)) {
      return Optional.empty();
    }
    var values = new LinkedHashMap<String, String>();
    for (String part : parts) {
      int equals = part.indexOf('=');
      String name = equals < 0 ? "" : part.substring(0, equals).strip();
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException("holds " + quoted(part.strip()) + ", which is no field");
      }
      values.putIfAbsent(name, part.substring(equals + 1).strip());
    }
    return Optional.of(new Fields(values));
  }

  /** What stands in a record, for people: in quotation marks, and not all of it if it is long. */
  public static String quoted(String text) {
    return '"' + (text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text) + '"';
  }

  /** The value of a field, without blanks around it; empty if it is not there. */
  public String get(String name) {
    return values.getOrDefault(name, "");
  }
}
