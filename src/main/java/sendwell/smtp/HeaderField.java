package sendwell.smtp;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A header field beside those that every mail has (RFC 5322 §2.2), such as {@code In-Reply-To}.
 *
 * @param name printable ASCII without a colon
 * @param value any text in one line; it is folded, and encoded if it is not ASCII
 */
public record HeaderField(String name, String value) {
  private static final Pattern NAME = Pattern.compile("[!-9;-~]{1,70}");
  private static final Set<String> TAKEN =
      Set.of(
          "from",
          "sender",
          "to",
          "cc",
          "bcc",
          "reply-to",
          "subject",
          "date",
          "message-id",
          "return-path",
          "received",
          "mime-version");

  /** Checks that the field is one more, and only one. */
  public HeaderField {
    String lower = name.toLowerCase(Locale.ROOT);
    if (!NAME.matcher(name).matches() || TAKEN.contains(lower) || lower.startsWith("content-")) {
      throw new IllegalArgumentException(
          "\"" + name + "\" is not a header field that can be added.");
    }
    oneLine(name, value);
  }

  /** Whatever ends a line would begin a field of somebody else's choosing. */
  static void oneLine(String what, String value) {
    if (value.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
      throw new IllegalArgumentException(what + " must be one line, without control characters.");
    }
  }
}
