package sendwell.smtp;

import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.ConnectOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import sendwell.mail.Domain;
import sendwell.mail.Login;
import sendwell.mail.Security;
import sendwell.mail.Server;
import sendwell.mail.ServerFault;
import sendwell.smtp.Opening.Opened;
import sendwell.smtp.Opening.Unreachable;
import sendwell.smtp.Opening.Unwelcome;

/** Connects to one server and signs in: everything before the first mail. */
final class Opener {
  /**
   * The way of large mail programs: a submission server knows its clients by their sign-in, and an
   * inner address would end up in the Received fields of every mail (RFC 5321 §4.1.3).
   */
  private static final String EHLO = "EHLO [127.0.0.1]\r\n";

  /** Ends the conversation; known inside this class only. */
  private static final class NotOpened extends Exception {
    private final Opening.Failed opening;

    NotOpened(Opening.Failed opening) {
      super(opening.fault().detail(), null, false, false);
      this.opening = opening;
    }
  }

  private final Vertx vertx;
  private final NetClient net;
  private final ClientSSLOptions tls;
  private final Server server;
  private final Login login;
  private final SmtpTimeouts timeouts;
  private final Diagnosis diagnosis;
  private Wire wire;
  private Phase phase = Phase.CONNECT;
  private Extensions extensions = Extensions.NONE;

  Opener(SmtpClient client, Server server, Login login) {
    this.vertx = client.vertx();
    this.net = client.net();
    this.tls = client.tls();
    this.server = server;
    this.login = login;
    this.timeouts = client.timeouts();
    this.diagnosis = new Diagnosis(server, timeouts);
  }

  /** Dials exactly this address, and wants a certificate for the server's name. */
  Opening open(InetAddress address) {
    try {
      connect(address);
      greeting();
      ehlo();
      if (server.security() == Security.STARTTLS) {
        startTls();
        ehlo();
      }
      signIn();
      return new Opened(new SmtpConnection(new Session(server, wire, extensions, timeouts)));
    } catch (NotOpened e) {
      hangUp();
      return e.opening;
    } catch (Broken e) {
      hangUp();
      return new Unreachable(diagnosis.broken(phase, e));
    }
  }

  private void connect(InetAddress address) throws NotOpened {
    ConnectOptions options = options(address);
    Promise<Wire> dialled = Promise.promise();
    // On an event loop of its own choice: sockets of virtual-thread contexts hop for every event.
    Context loop = ((VertxInternal) vertx).createEventLoopContext();
    loop.runOnContext(
        now -> net.connect(options).map(socket -> new Wire(vertx, socket)).onComplete(dialled));
    try {
      wire = dialled.future().await();
    } catch (Exception e) {
      throw unreachable(
          e instanceof SSLHandshakeException
              ? new TlsDiagnosis(server, timeouts).of(e)
              : diagnosis.notConnected(e));
    }
  }

  /**
   * With TLS first, it must be there when the socket opens: a word of the server's that came before
   * would be kept from us until the handshake that it prevents has timed out.
   */
  private ConnectOptions options(InetAddress address) {
    var options = new ConnectOptions().setRemoteAddress(remote(address));
    return server.security() == Security.TLS
        ? options.setSsl(true).setSslOptions(tls).setSniServerName(tlsName(server.host()))
        : options;
  }

  private void greeting() throws NotOpened {
    phase = Phase.GREETING;
    Reply reply = wire.listen(timeouts.command());
    if (!reply.isPositive()) {
      throw unwelcome(reply, diagnosis.greeting(reply));
    }
  }

  private void ehlo() throws NotOpened {
    phase = Phase.EHLO;
    Reply reply = ask(EHLO);
    if (!reply.isPositive()) {
      throw unwelcome(reply, diagnosis.ehlo(reply));
    }
    extensions = Extensions.of(reply);
  }

  private void startTls() throws NotOpened {
    phase = Phase.STARTTLS;
    if (!extensions.offers("STARTTLS")) {
      throw unreachable(diagnosis.noStartTls());
    }
    // What was said in the clear counts no longer (RFC 3207 §4.2).
    extensions = Extensions.NONE;
    Reply reply = wire.askForTls(timeouts.command());
    if (!reply.isPositive()) {
      throw unwelcome(reply, diagnosis.startTls(reply));
    }
    try {
      wire.secure(tls, tlsName(server.host())).await();
    } catch (Exception e) {
      throw unreachable(new TlsDiagnosis(server, timeouts).of(e));
    }
  }

  private void signIn() throws NotOpened {
    phase = Phase.AUTH;
    var signIn = new SignInDiagnosis(server, login);
    Sasl sasl =
        Sasl.choose(login, extensions.mechanisms())
            .orElseThrow(() -> unreachable(signIn.unsupported(extensions.mechanisms())));
    Reply reply = converse(sasl);
    if (reply.code() != 235) {
      throw unwelcome(reply, signIn.refused(reply));
    }
  }

  private Reply converse(Sasl sasl) {
    for (String line : sasl.lines()) {
      Reply reply = ask(line + "\r\n");
      if (reply.code() != 334) {
        return reply;
      }
    }
    // Asked for more than the method has: cancel, which gets a 501 (RFC 4954 §4).
    return ask("*\r\n");
  }

  private Reply ask(String command) {
    return wire.ask(command, 1, timeouts.command()).getFirst();
  }

  /** The address to dial, and the name that the certificate is checked against. */
  private SocketAddress remote(InetAddress address) {
    try {
      var named = InetAddress.getByAddress(tlsName(server.host()), address.getAddress());
      return SocketAddress.inetSocketAddress(new InetSocketAddress(named, server.port()));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("An address has 4 or 16 octets", e);
    }
  }

  /** The name that the certificate must be for: A-labels, or the address literal as it is. */
  private static String tlsName(String host) {
    try {
      return Domain.parse(host).name();
    } catch (IllegalArgumentException e) {
      return host;
    }
  }

  private void hangUp() {
    if (wire != null) {
      wire.close();
    }
  }

  private static NotOpened unreachable(ServerFault fault) {
    return new NotOpened(new Unreachable(fault));
  }

  private NotOpened unwelcome(Reply reply, ServerFault fault) {
    return new NotOpened(new Unwelcome(phase, reply, fault));
  }
}
