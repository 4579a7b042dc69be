package sendwell.smtp;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import sendwell.mail.EmailAddress;

/**
 * The header section of a mail in the making: fields in lines of at most 76 characters wherever
 * they can be folded (RFC 5322 §2.2.3, RFC 2047 §2).
 */
final class Header {
  private static final int LINE_LIMIT = 76;
  private static final Pattern PLAIN = Pattern.compile("[!-~]{1,900}( [!-~]{1,900})*");
  private static final Pattern ATOMS =
      Pattern.compile("[\\w!#$%&'*+/=?^`{|}~-]+( [\\w!#$%&'*+/=?^`{|}~-]+)*");
  private static final Pattern QUOTABLE = Pattern.compile("[ -~]{1,60}");

  private final StringBuilder out = new StringBuilder();
  private int column;

  /** A field of which the parts are known to be in order; it is folded between them. */
  Header field(String name, List<String> parts) {
    out.append(name).append(':');
    column = name.length() + 1;
    // Some readers take a field for empty if its first line is.
    parts.stream().limit(1).forEach(this::append);
    parts.stream().skip(1).forEach(this::fold);
    out.append("\r\n");
    return this;
  }

  /** A field of free text (RFC 5322 §2.2.1). */
  Header text(String name, String text) {
    return field(name, words(text, name.length() + 2));
  }

  /** A field of addresses; they are parted by commas. */
  Header addresses(String name, List<EmailAddress> addresses) {
    int last = addresses.size() - 1;
    return field(
        name,
        IntStream.rangeClosed(0, last)
            .mapToObj(i -> addresses.get(i) + (i == last ? "" : ","))
            .toList());
  }

  /** A field of one address with a display name (RFC 5322 §3.4); the name may be empty. */
  Header mailbox(String name, String displayName, EmailAddress address) {
    if (displayName.isBlank()) {
      return field(name, List.of(address.toString()));
    }
    var parts = new ArrayList<>(phrase(displayName.strip(), name.length() + 2));
    parts.add("<" + address + ">");
    return field(name, parts);
  }

  @Override
  public String toString() {
    return out.toString();
  }

  private void fold(String part) {
    if (column + 1 + part.length() > LINE_LIMIT) {
      out.append("\r\n");
      column = 0;
    }
    append(part);
  }

  private void append(String part) {
    out.append(' ').append(part);
    column += 1 + part.length();
  }

  private static List<String> words(String text, int column) {
    if (text.isEmpty()) {
      return List.of();
    }
    boolean plain = PLAIN.matcher(text).matches() && !text.contains("=?");
    return plain ? List.of(text.split(" ")) : EncodedWords.of(text, LINE_LIMIT - column);
  }

  private static List<String> phrase(String name, int column) {
    if (ATOMS.matcher(name).matches() && !name.contains("=?")) {
      return words(name, column);
    }
    return QUOTABLE.matcher(name).matches() && !name.contains("=?")
        ? List.of('"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
        : EncodedWords.of(name, LINE_LIMIT - column);
  }
}
