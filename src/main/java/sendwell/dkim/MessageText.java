package sendwell.dkim;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A message as octets, with its header taken apart (RFC 5322 §2.1).
 *
 * @param header its fields, from the top
 * @param octets the whole; every line ends with CRLF
 * @param body where the body begins; behind the last octet if there is none
 */
record MessageText(List<HeaderField> header, byte[] octets, int body) {
  /**
   * Takes a message apart. Whatever is in it: what has no colon stays a field that nobody signs.
   * Lines may also end with a bare LF, as messages in files do; signers see CRLF (RFC 6376 §5.3).
   */
  static MessageText parse(byte[] message) {
    byte[] octets = ended(message);
    var header = new ArrayList<HeaderField>();
    int start = 0;
    int next = 0;
    while (next < octets.length && !endsAt(octets, next)) {
      next = lineAfter(octets, next);
      if (next >= octets.length || !continues(octets[next])) {
        header.add(new HeaderField(text(octets, start, next)));
        start = next;
      }
    }
    return new MessageText(List.copyOf(header), octets, Math.min(next + 2, octets.length));
  }

  /** The fields of this name, in lower case, from the top. */
  List<HeaderField> fields(String name) {
    return header.stream().filter(field -> field.name().equals(name)).toList();
  }

  private static String text(byte[] octets, int from, int to) {
    String text = new String(octets, from, to - from, StandardCharsets.ISO_8859_1);
    return text.endsWith("\r\n") ? text.substring(0, text.length() - 2) : text;
  }

  private static boolean continues(byte octet) {
    return octet == ' ' || octet == '\t';
  }

  private static boolean endsAt(byte[] octets, int at) {
    return octets[at] == '\r' && at + 1 < octets.length && octets[at + 1] == '\n';
  }

  private static int lineAfter(byte[] octets, int at) {
    int end = at;
    while (end < octets.length && octets[end] != '\n') {
      end++;
    }
    return Math.min(end + 1, octets.length);
  }

  private static byte[] ended(byte[] message) {
    int bare = 0;
    for (int i = 0; i < message.length; i++) {
      if (bare(message, i)) {
        bare++;
      }
    }
    if (bare == 0) {
      return message;
    }
    var ended = new byte[message.length + bare];
    int at = 0;
    for (int i = 0; i < message.length; i++) {
      if (bare(message, i)) {
        ended[at++] = '\r';
      }
      ended[at++] = message[i];
    }
    return ended;
  }

  private static boolean bare(byte[] message, int at) {
    return message[at] == '\n' && (at == 0 || message[at - 1] != '\r');
  }
}
