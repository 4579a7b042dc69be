package sendwell.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A port of ours that hears one name server and nobody else. It serves for a while only, so that
 * its number stays hard to guess (RFC 5452 §9.2), and no longer when nothing comes in any more: the
 * machine may have another address by now.
 */
final class UdpSocket {
  private static final int MOST_QUERIES = 10_000;
  private static final long LONGEST_MILLIS = 120_000;
  private static final int MOST_SILENCES = 8;

  /** Has room for the answers to all that may be under way; the system may give less. */
  private static final int BUFFER = 1 << 20;

  private final NameServer server;
  private final DatagramChannel channel;
  private final long openedAt;
  private final AtomicInteger queries = new AtomicInteger();
  private final AtomicInteger silences = new AtomicInteger();

  private UdpSocket(NameServer server, DatagramChannel channel, long openedAt) {
    this.server = server;
    this.channel = channel;
    this.openedAt = openedAt;
  }

  /** Opens one; the system picks its number by chance. */
  static UdpSocket open(NameServer server, InetSocketAddress address, long now) throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    try {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER);
      channel.setOption(StandardSocketOptions.SO_SNDBUF, BUFFER);
      channel.connect(address);
      return new UdpSocket(server, channel, now);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  NameServer server() {
    return server;
  }

  DatagramChannel channel() {
    return channel;
  }

  /**
   * Never waits: a datagram for which there is no room is lost, like others on their way.
   *
   * @throws IOException if the network knows of no way
   */
  void send(byte[] message) throws IOException {
    queries.incrementAndGet();
    ByteBuffer datagram = ByteBuffer.wrap(message);
    try {
      channel.write(datagram);
    } catch (PortUnreachableException e) { // of an earlier one, so that this one did not leave
      channel.write(datagram);
    } catch (IOException e) {
      silences.set(MOST_SILENCES);
      throw e;
    }
  }

  /** Something has come. */
  void heard() {
    if (silences.get() != 0) {
      silences.set(0);
    }
  }

  /** Something has not come. */
  void silent() {
    silences.incrementAndGet();
  }

  boolean isWorn(long now) {
    return !channel.isOpen()
        || queries.get() >= MOST_QUERIES
        || silences.get() >= MOST_SILENCES
        || now - openedAt > LONGEST_MILLIS;
  }

  void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
