package sendwell.smtp;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Cuts the bytes of a connection into replies (RFC 5321 §4.2.1). It holds at most one reply, and
 * that one has its bounds: a server cannot make us keep what it sends. A line may be longer than
 * the 512 octets of RFC 5321 §4.5.3.1.5, as real ones are.
 */
final class ReplyParser {
  /** What came is not a reply; the message is what came. */
  static final class NotSmtp extends Exception {
    NotSmtp(String said) {
      super(said, null, false, false);
    }
  }

  private static final int LINE_LIMIT = 2048;
  private static final int LINES_LIMIT = 100;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private final byte[] line = new byte[LINE_LIMIT];
  private int length;
  private List<String> lines = new ArrayList<>(1);
  private int code;

  /** Takes bytes in and hands on every reply that they complete. */
  void feed(Buffer bytes, Consumer<Reply> replies) throws NotSmtp {
    for (byte octet : bytes.getBytes()) {
      if (octet == '\n') {
        endOfLine(replies);
      } else if (length < LINE_LIMIT) {
        line[length++] = octet;
      } else {
        throw new NotSmtp(text(0));
      }
    }
  }

  /** Forgets what has come of an unfinished reply. */
  void forget() {
    length = 0;
    lines = new ArrayList<>(1);
  }

  private void endOfLine(Consumer<Reply> replies) throws NotSmtp {
    if (length > 0 && line[length - 1] == '\r') {
      length--;
    }
    int lineCode = code();
    boolean last = length == 3 || line[3] == ' ';
    if (!lines.isEmpty() && lineCode != code || lines.size() == LINES_LIMIT) {
      throw new NotSmtp(text(0));
    }
    code = lineCode;
    lines.add(text(4));
    length = 0;
    if (last) {
      Reply reply = new Reply(code, lines);
      forget();
      replies.accept(reply);
    }
  }

  private int code() throws NotSmtp {
    boolean formed =
        length >= 3
            && line[0] >= '2'
            && line[0] <= '5'
            && isDigit(line[1])
            && isDigit(line[2])
            && (length == 3 || line[3] == ' ' || line[3] == '-');
    if (!formed) {
      throw new NotSmtp(text(0));
    }
    return (line[0] - '0') * 100 + (line[1] - '0') * 10 + line[2] - '0';
  }

  private static boolean isDigit(byte octet) {
    return octet >= '0' && octet <= '9';
  }

  /** Servers' words end up on a page and in a log: control characters are no part of them. */
  private String text(int from) {
    if (from >= length) {
      return "";
    }
    String text = new String(line, from, length - from, StandardCharsets.UTF_8);
    return CONTROL.matcher(text).replaceAll(" ");
  }
}
