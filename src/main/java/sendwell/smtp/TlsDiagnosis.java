package sendwell.smtp;

import static sendwell.mail.ServerFault.Kind.TIMEOUT;
import static sendwell.mail.ServerFault.Kind.TLS_FAILED;

import io.netty.handler.ssl.NotSslRecordException;
import java.util.List;
import java.util.stream.Stream;
import sendwell.mail.CertificateFault;
import sendwell.mail.Security;
import sendwell.mail.Server;
import sendwell.mail.ServerFault;

/** Says why a TLS handshake failed. The reason lies several causes deep, so all are looked at. */
record TlsDiagnosis(Server server, SmtpTimeouts timeouts) {
  ServerFault of(Throwable failure) {
    List<Throwable> causes = Stream.iterate(failure, c -> c != null, Throwable::getCause).toList();
    return CertificateFault.in(failure, server).orElseGet(() -> of(causes));
  }

  private ServerFault of(List<Throwable> causes) {
    if (causes.stream().anyMatch(NotSslRecordException.class::isInstance)) {
      return new ServerFault(TLS_FAILED, server + " does not speak TLS here" + otherWay());
    }
    return isLate(causes) ? late() : failed(causes.getLast());
  }

  private ServerFault late() {
    return new ServerFault(
        TIMEOUT,
        server
            + " did not finish the TLS handshake within "
            + Diagnosis.seconds(timeouts.connect())
            + otherWay());
  }

  private ServerFault failed(Throwable cause) {
    String reason = cause.getMessage() == null ? "" : " (" + cause.getMessage() + ")";
    return new ServerFault(
        TLS_FAILED, "The TLS handshake with " + server + " failed" + reason + otherWay());
  }

  private String otherWay() {
    return server.security() == Security.TLS
        ? ": check the port, or try STARTTLS, which is usual on port 587."
        : ": try TLS on port 465.";
  }

  private static boolean isLate(List<Throwable> causes) {
    return causes.stream()
        .anyMatch(cause -> String.valueOf(cause.getMessage()).contains("timed out"));
  }
}
