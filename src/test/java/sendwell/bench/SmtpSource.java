package sendwell.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Postfix's load generator, and its sink: the fastest way to push mail through a socket. */
final class SmtpSource {
  private static final int MAILS = 40_000;

  private SmtpSource() {}

  /** Its rate into our sink, and into Postfix's own, and how the outbox compares with both. */
  static void compare(Report report, double outbox, String port, int sessions, long size)
      throws IOException, InterruptedException {
    var source = program("smtp-source");
    if (source.isEmpty()) {
      report.line("smtp-source", "skipped: not installed (Debian: package postfix)");
      return;
    }
    var command = command(source.get(), sessions, size);
    // The first run warms the sink up.
    rate(command, port);
    ratio(report, "smtp-source, plain, same sink", outbox, rate(command, port));
    var sink = program("smtp-sink");
    if (sink.isPresent()) {
      ratio(
          report,
          "smtp-source, plain, Postfix's smtp-sink",
          outbox,
          intoSmtpSink(sink.get(), command));
    }
  }

  private static void ratio(Report report, String name, double outbox, double rate) {
    report.line(name, "%,.0f mails/s: the outbox does %.2f of it", rate, outbox / rate);
  }

  private static double intoSmtpSink(Path sink, List<String> command)
      throws IOException, InterruptedException {
    String port = freePort();
    boolean root = System.getProperty("user.name").equals("root");
    var user = root ? List.of("-u", "nobody") : List.<String>of();
    var line = Stream.of(List.of(sink.toString()), user, List.of("127.0.0.1:" + port, "100"));
    var process = new ProcessBuilder(line.flatMap(List::stream).toList()).inheritIO().start();
    try {
      awaitListening(Integer.parseInt(port));
      rate(command, port);
      return rate(command, port);
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  /** With the connection kept; one recipient. */
  private static List<String> command(Path source, int sessions, long size) {
    var options = Stream.of("-d", "-s", sessions, "-m", MAILS, "-l", Math.max(size, 1));
    var addresses = Stream.of("-f", "sender@example.com", "-t", "person@example.org");
    return Stream.of(Stream.of(source), options, addresses)
        .flatMap(part -> part)
        .map(Object::toString)
        .toList();
  }

  private static double rate(List<String> command, String port)
      throws IOException, InterruptedException {
    var line = Stream.concat(command.stream(), Stream.of("127.0.0.1:" + port)).toList();
    long start = System.nanoTime();
    int status =
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.DISCARD)
            .start()
            .waitFor();
    if (status != 0) {
      throw new IOException("smtp-source ended with " + status);
    }
    return MAILS / ((System.nanoTime() - start) / 1e9);
  }

  private static void awaitListening(int port) throws IOException {
    for (int tries = 0; tries < 200; tries++) {
      try (var _ = new Socket("127.0.0.1", port)) {
        return;
      } catch (ConnectException e) {
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
    }
    throw new IOException("smtp-sink does not listen");
  }

  private static String freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return String.valueOf(socket.getLocalPort());
    }
  }

  private static Optional<Path> program(String name) {
    return Stream.of("/usr/sbin", "/usr/local/sbin", "/usr/bin")
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
