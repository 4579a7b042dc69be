package sendwell.dns;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.WireParseException;

/** What became of a query. */
sealed interface Reply {
  /** The name server that it was put to, the last one if there were several. */
  NameServer server();

  /** When that was known. */
  Instant at();

  /** How much was read. */
  int octets();

  /**
   * A message came that belongs to the query.
   *
   * @param byTcp so that it cannot have been cut off
   */
  record Came(Message message, int octets, boolean byTcp, NameServer server, Instant at)
      implements Reply {}

  /**
   * Nothing came, or nothing that can be read.
   *
   * @param words what happened instead
   */
  record Lost(Fault fault, String words, NameServer server, Instant at) implements Reply {
    @Override
    public int octets() {
      return 0;
    }
  }

  /** Reads a message, whatever it may hold. */
  static Reply read(ByteBuffer message, boolean byTcp, NameServer server, Instant at) {
    int octets = message.remaining();
    try {
      return new Came(parse(message), octets, byTcp, server, at);
    } catch (IOException | RuntimeException e) { // the library throws either at nonsense
      return new Lost(Fault.MALFORMED, "an answer that cannot be read", server, at);
    }
  }

  private static Message parse(ByteBuffer message) throws IOException {
    // The library makes room for as many records as the header promises: they must fit.
    int records = 0;
    for (int count = 6; count < Header.LENGTH; count += 2) {
      records += Short.toUnsignedInt(message.getShort(count));
    }
    if (records > message.remaining() / LEAST_RECORD) {
      throw new WireParseException("more records than octets");
    }
    byte[] octets = new byte[message.remaining()];
    message.get(octets);
    return new Message(octets);
  }

  /** A name, a type, a class, a time to live and a length take this many octets at least. */
  int LEAST_RECORD = 11;
}
