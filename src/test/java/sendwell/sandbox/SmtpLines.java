package sendwell.sandbox;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a client has sent and the server has not read yet. Only CR LF ends a line: a lone LF or CR
 * stays in it, so that a test sees whoever lets one out (RFC 5321 §2.3.8).
 */
final class SmtpLines {
  private byte[] bytes = new byte[0];
  private int start;

  /** Up to here there is no end of what is looked for. */
  private int searched;

  void add(Buffer more) {
    int left = bytes.length - start;
    byte[] all = Arrays.copyOfRange(bytes, start, start + left + more.length());
    more.getBytes(0, more.length(), all, left);
    bytes = all;
    searched = Math.max(0, searched - start);
    start = 0;
  }

  void clear() {
    bytes = new byte[0];
    start = 0;
    searched = 0;
  }

  /** The next line, without its end. */
  Optional<byte[]> line() {
    for (int i = Math.max(start, searched); i + 1 < bytes.length; i++) {
      if (bytes[i] == '\r' && bytes[i + 1] == '\n') {
        return Optional.of(cut(i, i + 2));
      }
    }
    searched = Math.max(start, bytes.length - 1);
    return Optional.empty();
  }

  /** The content up to the final dot, with the added dots taken out (RFC 5321 §4.5.2). */
  Optional<byte[]> content() {
    if (startsWith(start, ".\r\n")) {
      return Optional.of(cut(start, start + 3));
    }
    for (int i = Math.max(start, searched); i + 4 < bytes.length; i++) {
      if (bytes[i] == '\r' && startsWith(i, "\r\n.\r\n")) {
        return Optional.of(unstuffed(cut(i + 2, i + 5)));
      }
    }
    searched = Math.max(start, bytes.length - 4);
    return Optional.empty();
  }

  private byte[] cut(int end, int next) {
    byte[] part = Arrays.copyOfRange(bytes, start, end);
    start = next;
    searched = next;
    return part;
  }

  private boolean startsWith(int at, String what) {
    for (int i = 0; i < what.length(); i++) {
      if (at + i >= bytes.length || bytes[at + i] != what.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static byte[] unstuffed(byte[] stuffed) {
    var plain = new ByteArrayOutputStream(stuffed.length);
    for (int i = 0; i < stuffed.length; i++) {
      boolean lineStart = i == 0 || stuffed[i - 1] == '\n' && i > 1 && stuffed[i - 2] == '\r';
      if (!(lineStart && stuffed[i] == '.')) {
        plain.write(stuffed[i]);
      }
    }
    return plain.toByteArray();
  }
}
