package sendwell.smtp;

import io.vertx.core.Vertx;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.TrustOptions;
import java.util.concurrent.TimeUnit;
import sendwell.mail.Hosts;
import sendwell.mail.Login;
import sendwell.mail.Server;
import sendwell.mail.ServerFault;
import sendwell.mail.Trust;

/**
 * Opens connections for submitting mail. Encryption comes first: without TLS and a certificate for
 * the server's name, no user name and no password leaves the machine (RFC 8314). Any number of
 * threads may use it at once; each waits, so call it on virtual threads.
 */
public final class SmtpClient {
  private final Vertx vertx;
  private final Hosts hosts;
  private final SmtpTimeouts timeouts;
  private final ClientSSLOptions tls;
  private final NetClient net;

  /** A client that knows hosts and certificate authorities by these. */
  public SmtpClient(Vertx vertx, Hosts hosts, Trust trust, SmtpTimeouts timeouts) {
    this.vertx = vertx;
    this.hosts = hosts;
    this.timeouts = timeouts;
    this.tls =
        new ClientSSLOptions()
            .setTrustOptions(TrustOptions.wrap(trust.manager()))
            .setHostnameVerificationAlgorithm("HTTPS")
            .setSslHandshakeTimeout(timeouts.connect().toMillis())
            .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
    this.net =
        vertx.createNetClient(
            new NetClientOptions()
                .setConnectTimeout(Math.toIntExact(timeouts.connect().toMillis()))
                .setTcpKeepAlive(true));
  }

  /** Connects to the server and signs in. The name is looked up once, and that address dialled. */
  public Opening open(Server server, Login login) {
    var unsendable = Sasl.unsendable(login);
    if (unsendable.isPresent()) {
      return new Opening.Unreachable(
          new ServerFault(ServerFault.Kind.AUTH_FAILED, unsendable.get()));
    }
    return switch (hosts.resolve(server.host())) {
      case Hosts.Resolved.Nowhere(var fault) -> new Opening.Unreachable(fault);
      case Hosts.Resolved.At(var address) -> new Opener(this, server, login).open(address);
    };
  }

  Vertx vertx() {
    return vertx;
  }

  NetClient net() {
    return net;
  }

  ClientSSLOptions tls() {
    return tls;
  }

  SmtpTimeouts timeouts() {
    return timeouts;
  }
}
