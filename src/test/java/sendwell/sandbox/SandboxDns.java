package sendwell.sandbox;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.datagram.DatagramSocket;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

/**
 * The name server of the sandbox, on loopback by UDP and TCP (RFC 1035 §4.2). It is authoritative
 * for a world of its own: what {@link #world} does not hold does not exist. It can misbehave in the
 * ways that real servers do, and counts what it is asked.
 */
public final class SandboxDns implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int UDP_SIZE = 512;

  /** How the server treats a name instead of answering. */
  public enum Fault {
    /** Says that it failed (SERVFAIL). */
    SERVFAIL,
    /** Says that it will not answer (REFUSED). */
    REFUSED,
    /** Says nothing. */
    SILENT,
    /** Cuts every answer by UDP off, so that it must be asked again by TCP. */
    TRUNCATED,
    /** Sends bytes that are no DNS message. */
    MALFORMED
  }

  private final SandboxZones world = new SandboxZones();
  private final Map<Name, Fault> faults = new ConcurrentHashMap<>();
  private final Map<Name, AtomicInteger> queries = new ConcurrentHashMap<>();
  private final AtomicInteger overTcp = new AtomicInteger();
  private final DatagramSocket udp;
  private final NetServer tcp;

  private SandboxDns(Vertx vertx) {
    udp = vertx.createDatagramSocket();
    tcp = vertx.createNetServer();
  }

  /**
   * Starts a server.
   *
   * @param port 0 takes a free one
   */
  public static SandboxDns start(Vertx vertx, int port) {
    SandboxDns server = new SandboxDns(vertx);
    server.udp.handler(
        packet ->
            server.respond(
                packet.data(),
                UDP_SIZE,
                bytes -> server.udp.send(bytes, packet.sender().port(), packet.sender().host())));
    server.tcp.connectHandler(server::serve);
    server.tcp.listen(port, LOOPBACK).await();
    // UDP second: loopback's UDP ports are hardly used, so the one that is free for TCP is free
    // there.
    server.udp.listen(server.tcp.actualPort(), LOOPBACK).await();
    return server;
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return new InetSocketAddress(LOOPBACK, udp.localAddress().port());
  }

  /** What exists, to be filled and changed while the server runs. */
  public SandboxZones world() {
    return world;
  }

  /** Treats this name badly from now on. */
  public void fault(String name, Fault fault) {
    faults.put(SandboxZones.name(name), fault);
  }

  /** Answers for this name again. */
  public void mend(String name) {
    faults.remove(SandboxZones.name(name));
  }

  /** How often this name was asked for, whatever the type. */
  public int queries(String name) {
    AtomicInteger count = queries.get(SandboxZones.name(name));
    return count == null ? 0 : count.get();
  }

  /** How many questions came by TCP. */
  public int queriesOverTcp() {
    return overTcp.get();
  }

  @Override
  public void close() {
    udp.close().await();
    tcp.close().await();
  }

  /** Messages by TCP come after their length in two octets (RFC 1035 §4.2.2). */
  private void serve(NetSocket socket) {
    RecordParser frames = RecordParser.newFixed(2);
    boolean[] lengthNext = {true};
    frames.handler(
        frame -> {
          if (lengthNext[0]) {
            frames.fixedSizeMode(Math.max(1, frame.getUnsignedShort(0)));
          } else {
            frames.fixedSizeMode(2);
            overTcp.incrementAndGet();
            respond(
                frame,
                Message.MAXLENGTH,
                bytes ->
                    socket.write(
                        Buffer.buffer().appendUnsignedShort(bytes.length()).appendBuffer(bytes)));
          }
          lengthNext[0] = !lengthNext[0];
        });
    socket.handler(frames);
  }

  private interface Reply {
    void send(Buffer message);
  }

  private void respond(Buffer request, int size, Reply reply) {
    Message query;
    try {
      query = new Message(request.getBytes());
    } catch (IOException e) {
      return;
    }
    Name name = query.getQuestion().getName();
    queries.computeIfAbsent(name, _ -> new AtomicInteger()).incrementAndGet();
    switch (faults.get(name)) {
      case null -> reply.send(wire(answer(query), query, size));
      case SERVFAIL -> reply.send(wire(empty(query, Rcode.SERVFAIL), query, size));
      case REFUSED -> reply.send(wire(empty(query, Rcode.REFUSED), query, size));
      case SILENT -> {}
      case MALFORMED -> reply.send(Buffer.buffer(request.getBytes(0, 2)).appendString("nonsense"));
      case TRUNCATED -> {
        Message whole = answer(query);
        if (size == UDP_SIZE) {
          whole.removeAllRecords(Section.ANSWER);
          whole.getHeader().setFlag(Flags.TC);
        }
        reply.send(wire(whole, query, size));
      }
    }
  }

  private Message answer(Message query) {
    var found = world.find(query.getQuestion());
    Message answer = empty(query, found.exists() ? Rcode.NOERROR : Rcode.NXDOMAIN);
    found.records().forEach(record -> answer.addRecord(record, Section.ANSWER));
    if (found.records().isEmpty()) {
      answer.addRecord(world.authority(), Section.AUTHORITY);
    }
    return answer;
  }

  private static Message empty(Message query, int rcode) {
    Header header = new Header(query.getHeader().getID());
    header.setOpcode(Opcode.QUERY);
    header.setFlag(Flags.QR);
    header.setFlag(Flags.AA);
    header.setFlag(Flags.RD);
    header.setFlag(Flags.RA);
    header.setRcode(rcode);
    Message answer = new Message();
    answer.setHeader(header);
    answer.addRecord(query.getQuestion(), Section.QUESTION);
    return answer;
  }

  private static Buffer wire(Message answer, Message query, int size) {
    OPTRecord extended = query.getOPT();
    if (extended == null) {
      return Buffer.buffer(answer.toWire(size));
    }
    answer.addRecord(new OPTRecord(1232, 0, 0), Section.ADDITIONAL);
    return Buffer.buffer(answer.toWire(Math.max(size, extended.getPayloadSize())));
  }
}
