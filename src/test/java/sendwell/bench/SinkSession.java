package sendwell.bench;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/** One session of the sink: as little work as RFC 5321 allows, and one write for each read. */
final class SinkSession {
  private static final String EHLO =
      "250-sink\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-SIZE 0\r\n250 AUTH PLAIN\r\n";
  private static final String OK = "250 2.0.0 Ok\r\n";
  private static final byte[] END = "\r\n.\r\n".getBytes(StandardCharsets.US_ASCII);

  private final NetSocket socket;
  private final LongAdder mails;
  private final LongAdder octets;
  private final StringBuilder line = new StringBuilder();
  private final StringBuilder replies = new StringBuilder();
  private boolean content;

  /** How much of {@link #END} has been seen; the line end before the content counts. */
  private int matched;

  SinkSession(NetSocket socket, LongAdder mails, LongAdder octets) {
    this.socket = socket;
    this.mails = mails;
    this.octets = octets;
  }

  void greet() {
    socket.handler(this::received);
    socket.exceptionHandler(_ -> {});
    socket.write("220 sink ESMTP\r\n");
  }

  private void received(Buffer bytes) {
    for (int i = 0; i < bytes.length(); i++) {
      byte octet = bytes.getByte(i);
      if (content) {
        contentOctet(octet);
      } else {
        commandOctet(octet);
      }
    }
    if (!replies.isEmpty()) {
      socket.write(replies.toString());
      replies.setLength(0);
    }
  }

  private void contentOctet(byte octet) {
    octets.increment();
    matched = octet == END[matched] ? matched + 1 : octet == '\r' ? 1 : 0;
    if (matched == END.length) {
      content = false;
      mails.increment();
      replies.append(OK);
    }
  }

  private void commandOctet(byte octet) {
    if (octet != '\n') {
      line.append((char) octet);
      return;
    }
    String verb = line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT);
    line.setLength(0);
    replies.append(
        switch (verb) {
          case "EHLO" -> EHLO;
          case "AUTH" -> "235 2.7.0 Welcome\r\n";
          case "DATA" -> "354 Go on\r\n";
          case "QUIT" -> "221 2.0.0 Bye\r\n";
          default -> OK;
        });
    if (verb.equals("DATA")) {
      content = true;
      matched = 2;
    }
  }
}
