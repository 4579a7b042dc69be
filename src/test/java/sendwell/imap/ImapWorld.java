package sendwell.imap;

import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.function.Function;
import sendwell.Eventually;
import sendwell.mail.Hosts;
import sendwell.mail.Login;
import sendwell.mail.Security;
import sendwell.mail.Server;
import sendwell.mail.ServerFault;
import sendwell.mail.Trust;
import sendwell.sandbox.Authority;

/**
 * What these tests have in common: every host is on loopback but those of {@code .nowhere}, and the
 * sandbox's authority is trusted.
 */
final class ImapWorld implements AutoCloseable {
  static final String HOST = "imap.example.test";
  static final ImapTimeouts PATIENCE =
      new ImapTimeouts(Eventually.LIMIT, Eventually.LIMIT, Eventually.LIMIT);

  final Vertx vertx = Vertx.vertx();
  final Authority authority;
  private final Trust trust;

  ImapWorld(Path folder) {
    authority = Authority.create(folder);
    trust = Trust.with(authority.pem());
  }

  KeyStore keys() {
    return authority.keyStore(HOST);
  }

  static Server server(int port, Security security) {
    return new Server(HOST, port, security);
  }

  /** Signs in, and does something with what came of it, on a virtual thread. */
  <T> T opening(Server server, Login login, ImapTimeouts timeouts, Function<ImapOpening, T> use) {
    var client = new ImapClient(vertx, ImapWorld::resolve, trust, timeouts);
    return VirtualThread.run(vertx, () -> use.apply(client.open(server, login)));
  }

  /** Signs in, does something and signs out. */
  <T> T mailbox(Server server, Login login, Function<Mailbox, T> use) {
    return opening(
        server,
        login,
        PATIENCE,
        opening ->
            switch (opening) {
              case ImapOpening.Failed failed -> throw new AssertionError(failed);
              case ImapOpening.Opened(Mailbox mailbox) -> {
                try (mailbox) {
                  yield use.apply(mailbox);
                }
              }
            });
  }

  /** Why signing in failed. */
  ImapOpening.Failed failure(Server server, Login login, ImapTimeouts timeouts) {
    return opening(
        server,
        login,
        timeouts,
        opening ->
            switch (opening) {
              case ImapOpening.Failed failed -> failed;
              case ImapOpening.Opened(Mailbox mailbox) -> {
                mailbox.close();
                throw new AssertionError("signed in");
              }
            });
  }

  private static Hosts.Resolved resolve(String host) {
    if (host.endsWith(".nowhere")) {
      return new Hosts.Resolved.Nowhere(
          new ServerFault(ServerFault.Kind.HOST_NOT_FOUND, "There is no host " + host + "."));
    }
    try {
      return new Hosts.Resolved.At(InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1}));
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
