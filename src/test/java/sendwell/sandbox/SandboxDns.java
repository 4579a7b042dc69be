package sendwell.sandbox;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.datagram.DatagramSocket;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.parsetools.RecordParser;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/**
 * The name server of the sandbox, on loopback by UDP and TCP (RFC 1035 §4.2). It is authoritative
 * for a world of its own: what {@link #world} does not hold does not exist. It can misbehave in the
 * ways that real servers do, and counts what it is asked.
 */
public final class SandboxDns implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int PORTS_TRIED = 20;

  /** How the server treats a name instead of answering. */
  public enum Fault {
    /** Says that it failed (SERVFAIL). */
    SERVFAIL,
    /** Says that it will not answer (REFUSED). */
    REFUSED,
    /** Says that it does not understand (FORMERR). */
    FORMERR,
    /** Says that signatures are wrong, unless told not to check them (RFC 8914, CD). */
    BOGUS,
    /** The same, without saying why it fails. */
    SILENTLY_BOGUS,
    /** Says nothing. */
    SILENT,
    /** Keeps its answers until they are released. */
    HELD,
    /** Cuts every answer by UDP off, so that it must be asked again by TCP. */
    TRUNCATED,
    /** The same, and hangs up on whoever does. */
    TRUNCATED_FOR_GOOD,
    /** The same, and says nothing to whoever does. */
    TRUNCATED_THEN_SILENT,
    /** Cuts answers off by TCP too. */
    TRUNCATED_EVERYWHERE,
    /** Sends bytes that are no DNS message. */
    MALFORMED,
    /** Begins like an answer and ends like none. */
    GARBLED,
    /** Answers twice. */
    TWICE,
    /** Answers under another id first. */
    OTHER_ID,
    /** Answers another question first. */
    OTHER_QUESTION,
    /** Answers with records of another name. */
    OTHER_NAME,
    /** Says who else might know. */
    REFERRAL,
    /** Answers with an alias, but not with what lies behind it. */
    ALIAS_ONLY
  }

  private record Trouble(Fault fault, AtomicInteger times) {}

  private final SandboxZones world = new SandboxZones();
  private final SandboxAnswers answers = new SandboxAnswers(world);
  private final Map<Name, Trouble> troubles = new ConcurrentHashMap<>();
  private final Map<Name, AtomicInteger> queries = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> questions = new ConcurrentHashMap<>();
  private final List<Runnable> held = new CopyOnWriteArrayList<>();
  private final Set<Integer> ids = ConcurrentHashMap.newKeySet();
  private final Set<Integer> ports = ConcurrentHashMap.newKeySet();
  private final Set<NetSocket> connections = ConcurrentHashMap.newKeySet();
  private final AtomicInteger datagrams = new AtomicInteger();
  private final AtomicInteger overTcp = new AtomicInteger();
  private final AtomicInteger connected = new AtomicInteger();
  private final DatagramSocket udp;
  private final NetServer tcp;
  private volatile boolean validating;
  private volatile int dropEach = Integer.MAX_VALUE;

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
    for (int tries = 1; ; tries++) {
      SandboxDns server = new SandboxDns(vertx);
      try {
        server.listen(port);
        return server;
      } catch (Exception e) {
        // What is free for TCP may be taken for UDP, by a client's socket for example.
        server.tcp.close().await();
        if (port != 0 || tries == PORTS_TRIED) {
          throw e;
        }
      }
    }
  }

  private void listen(int port) {
    udp.handler(
        packet -> {
          ports.add(packet.sender().port());
          if (datagrams.incrementAndGet() % dropEach != 0) {
            respond(packet.data(), client(packet.sender()));
          }
        });
    tcp.connectHandler(this::serve);
    tcp.listen(port, LOOPBACK).await();
    udp.listen(tcp.actualPort(), LOOPBACK).await();
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
    fault(name, fault, Integer.MAX_VALUE);
  }

  /** Treats this name badly so many times. */
  public void fault(String name, Fault fault, int times) {
    troubles.put(SandboxZones.name(name), new Trouble(fault, new AtomicInteger(times)));
  }

  /** Answers for this name again. */
  public void mend(String name) {
    troubles.remove(SandboxZones.name(name));
  }

  /** Answers all that it has held back. */
  public void release() {
    held.forEach(Runnable::run);
    held.clear();
  }

  /** Loses each datagram whose number is a multiple of this one. */
  public void dropEach(int number) {
    dropEach = number;
  }

  /** Says of its answers that they have been validated (AD). */
  public void validate() {
    validating = true;
  }

  /** Hangs up on everybody who is connected by TCP. */
  public void hangUp() {
    connections.forEach(connection -> connection.close().await());
  }

  /** How often this name was asked for, whatever the type. */
  public int queries(String name) {
    AtomicInteger count = queries.get(SandboxZones.name(name));
    return count == null ? 0 : count.get();
  }

  /** How often each question was asked: {@code MX example.test}. */
  public Map<String, Integer> questions() {
    return questions.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, count -> count.getValue().get()));
  }

  /** How many datagrams came, lost ones among them. */
  public int datagrams() {
    return datagrams.get();
  }

  /** How many questions came by TCP. */
  public int queriesOverTcp() {
    return overTcp.get();
  }

  /** How many connections by TCP there have been. */
  public int connections() {
    return connected.get();
  }

  /** The ids that queries bore. */
  public Set<Integer> ids() {
    return new HashSet<>(ids);
  }

  /** The ports that datagrams came from. */
  public Set<Integer> ports() {
    return new HashSet<>(ports);
  }

  @Override
  public void close() {
    udp.close().await();
    tcp.close().await();
  }

  /** Messages by TCP come after their length in two octets (RFC 1035 §4.2.2). */
  private void serve(NetSocket socket) {
    connected.incrementAndGet();
    connections.add(socket);
    socket.closeHandler(_ -> connections.remove(socket));
    RecordParser frames = RecordParser.newFixed(2);
    boolean[] lengthNext = {true};
    frames.handler(
        frame -> {
          if (lengthNext[0]) {
            frames.fixedSizeMode(Math.max(1, frame.getUnsignedShort(0)));
          } else {
            frames.fixedSizeMode(2);
            overTcp.incrementAndGet();
            respond(frame, client(socket));
          }
          lengthNext[0] = !lengthNext[0];
        });
    socket.handler(frames);
  }

  private record Client(boolean byTcp, Consumer<Buffer> send, Runnable hangUp) {}

  private Client client(SocketAddress sender) {
    return new Client(false, bytes -> udp.send(bytes, sender.port(), sender.host()), () -> {});
  }

  private static Client client(NetSocket socket) {
    return new Client(
        true,
        bytes ->
            socket.write(Buffer.buffer().appendUnsignedShort(bytes.length()).appendBuffer(bytes)),
        socket::close);
  }

  private void respond(Buffer request, Client client) {
    Message query;
    try {
      query = new Message(request.getBytes());
    } catch (IOException e) {
      return;
    }
    Name name = query.getQuestion().getName();
    queries.computeIfAbsent(name, _ -> new AtomicInteger()).incrementAndGet();
    String question = Type.string(query.getQuestion().getType()) + " " + name.toString(true);
    questions.computeIfAbsent(question, _ -> new AtomicInteger()).incrementAndGet();
    ids.add(query.getHeader().getID());
    Fault fault = due(name);
    if (fault == null) {
      send(answers.truth(query), query, client);
    } else {
      misbehave(fault, query, client);
    }
  }

  private Fault due(Name name) {
    Trouble trouble = troubles.get(name);
    return trouble != null && trouble.times().getAndDecrement() > 0 ? trouble.fault() : null;
  }

  private void misbehave(Fault fault, Message query, Client client) {
    switch (fault) {
      case SERVFAIL -> send(answers.empty(query, Rcode.SERVFAIL), query, client);
      case REFUSED -> send(answers.empty(query, Rcode.REFUSED), query, client);
      case FORMERR -> send(answers.empty(query, Rcode.FORMERR), query, client);
      case BOGUS -> send(answers.bogus(query, true), query, client);
      case SILENTLY_BOGUS -> send(answers.bogus(query, false), query, client);
      case SILENT -> {}
      case HELD -> held.add(() -> send(answers.truth(query), query, client));
      case TRUNCATED -> cutOff(query, client, () -> send(answers.truth(query), query, client));
      case TRUNCATED_FOR_GOOD -> cutOff(query, client, client.hangUp());
      case TRUNCATED_THEN_SILENT -> cutOff(query, client, () -> {});
      case TRUNCATED_EVERYWHERE ->
          cutOff(query, client, () -> send(answers.cutOff(query), query, client));
      case MALFORMED ->
          client
              .send()
              .accept(
                  Buffer.buffer()
                      .appendUnsignedShort(query.getHeader().getID())
                      .appendString("nonsense"));
      case GARBLED -> client.send().accept(answers.garbled(query));
      case TWICE -> {
        send(answers.truth(query), query, client);
        send(answers.truth(query), query, client);
      }
      case OTHER_ID -> {
        Message other = answers.empty(query, Rcode.NXDOMAIN);
        other.getHeader().setID(query.getHeader().getID() ^ 1);
        send(other, query, client);
        send(answers.truth(query), query, client);
      }
      case OTHER_QUESTION -> {
        send(answers.toAnotherQuestion(query), query, client);
        send(answers.truth(query), query, client);
      }
      case OTHER_NAME -> send(answers.ofAnotherName(query), query, client);
      case REFERRAL -> send(answers.referral(query), query, client);
      case ALIAS_ONLY -> send(answers.aliasOnly(query), query, client);
    }
  }

  private void cutOff(Message query, Client client, Runnable byTcp) {
    if (client.byTcp()) {
      byTcp.run();
    } else {
      send(answers.cutOff(query), query, client);
    }
  }

  private void send(Message answer, Message query, Client client) {
    if (validating) {
      answer.getHeader().setFlag(Flags.AD);
    }
    client.send().accept(answers.wire(answer, query, client.byTcp()));
  }
}
