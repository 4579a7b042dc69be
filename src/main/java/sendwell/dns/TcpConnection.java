package sendwell.dns;

import io.netty.util.Timeout;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A connection to a name server: queries go out without waiting for each other, and answers come in
 * any order (RFC 7766 §6.2.1.1, §7). It closes itself when nothing has come for a while, and when
 * the server no longer reads or answers.
 */
final class TcpConnection {
  private static final int IDLE_MILLIS = 10_000;

  private record Waiting(Query query, CompletableFuture<Optional<byte[]>> answer) {}

  private final Socket socket;
  private final Network network;
  private final ReentrantLock writing = new ReentrantLock();
  private final Map<Integer, Waiting> waiting = new ConcurrentHashMap<>();

  private TcpConnection(Socket socket, Network network) {
    this.socket = socket;
    this.network = network;
  }

  static TcpConnection open(InetSocketAddress address, Duration patience, Network network)
      throws IOException {
    var socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(IDLE_MILLIS);
      socket.connect(address, (int) patience.toMillis());
    } catch (IOException e) {
      socket.close();
      throw e;
    }
    var connection = new TcpConnection(socket, network);
    Thread.ofVirtual().name("dns-tcp").start(connection::read);
    return connection;
  }

  boolean isOpen() {
    return !socket.isClosed();
  }

  void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The answer; none if the server is too slow or hangs up, whereupon this is closed. */
  Optional<byte[]> ask(Query query, Duration patience) {
    var answer = new CompletableFuture<Optional<byte[]>>();
    int id = register(new Waiting(query, answer));
    Timeout tooSlow = network.after(patience.toMillis(), this::close);
    try {
      write(query.message(id));
      return isOpen() ? answer.join() : Optional.empty();
    } catch (IOException e) {
      close();
      return Optional.empty();
    } finally {
      tooSlow.cancel();
      waiting.remove(id);
    }
  }

  private int register(Waiting asker) {
    int id;
    do {
      id = Short.toUnsignedInt((short) network.random());
    } while (waiting.putIfAbsent(id, asker) != null);
    return id;
  }

  /** Behind its length (RFC 1035 §4.2.2). */
  private void write(byte[] message) throws IOException {
    var frame = ByteBuffer.allocate(Short.BYTES + message.length);
    frame.putShort((short) message.length).put(message);
    writing.lock();
    try {
      socket.getOutputStream().write(frame.array());
    } finally {
      writing.unlock();
    }
  }

  private void read() {
    try (socket;
        var in = new DataInputStream(new BufferedInputStream(socket.getInputStream()))) {
      while (true) {
        byte[] message = new byte[in.readUnsignedShort()];
        in.readFully(message);
        received(message);
      }
    } catch (IOException e) {
      // Closed by the server, by us, or for want of use.
    } finally {
      waiting.values().forEach(asker -> asker.answer().complete(Optional.empty()));
    }
  }

  private void received(byte[] message) {
    Waiting asker = message.length < Short.BYTES ? null : waiting.get(Query.id(message));
    if (asker == null || !asker.query().isAnsweredBy(message)) {
      network.traffic().mismatched.increment();
      return;
    }
    asker.answer().complete(Optional.of(message));
  }
}
