package sendwell.dkim;

import java.util.Locale;

/**
 * A field of a message's header as it came, folded and all; each octet is one character (ISO
 * 8859-1).
 *
 * @param text name, colon and value, without the end of its last line
 */
record HeaderField(String text) {
  /** Its name in lower case; empty if the line is none of a header. */
  String name() {
    int colon = text.indexOf(':');
    return colon < 0 ? "" : text.substring(0, colon).stripTrailing().toLowerCase(Locale.ROOT);
  }

  /** What follows the colon. */
  String value() {
    return text.substring(text.indexOf(':') + 1);
  }

  /**
   * The same without the value of the tag {@code b=}, the way a signature signs itself (RFC 6376
   * §3.5). Only for fields that are lists of tags.
   */
  HeaderField unsigned() {
    int start = text.indexOf(':') + 1;
    while (start < text.length()) {
      int semicolon = text.indexOf(';', start);
      int end = semicolon < 0 ? text.length() : semicolon;
      int equals = text.indexOf('=', start);
      if (equals >= 0 && equals < end && text.substring(start, equals).strip().equals("b")) {
        return new HeaderField(text.substring(0, equals + 1) + text.substring(end));
      }
      start = end + 1;
    }
    return this;
  }
}
