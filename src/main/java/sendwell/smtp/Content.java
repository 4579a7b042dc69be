package sendwell.smtp;

/**
 * The content of a mail as DATA carries it (RFC 5321 §4.5.2): a line that begins with a dot gets
 * another one, and the end is a dot on a line of its own. A lone CR or LF becomes a whole line end,
 * so that no server can take it for one that another did not see ("SMTP smuggling").
 *
 * @param octets with the final dot
 * @param eightBit whether any octet is above 127 (RFC 6152)
 */
record Content(byte[] octets, boolean eightBit) {
  /** The final dot and its line end. */
  static final int END_LENGTH = 3;

  static Content of(byte[] mail) {
    byte[] out = new byte[mail.length + growth(mail) + END_LENGTH];
    int at = 0;
    boolean lineStart = true;
    boolean eightBit = false;
    for (int i = 0; i < mail.length; i++) {
      byte octet = mail[i];
      eightBit |= octet < 0;
      if (octet == '\r' || octet == '\n') {
        boolean pair = octet == '\r' && i + 1 < mail.length && mail[i + 1] == '\n';
        i += pair ? 1 : 0;
        at = lineEnd(out, at);
        lineStart = true;
      } else {
        if (lineStart && octet == '.') {
          out[at++] = '.';
        }
        out[at++] = octet;
        lineStart = false;
      }
    }
    if (!lineStart) {
      at = lineEnd(out, at);
    }
    out[at++] = '.';
    lineEnd(out, at);
    return new Content(out, eightBit);
  }

  /** How many octets the line ends and dots will add. */
  private static int growth(byte[] mail) {
    int growth = 0;
    byte before = '\n';
    for (byte octet : mail) {
      boolean bareLineFeed = octet == '\n' && before != '\r';
      boolean bareReturn = before == '\r' && octet != '\n';
      boolean dot = octet == '.' && (before == '\n' || before == '\r');
      growth += (bareLineFeed ? 1 : 0) + (bareReturn ? 1 : 0) + (dot ? 1 : 0);
      before = octet;
    }
    boolean bareReturn = before == '\r';
    boolean unfinished = before != '\n' && before != '\r';
    return growth + (bareReturn ? 1 : 0) + (unfinished ? 2 : 0);
  }

  private static int lineEnd(byte[] out, int at) {
    out[at] = '\r';
    out[at + 1] = '\n';
    return at + 2;
  }

  /** The size that MAIL announces: without the final dot (RFC 1870 §6.1). */
  int size() {
    return octets.length - END_LENGTH;
  }
}
