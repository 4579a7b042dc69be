package sendwell.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import sendwell.Eventually;

/** Somebody who speaks HTTP by hand, bit by bit: right, wrong, or only half of it. */
public final class RawClient implements AutoCloseable {

  private final Visitor visitor;
  private final Socket socket;

  private RawClient(Visitor visitor) throws IOException {
    this.visitor = visitor;
    this.socket = new Socket(visitor.server().getHost(), visitor.server().getPort());
    socket.setSoTimeout(Math.toIntExact(Eventually.LIMIT.toMillis()));
  }

  /** Connects; what the visitor's headers are matters to {@link #head} only. */
  public static RawClient of(Visitor visitor) throws IOException {
    return new RawClient(visitor);
  }

  /** Sends this text as it stands, but for its line ends. */
  public void say(String text) throws IOException {
    socket.getOutputStream().write(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Sends the head of a request, {@code GET /path}, with the visitor's headers and these lines. */
  public void head(String request, String... lines) throws IOException {
    var head = new StringBuilder(request).append(" HTTP/1.1\nhost: x\n");
    visitor.headers().forEach((name, value) -> head.append(name + ": " + value + "\n"));
    for (String line : lines) {
      head.append(line).append('\n');
    }
    say(head.append('\n').toString());
  }

  /**
   * Asks for a WebSocket on the live bridge, and sends a short text as its first frame (RFC 6455,
   * section 5.2) without losing a moment.
   */
  public void upgradeAndSay(String text) throws IOException {
    byte[] payload = text.getBytes(StandardCharsets.UTF_8);
    assertThat(payload.length).isLessThan(126);
    var frame = ByteBuffer.allocate(6 + payload.length);
    frame.put((byte) 0x81).put((byte) (0x80 | payload.length)).putInt(0).put(payload);
    byte[] answer = new byte[4096];
    head(
        "GET /eventbus/websocket",
        "upgrade: websocket",
        "connection: upgrade",
        "sec-websocket-version: 13",
        "sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==");
    int length = socket.getInputStream().read(answer);
    socket.getOutputStream().write(frame.array());
    assertThat(new String(answer, 0, length, StandardCharsets.UTF_8))
        .startsWith("HTTP/1.1 101")
        .endsWith("\r\n\r\n");
  }

  /** The text of the frame that comes next, if it is a short one. */
  public String frame() throws IOException {
    byte[] head = socket.getInputStream().readNBytes(2);
    assertThat(head[1]).isBetween((byte) 0, (byte) 125);
    return new String(socket.getInputStream().readNBytes(head[1]), StandardCharsets.UTF_8);
  }

  /** The first line of an answer. */
  public String statusLine() throws IOException {
    return line();
  }

  /** Reads what follows the status line, and the body. */
  public void skipAnswer() throws IOException {
    int length = 0;
    for (String line = line(); !line.isEmpty(); line = line()) {
      if (line.startsWith("content-length: ")) {
        length = Integer.parseInt(line.substring("content-length: ".length()));
      }
    }
    socket.getInputStream().readNBytes(length);
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int c = socket.getInputStream().read(); c != '\n'; c = socket.getInputStream().read()) {
      assertThat(c).as("the connection ended after: " + line).isNotNegative();
      line.append((char) c);
    }
    return line.toString().strip();
  }

  /** All that comes until the server ends the connection. */
  public String rest() throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Goes away without a farewell: the server is told that the connection is reset. */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
