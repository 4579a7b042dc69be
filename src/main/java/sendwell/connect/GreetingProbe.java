package sendwell.connect;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import sendwell.mail.CertificateFault;
import sendwell.mail.Hosts;
import sendwell.mail.Server;
import sendwell.mail.ServerFault;
import sendwell.mail.ServerFault.Kind;
import sendwell.mail.Trust;
import sendwell.thread.Aside;

/**
 * Connects, goes over to TLS, exchanges the first words, and leaves. A dozen lines of dialogue are
 * plainest as blocking code on a virtual thread of their own; a timer closes the socket when the
 * time is up, so that a server that sends a byte now and then holds nobody.
 */
public final class GreetingProbe implements ServerProbe {
  private final Vertx vertx;
  private final Hosts hosts;
  private final SSLSocketFactory tls;
  private final Duration limit;

  /**
   * Probes by these means.
   *
   * @param limit for one server, from the connection to the last word
   */
  public GreetingProbe(Vertx vertx, Hosts hosts, Trust trust, Duration limit) {
    this.vertx = vertx;
    this.hosts = hosts;
    this.tls = trust.socketFactory();
    this.limit = limit;
  }

  private interface Dialogue {
    void exchange(Wire wire) throws IOException;
  }

  @Override
  public Optional<ServerFault> imap(Server server) {
    return probe(server, ImapGreeting::exchange);
  }

  @Override
  public Optional<ServerFault> smtp(Server server) {
    return probe(server, SmtpGreeting::exchange);
  }

  private Optional<ServerFault> probe(Server server, Dialogue dialogue) {
    return switch (hosts.resolve(server.host())) {
      case Hosts.Resolved.At(var address) ->
          Aside.start(() -> speak(server, address, dialogue)).await();
      case Hosts.Resolved.Nowhere(var fault) -> Optional.of(fault);
    };
  }

  private Optional<ServerFault> speak(Server server, InetAddress address, Dialogue dialogue) {
    AtomicBoolean timeUp = new AtomicBoolean();
    try (Socket socket = new Socket()) {
      long timer =
          vertx.setTimer(
              limit.toMillis(),
              _ -> {
                timeUp.set(true);
                close(socket);
              });
      try {
        socket.connect(new InetSocketAddress(address, server.port()), (int) limit.toMillis());
        dialogue.exchange(new Wire(socket, server, tls));
        return Optional.empty();
      } finally {
        vertx.cancelTimer(timer);
      }
    } catch (IOException e) {
      return Optional.of(timeUp.get() ? silence(server) : fault(server, e));
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ServerFault silence(Server server) {
    return new ServerFault(
        Kind.TIMEOUT,
        "%s did not answer within %s seconds: is the port right?"
            .formatted(server, limit.toMillis() / 1000.0));
  }

  private ServerFault fault(Server server, IOException e) {
    return switch (e) {
      case UnfitServer unfit -> unfit.fault();
      case SocketTimeoutException _ -> silence(server);
      case ConnectException _, NoRouteToHostException _ ->
          new ServerFault(
              Kind.CONNECTION_REFUSED, server + " refused the connection: is the port right?");
      case SSLException tls ->
          CertificateFault.in(tls, server)
              .orElseGet(
                  () ->
                      new ServerFault(
                          Kind.TLS_FAILED, server + " does not speak TLS as it should."));
      default ->
          new ServerFault(Kind.PROTOCOL_ERROR, server + " broke off the connection too early.");
    };
  }
}
