package sendwell.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that takes in what comes by UDP. (A thread for each socket, platform or virtual,
 * took twice the processor time and half the rate.)
 */
final class Receiver {
  private static final Logger LOG = LoggerFactory.getLogger(Receiver.class);

  /** More than name servers are asked to send. */
  private static final int LONGEST = 4096;

  private final ByteBuffer datagram = ByteBuffer.allocateDirect(LONGEST);
  private final Selector selector;

  private Receiver(Selector selector) {
    this.selector = selector;
  }

  static Receiver start() {
    try {
      var receiver = new Receiver(Selector.open());
      Thread.ofPlatform().daemon().name("dns-receiver").start(receiver::run);
      return receiver;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Listens to this socket from now on. */
  void add(UdpSocket socket) throws IOException {
    socket.channel().register(selector, SelectionKey.OP_READ, socket);
    selector.wakeup();
  }

  /** Closes the socket. */
  void remove(UdpSocket socket) {
    socket.close();
    selector.wakeup(); // lets go of it
  }

  void close() {
    try {
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run() {
    while (selector.isOpen()) {
      try {
        selector.select(this::receive);
      } catch (IOException | RuntimeException e) {
        if (selector.isOpen()) {
          LOG.error("What a name server sent could not be taken in", e);
        }
      }
    }
  }

  private void receive(SelectionKey key) {
    UdpSocket socket = (UdpSocket) key.attachment();
    try {
      while (socket.channel().read(datagram.clear()) > 0) {
        byte[] octets = new byte[datagram.position()];
        datagram.get(0, octets);
        socket.server().received(socket, octets);
      }
    } catch (PortUnreachableException e) {
      socket.server().unreachable(e);
    } catch (ClosedChannelException e) {
      // Its time was over.
    } catch (IOException e) {
      socket.server().unreachable(e);
      socket.close();
    }
  }
}
