package sendwell.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static sendwell.dns.DnsWorld.PATIENCE;
import static sendwell.dns.DnsWorld.name;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xbill.DNS.Message;
import sendwell.sandbox.SandboxAnswers;
import sendwell.sandbox.SandboxZones;

/** Real answers, damaged: whatever comes of them, nothing worse than a wrong answer may. */
class HostileMessageTest {
  private static final int DAMAGED = 30_000;
  private static final SandboxAnswers ANSWERS =
      new SandboxAnswers(
          new SandboxZones()
              .add(
                  "example.test",
                  """
                  @        MX    10 a.mail
                  @        MX    20 b.mail
                  @        TXT   "v=spf1 include:_spf.example.test ip4:192.0.2.0/24 -all"
                  @        TXT   "one" "two" "three"
                  a.mail   A     192.0.2.1
                  a.mail   A     192.0.2.2
                  a.mail   AAAA  2001:db8::1
                  www      CNAME a.mail
                  far      CNAME www
                  _imap._tcp     SRV  0 1 143 a.mail
                  _25._tcp.a.mail TLSA 3 1 1 00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff
                  """));

  @RegisterExtension private final DnsWorld world = new DnsWorld();

  static List<Question<?>> questions() {
    return List.of(
        new Question<>(name("example.test"), RecordType.MX),
        new Question<>(name("example.test"), RecordType.TXT),
        new Question<>(name("far.example.test"), RecordType.A),
        new Question<>(name("a.mail.example.test"), RecordType.AAAA),
        new Question<>(name("_imap._tcp.example.test"), RecordType.SRV),
        new Question<>(name("_25._tcp.a.mail.example.test"), RecordType.TLSA),
        new Question<>(name("example.test"), RecordType.PTR),
        new Question<>(name("nowhere.test"), RecordType.A));
  }

  @ParameterizedTest
  @MethodSource("questions")
  void everyDamagedMessageIsReadToSomeEnd(Question<?> question) throws IOException {
    byte[] whole = answer(Query.of(question).message(1));
    var damage = new Damage(question.toString().hashCode());
    var kinds = new HashSet<Class<?>>();
    try (var network = new Network(PATIENCE, new SecureRandom(), () -> Instant.EPOCH)) {
      var server = new NameServer(new InetSocketAddress("127.0.0.1", 53), network);
      for (int i = 0; i < DAMAGED; i++) {
        byte[] message = damage.of(whole);
        if (Query.of(question).isAnsweredBy(message)) {
          Reply reply = Reply.read(message, i % 2 == 0, server, Instant.EPOCH);
          Reading reading = Reading.of(question, Trail.from(question.name()), reply);
          isSound(reading);
          kinds.add(reading.getClass());
        }
      }
      assertThat(kinds).contains(Reading.Settled.class, Reading.Useless.class);
    }
  }

  @Test
  void aClientOutlivesAHostileServer() throws Exception {
    var hostile = new AtomicBoolean(true);
    try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      Thread.startVirtualThread(() -> serve(socket, hostile));
      var address = new InetSocketAddress(socket.getLocalAddress(), socket.getLocalPort());
      var dns = world.client(Duration.ofSeconds(1), address);
      List<Question<?>> questions =
          IntStream.range(0, 500)
              .<Question<?>>mapToObj(i -> new Question<>(name("a" + i + ".test"), RecordType.A))
              .toList();
      dns.prefetch(questions);
      assertThat(questions).allSatisfy(question -> assertThat(dns.ask(question)).isNotNull());

      hostile.set(false);
      assertThat(dns.mx(name("example.test")).recordsOrNone()).hasSize(2);
    }
  }

  /** Sends damaged answers, some of them several, or whole ones. */
  private static void serve(DatagramSocket socket, AtomicBoolean hostile) {
    var damage = new Damage(1);
    var packet = new DatagramPacket(new byte[512], 512);
    try {
      while (true) {
        socket.receive(packet);
        byte[] whole = answer(Arrays.copyOf(packet.getData(), packet.getLength()));
        for (int i = 0; i < 3; i++) {
          byte[] message = hostile.get() ? damage.of(whole) : whole;
          socket.send(new DatagramPacket(message, message.length, packet.getSocketAddress()));
        }
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  private static byte[] answer(byte[] query) throws IOException {
    return ANSWERS.truth(new Message(query)).toWire();
  }

  private static void isSound(Reading reading) {
    switch (reading) {
      case Reading.Settled(var answer) ->
          assertThat(answer.recordsOrNone().isEmpty()).isEqualTo(answer instanceof Answer.Absent);
      case Reading.Onward(var trail) -> assertThat(trail.aliases()).isNotEmpty();
      case Reading.Useless(var failed) -> assertThat(failed.reason()).isNotEmpty();
      case Reading.CutOff() -> {}
    }
  }
}
