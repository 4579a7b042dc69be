package sendwell.imap;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.util.SocketConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sendwell.mail.CertificateFault;
import sendwell.mail.Server;
import sendwell.mail.ServerFault;
import sendwell.mail.ServerFault.Kind;

/**
 * Tells a user what a failure means. The first sentence of an exception is rarely the reason: "TLS
 * handshake failed" is about an expired certificate, "BYE" about a cable. So causes are looked at
 * from the innermost outwards.
 */
record Diagnosis(Server server, Redaction redaction) {
  private static final Logger log = LoggerFactory.getLogger(Diagnosis.class);

  ServerFault of(Throwable failure) {
    Reply reply = Reply.in(failure);
    return causes(failure).stream()
        .flatMap(cause -> recognised(cause, reply).stream())
        .findFirst()
        .orElseGet(() -> unrecognised(failure, reply));
  }

  private Optional<ServerFault> recognised(Throwable cause, Reply reply) {
    return switch (cause) {
      case Stopped stopped ->
          Optional.of(fault(stopped.kind(), stopped.getMessage(), stopped.reply()));
      case SocketTimeoutException _ -> Optional.of(timeout());
      // The kernel's own limit, which has no exception of its own.
      case ConnectException e when String.valueOf(e.getMessage()).contains("timed out") ->
          Optional.of(timeout());
      case SocketConnectException _ ->
          Optional.of(
              fault(
                  Kind.CONNECTION_REFUSED,
                  "cannot be connected to: check host and port, or the server is down",
                  Reply.NONE));
      case CertificateException e -> CertificateFault.in(e, server);
      case SSLException _ ->
          Optional.of(
              fault(
                  Kind.TLS_FAILED,
                  "does not complete the TLS handshake: check port and encryption",
                  Reply.NONE));
      case ProtocolException _ when !reply.status().isEmpty() -> Optional.of(refusal(reply));
      default -> Optional.empty();
    };
  }

  private ServerFault timeout() {
    return fault(Kind.TIMEOUT, "does not answer in time", Reply.NONE);
  }

  /** A refusal of something else than the sign-in. */
  private ServerFault refusal(Reply reply) {
    return reply.isPassing()
        ? fault(Kind.UNAVAILABLE, "refuses service for the time being", reply)
        : fault(Kind.PROTOCOL_ERROR, "refused a command that every server knows", reply);
  }

  private ServerFault unrecognised(Throwable failure, Reply reply) {
    if (causes(failure).stream().anyMatch(IOException.class::isInstance)) {
      return fault(Kind.UNAVAILABLE, "closed the connection", reply);
    }
    log.atWarn().addKeyValue("server", server).setCause(failure).log("unreadable IMAP answer");
    return fault(Kind.PROTOCOL_ERROR, "answered something unreadable", reply);
  }

  private ServerFault fault(Kind kind, String predicate, Reply reply) {
    return new ServerFault(kind, server + " " + predicate + ".", redaction.apply(reply.line()));
  }

  /** The failure and its causes, innermost first. */
  private static List<Throwable> causes(Throwable failure) {
    var causes = new ArrayList<Throwable>();
    for (Throwable cause = failure; cause != null; cause = cause(cause)) {
      causes.addFirst(cause);
    }
    return causes;
  }

  /** Angus hides a lost connection in a response that no server gave. */
  private static Throwable cause(Throwable failure) {
    return failure instanceof ProtocolException e && e.getResponse() != null
        ? e.getResponse().getException()
        : failure.getCause();
  }
}
