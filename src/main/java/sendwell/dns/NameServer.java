package sendwell.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** One name server, and the datagrams that it owes us an answer to. */
final class NameServer {
  private static final int IDS = 1 << 16;

  private final String name;
  private final Network network;
  private final UdpSockets sockets;
  private final TcpLine tcp;
  private final Standing standing = new Standing();
  private final AtomicReferenceArray<Try> expected = new AtomicReferenceArray<>(IDS);

  NameServer(InetSocketAddress address, Network network) {
    this.name = address.getHostString() + ":" + address.getPort();
    this.network = network;
    this.sockets = new UdpSockets(this, address, network);
    this.tcp = new TcpLine(this, address, network);
  }

  /** {@code host:port}. */
  String name() {
    return name;
  }

  Standing standing() {
    return standing;
  }

  /** The way for what does not fit into a datagram. */
  TcpLine tcp() {
    return tcp;
  }

  /**
   * Gets ready for the answer to a datagram.
   *
   * @param earlier the try before; null before the first
   * @param chance decides on the port that the datagram leaves from and on its id
   * @throws IOException if there is no way to this server now
   */
  Try expect(Exchange exchange, Try earlier, int chance) throws IOException {
    long now = network.time().millis();
    UdpSocket socket = sockets.any(chance >>> 16, now);
    for (int id = chance; ; id = network.random()) {
      var attempt = new Try(exchange, this, socket, id & (IDS - 1), now, earlier);
      if (expected.compareAndSet(attempt.id(), null, attempt)) {
        return attempt;
      }
    }
  }

  void expectNoMore(Try attempt) {
    expected.compareAndSet(attempt.id(), attempt, null);
  }

  /** Takes in a datagram, which may be anything, and from anybody who can forge an address. */
  void received(UdpSocket socket, byte[] datagram) {
    Try attempt = answered(socket, datagram);
    if (attempt == null) {
      network.traffic().mismatched.increment();
      return;
    }
    socket.heard();
    standing.answered(network.time().millis() - attempt.sentAt());
    attempt.exchange().answered(this, datagram);
  }

  /** An answer is late. */
  void silent(Try attempt) {
    attempt.socket().silent();
    standing.silent(network.time().millis());
  }

  /** The network says that there is no way to this server. */
  void unreachable(IOException reason) {
    boolean refused = reason instanceof PortUnreachableException;
    standing.unreachable(
        refused ? "nobody listens there" : reason.getMessage(), network.time().millis());
  }

  void close() {
    sockets.close();
    tcp.close();
  }

  /** The try that this is the answer to; null if there is none. */
  private Try answered(UdpSocket socket, byte[] datagram) {
    if (datagram.length < Short.BYTES) {
      return null;
    }
    Try attempt = expected.get(Query.id(datagram));
    return attempt != null
            && attempt.socket() == socket
            && attempt.exchange().query().isAnsweredBy(datagram)
            && expected.compareAndSet(attempt.id(), attempt, null)
        ? attempt
        : null;
  }
}
