package sendwell.imap;

import io.vertx.core.Vertx;
import java.net.InetAddress;
import javax.net.ssl.SSLSocketFactory;
import sendwell.mail.Hosts;
import sendwell.mail.Login;
import sendwell.mail.Server;
import sendwell.mail.Trust;

/**
 * Signs in to IMAP servers. Credentials are sent under TLS only, to the address that {@link Hosts}
 * allowed, and to a server whose certificate is valid for the host that the user named (RFC 8314
 * §5, RFC 9525).
 */
public final class ImapClient {
  private final Blocking blocking;
  private final Hosts hosts;

  /** One for all connections, so that TLS sessions are resumed (RFC 8446 §2.2). */
  private final SSLSocketFactory tls;

  private final ImapTimeouts timeouts;

  /** A client that trusts these certificates and is this patient. */
  public ImapClient(Vertx vertx, Hosts hosts, Trust trust, ImapTimeouts timeouts) {
    this.blocking = new Blocking(vertx);
    this.hosts = hosts;
    this.tls = trust.socketFactory();
    this.timeouts = timeouts;
  }

  /** Connects and signs in. Waits, so call it on a virtual-thread context. */
  public ImapOpening open(Server server, Login login) {
    return switch (hosts.resolve(server.host())) {
      case Hosts.Resolved.Nowhere(var fault) -> new ImapOpening.Failed(fault, "");
      case Hosts.Resolved.At(var address) -> open(server, address, login);
    };
  }

  private ImapOpening open(Server server, InetAddress address, Login login) {
    var redaction = Redaction.of(login);
    var diagnosis = new Diagnosis(server, redaction);
    try {
      var connection = blocking.await(() -> signedIn(server, address, login), timeouts.step());
      return new ImapOpening.Opened(new Mailbox(blocking, connection, diagnosis, timeouts));
    } catch (Exception e) {
      return new ImapOpening.Failed(diagnosis.of(e), redaction.apply(Reply.in(e).code()));
    }
  }

  private Connection signedIn(Server server, InetAddress address, Login login) throws Exception {
    var connection = new Connection(server, address, tls, timeouts);
    try {
      connection.secure(server.security());
      connection.signIn(login);
      return connection;
    } catch (Exception e) {
      connection.disconnect();
      throw e;
    }
  }
}
