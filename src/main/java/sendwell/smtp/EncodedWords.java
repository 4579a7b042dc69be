package sendwell.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Text in a header field that plain ASCII cannot carry (RFC 2047 §2): words of at most 75
 * characters, each with whole characters in it. Mostly Latin text stays legible in the Q encoding,
 * other text is shorter in B.
 */
final class EncodedWords {
  private static final int WORD_LIMIT = 75;
  private static final String Q = "=?UTF-8?Q?";
  private static final String B = "=?UTF-8?B?";
  private static final String END = "?=";
  // Safe wherever a word may stand, in display names too (RFC 2047 §5, rule 3).
  private static final String SAFE =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!*+-/";

  private EncodedWords() {}

  /** The words for this text; the first one has at most {@code room} characters. */
  static List<String> of(String text, int room) {
    long safe = text.chars().filter(c -> c == ' ' || SAFE.indexOf(c) >= 0).count();
    boolean legible = safe * 2 >= text.length();
    List<String> words = new ArrayList<>();
    int limit = Math.min(room, WORD_LIMIT);
    int start = 0;
    while (start < text.length()) {
      int end = fitting(text, start, limit - Q.length() - END.length(), legible);
      words.add(word(text.substring(start, end), legible));
      start = end;
      limit = WORD_LIMIT;
    }
    return words;
  }

  /** Where the word that starts here must end; it holds one character at least. */
  private static int fitting(String text, int start, int limit, boolean legible) {
    int end = start;
    int octets = 0;
    int length = 0;
    while (end < text.length()) {
      int next = text.offsetByCodePoints(end, 1);
      String character = text.substring(end, next);
      octets += character.getBytes(UTF_8).length;
      length = legible ? length + q(character).length() : (octets + 2) / 3 * 4;
      if (length > limit && end > start) {
        return end;
      }
      end = next;
    }
    return end;
  }

  private static String word(String text, boolean legible) {
    return legible
        ? Q + q(text) + END
        : B + Base64.getEncoder().encodeToString(text.getBytes(UTF_8)) + END;
  }

  private static String q(String text) {
    var encoded = new StringBuilder();
    for (byte octet : text.getBytes(UTF_8)) {
      if (octet == ' ') {
        encoded.append('_');
      } else if (octet > 0 && SAFE.indexOf(octet) >= 0) {
        encoded.append((char) octet);
      } else {
        encoded.append(QuotedPrintable.escape(octet));
      }
    }
    return encoded.toString();
  }
}
