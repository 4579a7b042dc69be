package sendwell.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Our ports towards one name server: a few, of which chance picks one for each datagram. */
final class UdpSockets {
  private static final int PORTS = 4;

  private final NameServer server;
  private final InetSocketAddress address;
  private final Network network;
  private final AtomicReferenceArray<UdpSocket> sockets = new AtomicReferenceArray<>(PORTS);

  UdpSockets(NameServer server, InetSocketAddress address, Network network) {
    this.server = server;
    this.address = address;
    this.network = network;
  }

  /**
   * The one that chance picks.
   *
   * @throws IOException if it was worn, and no other can be had
   */
  UdpSocket any(int chance, long now) throws IOException {
    int place = chance & (PORTS - 1);
    UdpSocket socket = sockets.get(place);
    return socket == null || socket.isWorn(now) ? renew(place, socket, now) : socket;
  }

  private UdpSocket renew(int place, UdpSocket worn, long now) throws IOException {
    UdpSocket fresh = UdpSocket.open(server, address, now);
    if (!sockets.compareAndSet(place, worn, fresh)) { // somebody was quicker
      fresh.close();
      return sockets.get(place);
    }
    network.receiver().add(fresh);
    if (worn != null) { // answers may still be on their way to it
      long patience = network.patience().toMillis();
      network.after(patience, () -> network.receiver().remove(worn));
    }
    return fresh;
  }

  void close() {
    for (int place = 0; place < PORTS; place++) {
      UdpSocket socket = sockets.get(place);
      if (socket != null) {
        network.receiver().remove(socket);
      }
    }
  }
}
