package sendwell.http;

import java.net.ConnectException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import sendwell.mail.CertificateFault;
import sendwell.mail.Security;
import sendwell.mail.Server;
import sendwell.mail.ServerFault;
import sendwell.mail.ServerFault.Kind;

/** Says why a web server gave nothing. The reason may lie several causes deep. */
final class WebFault {
  private static final int DEEPEST = 20;

  private WebFault() {}

  /** The file has more bytes than it may. */
  static final class TooLarge extends RuntimeException {
    TooLarge(int bytes) {
      super("more than " + bytes + " bytes", null, false, false);
    }
  }

  static ServerFault of(Throwable failure, URI uri) {
    var server = new Server(uri.getHost(), Web.port(uri), Security.TLS);
    return CertificateFault.in(failure, server).orElseGet(() -> of(causes(failure), server));
  }

  private static List<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(DEEPEST)
        .toList();
  }

  private static ServerFault of(List<Throwable> causes, Server server) {
    for (Throwable cause : causes) {
      switch (cause) {
        case TooLarge large -> {
          return new ServerFault(
              Kind.PROTOCOL_ERROR, server + " answered with " + large.getMessage() + ".");
        }
        case TimeoutException _ -> {
          return late(server);
        }
        case ConnectException refused -> {
          return String.valueOf(refused.getMessage()).contains("timed out")
              ? late(server)
              : new ServerFault(Kind.CONNECTION_REFUSED, server + " cannot be connected to.");
        }
        case SSLException _ -> {
          return new ServerFault(Kind.TLS_FAILED, "The TLS handshake with " + server + " failed.");
        }
        case Throwable _ -> {}
      }
    }
    return new ServerFault(Kind.PROTOCOL_ERROR, server + " broke off without an answer.");
  }

  private static ServerFault late(Server server) {
    return new ServerFault(Kind.TIMEOUT, server + " did not answer in time.");
  }
}
