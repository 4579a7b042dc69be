package sendwell.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The way to a name server for answers that are too long for a datagram: one connection, kept while
 * there is use for it (RFC 7766 §6.2). Its methods wait: call them on virtual threads.
 */
final class TcpLine {
  private final NameServer server;
  private final InetSocketAddress address;
  private final Network network;
  private final ReentrantLock opening = new ReentrantLock();
  private volatile Optional<TcpConnection> kept = Optional.empty();

  TcpLine(NameServer server, InetSocketAddress address, Network network) {
    this.server = server;
    this.address = address;
    this.network = network;
  }

  /** What becomes of the query; patience is for a connection and for an answer each. */
  Reply ask(Query query, Duration patience) {
    network.traffic().overTcp.increment();
    try {
      TcpConnection first = connection(patience);
      Optional<byte[]> answer = first.ask(query, patience);
      if (answer.isEmpty() && !first.isOpen()) { // it may have been closed just before
        answer = connection(patience).ask(query, patience);
      }
      return answer.map(this::read).orElseGet(() -> lost("no answer by TCP"));
    } catch (IOException e) {
      return lost("cut off, and no way by TCP: " + e.getMessage());
    }
  }

  void close() {
    kept.ifPresent(TcpConnection::close);
  }

  private TcpConnection connection(Duration patience) throws IOException {
    opening.lock();
    try {
      TcpConnection connection = kept.filter(TcpConnection::isOpen).orElse(null);
      if (connection == null) {
        connection = TcpConnection.open(address, patience, network);
        kept = Optional.of(connection);
      }
      return connection;
    } finally {
      opening.unlock();
    }
  }

  private Reply read(byte[] answer) {
    network.traffic().answered.increment();
    return Reply.read(answer, true, server, network.time().instant());
  }

  private Reply lost(String words) {
    return new Reply.Lost(Fault.MALFORMED, words, server, network.time().instant());
  }
}
