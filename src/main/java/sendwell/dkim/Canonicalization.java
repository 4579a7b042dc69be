package sendwell.dkim;

import java.security.MessageDigest;
import java.util.Locale;

/**
 * How much a header or a body may be reformatted on its way without harm to the signature (RFC 6376
 * §3.4).
 */
public enum Canonicalization {
  /** Not at all, but for empty lines at the end of the body. */
  SIMPLE,
  /** White space may be added, removed from ends of lines, and folded elsewhere. */
  RELAXED;

  /**
   * Reads one half of {@code c=}.
   *
   * @throws IllegalArgumentException if it is neither; the message is half a sentence
   */
  static Canonicalization parse(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "simple" -> SIMPLE;
      case "relaxed" -> RELAXED;
      default ->
          throw new IllegalArgumentException(
              "nobody knows the canonicalization " + TagList.quoted(word));
    };
  }

  /** The canonical form of a header field, without the line's end (RFC 6376 §3.4.1, §3.4.2). */
  String header(HeaderField field) {
    return switch (this) {
      case SIMPLE -> field.text();
      case RELAXED -> field.name() + ":" + folded(field.value());
    };
  }

  /**
   * The hash of the canonical form of a body (RFC 6376 §3.4.3, §3.4.4, §3.7).
   *
   * @param message the octets; a line ends with CRLF
   * @param from where the body begins
   * @param limit how many octets of the canonical form are hashed, at most
   */
  BodyHash body(byte[] message, int from, long limit) {
    var hash = new Limited(limit);
    boolean blank = false; // white space that is dropped if the line ends here
    int ends = 0; // of lines, dropped if the body ends here
    for (int i = from; i < message.length; i++) {
      byte octet = message[i];
      if (octet == '\r' && i + 1 < message.length && message[i + 1] == '\n') {
        i++;
        ends++;
        blank = false;
      } else if (this == RELAXED && (octet == ' ' || octet == '\t')) {
        blank = true;
      } else {
        for (; ends > 0; ends--) {
          hash.line();
        }
        if (blank) {
          hash.add((byte) ' ');
          blank = false;
        }
        hash.add(octet);
      }
    }
    if (this == SIMPLE || hash.length > 0) {
      hash.line();
    }
    return hash.finished();
  }

  /**
   * A hash and how much it is of.
   *
   * @param sha256 the hash of the first octets
   * @param length how many octets the whole canonical body has
   */
  record BodyHash(byte[] sha256, long length) {}

  /** Unfolds a value and makes every run of white space one space, those at the ends none. */
  private static String folded(String value) {
    var folded = new StringBuilder(value.length());
    boolean blank = false;
    for (int i = 0; i < value.length(); i++) {
      char character = value.charAt(i);
      if (character == '\r' && i + 1 < value.length() && value.charAt(i + 1) == '\n') {
        i++;
      } else if (character == ' ' || character == '\t') {
        blank = true;
      } else {
        if (blank && !folded.isEmpty()) {
          folded.append(' ');
        }
        blank = false;
        folded.append(character);
      }
    }
    return folded.toString();
  }

  private static final class Limited {
    private final MessageDigest sha256 = Sha256.start();
    private final byte[] pending = new byte[4096];
    private final long limit;
    private int filled;
    private long length;

    Limited(long limit) {
      this.limit = limit;
    }

    void add(byte octet) {
      if (length++ < limit) {
        pending[filled++] = octet;
        if (filled == pending.length) {
          flush();
        }
      }
    }

    void line() {
      add((byte) '\r');
      add((byte) '\n');
    }

    BodyHash finished() {
      flush();
      return new BodyHash(sha256.digest(), length);
    }

    private void flush() {
      sha256.update(pending, 0, filled);
      filled = 0;
    }
  }
}
