package sendwell.dns;

import io.vertx.core.Vertx;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import sendwell.sandbox.SandboxDns;

/** Name servers and clients of one test, with a clock that it moves. */
final class DnsWorld implements BeforeEachCallback, AfterEachCallback {
  /** So long that no test that passes ever waits for its end. */
  static final Duration PATIENCE = Duration.ofSeconds(20);

  /** For what never comes. */
  static final Duration IMPATIENCE = Duration.ofMillis(200);

  private static final int IN_FLIGHT = 1_000;

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private Vertx vertx;
  private SandboxDns server;
  private volatile Instant now = Instant.EPOCH;

  @Override
  public void beforeEach(ExtensionContext context) {
    vertx = Vertx.vertx();
    opened.push(() -> vertx.close().await());
    server = anotherServer();
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    while (!opened.isEmpty()) {
      opened.pop().close();
    }
  }

  Vertx vertx() {
    return vertx;
  }

  SandboxDns server() {
    return server;
  }

  SandboxDns anotherServer() {
    return SandboxDns.start(vertx, 0);
  }

  /** A client of the server. */
  DnsClient client() {
    return client(PATIENCE, server.address());
  }

  DnsClient impatientClient() {
    return client(IMPATIENCE, server.address());
  }

  DnsClient client(SandboxDns... servers) {
    return client(
        PATIENCE, Stream.of(servers).map(SandboxDns::address).toArray(InetSocketAddress[]::new));
  }

  DnsClient client(Duration patience, InetSocketAddress... servers) {
    return client(new DnsSettings(List.of(servers), patience, IN_FLIGHT));
  }

  DnsClient client(DnsSettings settings) {
    var client = new DnsClient(settings, new SecureRandom(), () -> now);
    opened.push(client);
    return client;
  }

  /** Moves the clock. */
  void pass(Duration time) {
    now = now.plus(time);
  }

  /** Why a question has no answer. */
  static Fault fault(Answer<?> answer) {
    return ((Answer.Failed<?>) answer).fault();
  }

  static DomainName name(String text) {
    return DomainName.parse(text);
  }
}
