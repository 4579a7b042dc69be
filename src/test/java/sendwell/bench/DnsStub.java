package sendwell.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import sendwell.sandbox.SandboxZones;

/**
 * A name server by UDP that does nothing but answer, for a process of its own. Says its port; to
 * {@code lose N} it loses each Nth answer from then on, none if N is 0; to every line it says how
 * many queries it has had.
 */
final class DnsStub {
  private static final int BUFFER = 4 << 20;
  private static final int LONGEST = 4096;

  private final ReadyAnswers answers;
  private final DatagramChannel channel;
  private volatile long queries;
  private volatile long loseEach;

  private DnsStub(SandboxZones world) throws IOException {
    answers = new ReadyAnswers(world);
    channel = DatagramChannel.open(StandardProtocolFamily.INET);
    channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER);
    channel.setOption(StandardSocketOptions.SO_SNDBUF, BUFFER);
    channel.bind(new InetSocketAddress("127.0.0.1", 0));
  }

  /** Serves this world until standard input ends. */
  static void run(SandboxZones world) throws IOException {
    var stub = new DnsStub(world);
    Thread.ofPlatform().daemon().start(stub::serve);
    System.out.println(((InetSocketAddress) stub.channel.getLocalAddress()).getPort());
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.startsWith("lose ")) {
        stub.loseEach = Long.parseLong(line.substring(5));
      }
      System.out.println(stub.queries);
    }
  }

  private void serve() {
    var query = ByteBuffer.allocateDirect(LONGEST);
    var answer = ByteBuffer.allocateDirect(LONGEST);
    try {
      long number = 0;
      while (true) {
        SocketAddress client = channel.receive(query.clear());
        query.flip();
        queries = ++number;
        if (loseEach == 0 || number % loseEach != 0) {
          answers.answer(query, answer);
          channel.send(answer, client);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
