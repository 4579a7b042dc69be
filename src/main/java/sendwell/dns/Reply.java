package sendwell.dns;

import java.io.IOException;
import java.time.Instant;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;
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

  /** Reads a message, whatever it may hold behind its header. */
  static Reply read(byte[] message, boolean byTcp, NameServer server, Instant at) {
    try {
      return new Came(parse(message), message.length, byTcp, server, at);
    } catch (IOException | RuntimeException e) { // the library throws either at nonsense
      return new Lost(Fault.MALFORMED, "an answer that cannot be read", server, at);
    }
  }

  private static Message parse(byte[] message) throws IOException {
    // The library makes room for as many records as the header promises: they must fit.
    var header = new Header(message);
    int records = 0;
    for (int section = Section.ANSWER; section <= Section.ADDITIONAL; section++) {
      records += header.getCount(section);
    }
    if (records > message.length / LEAST_RECORD) {
      throw new WireParseException("more records than octets");
    }
    return new Message(message);
  }

  /** A name, a type, a class, a time to live and a length take this many octets at least. */
  int LEAST_RECORD = 11;
}
