package sendwell.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Text as a body part (RFC 2045 §6, RFC 2046 §4.1), in seven bits and short lines, so that it
 * passes every relay unchanged and a DKIM signature over it stays valid.
 *
 * @param header its MIME fields
 * @param body encoded; ends where the text ends, within a line or with CR LF
 */
record TextPart(String header, String body) {
  /** Short legible lines that neither end in a blank nor can be mistaken for anything else. */
  private static final Pattern HARMLESS = Pattern.compile("(?!From )(?!\\.)([\t -~]{0,75}[!-~])?");

  /** A part of {@code text/plain} or {@code text/html}. */
  static TextPart of(String subtype, String text) {
    String canonical = canonical(text);
    if (canonical.lines().allMatch(line -> HARMLESS.matcher(line).matches())) {
      return part(subtype, "7bit", canonical);
    }
    byte[] octets = canonical.getBytes(UTF_8);
    return isLegible(octets)
        ? part(subtype, "quoted-printable", QuotedPrintable.encode(octets))
        : part(subtype, "base64", Base64.getMimeEncoder().encodeToString(octets));
  }

  /** With CR LF at the end of every line, however it ended before. */
  private static String canonical(String text) {
    var out = new StringBuilder(text.length() + text.length() / 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean lineEnd = c == '\n' || c == '\r';
      if (!lineEnd) {
        out.append(c);
      } else if (c == '\n' || !text.startsWith("\n", i + 1)) {
        out.append("\r\n");
      }
    }
    return out.toString();
  }

  private static TextPart part(String subtype, String encoding, String body) {
    String header =
        new Header()
            .field("Content-Type", List.of("text/" + subtype + ";", "charset=utf-8"))
            .field("Content-Transfer-Encoding", List.of(encoding))
            .toString();
    return new TextPart(header, body);
  }

  /** Whether quoted-printable is shorter than base64: an escape costs two more, base64 a third. */
  private static boolean isLegible(byte[] octets) {
    int escapes = 0;
    for (byte octet : octets) {
      escapes += octet < 0 ? 1 : 0;
    }
    return escapes * 6L < octets.length;
  }
}
