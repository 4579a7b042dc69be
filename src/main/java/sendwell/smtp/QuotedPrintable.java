package sendwell.smtp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.HexFormat;

/** The encoding of mostly legible text (RFC 2045 §6.7), in lines of at most 76 characters. */
final class QuotedPrintable {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final int LINE_LIMIT = 76;

  private static final int ESCAPE_WIDTH = 3;

  private final StringBuilder out;
  private int column;

  private QuotedPrintable(int octets) {
    out = new StringBuilder(octets + octets / 8);
  }

  /** Encodes octets whose line ends are CR LF. */
  static String encode(byte[] octets) {
    var encoder = new QuotedPrintable(octets.length);
    for (int i = 0; i < octets.length; i++) {
      if (octets[i] == '\r') {
        encoder.endOfLine();
        i++;
      } else {
        encoder.add(octets, i);
      }
    }
    return encoder.out.toString();
  }

  /** One octet, as {@code =C3}. */
  static String escape(byte octet) {
    return "=" + HEX.toHexDigits(octet);
  }

  private boolean isLiteral(byte[] octets, int at, boolean lineEnds) {
    byte octet = octets[at];
    boolean space = octet == ' ' || octet == '\t';
    boolean legible = octet >= '!' && octet <= '~' && octet != '=' || space && !lineEnds;
    // Mail stores put > before "From ", and a lone dot is the end to careless relays.
    boolean mistakable = column == 0 && (octet == '.' || octet == 'F' && isFrom(octets, at));
    return legible && !mistakable;
  }

  private static boolean isFrom(byte[] octets, int at) {
    return at + 4 < octets.length && new String(octets, at, 5, US_ASCII).equals("From ");
  }

  private void add(byte[] octets, int at) {
    boolean lineEnds = at + 1 == octets.length || octets[at + 1] == '\r';
    // One place is kept for the = of a soft line break.
    int limit = lineEnds ? LINE_LIMIT : LINE_LIMIT - 1;
    if (column + width(octets, at, lineEnds) > limit) {
      out.append('=');
      endOfLine();
    }
    if (isLiteral(octets, at, lineEnds)) {
      out.append((char) octets[at]);
      column++;
    } else {
      out.append('=').append(HEX.toHighHexDigit(octets[at])).append(HEX.toLowHexDigit(octets[at]));
      column += ESCAPE_WIDTH;
    }
  }

  private int width(byte[] octets, int at, boolean lineEnds) {
    return isLiteral(octets, at, lineEnds) ? 1 : ESCAPE_WIDTH;
  }

  private void endOfLine() {
    out.append("\r\n");
    column = 0;
  }
}
