package sendwell.smtp;

import static sendwell.mail.ServerFault.Kind.CERTIFICATE_UNTRUSTED;
import static sendwell.mail.ServerFault.Kind.TIMEOUT;
import static sendwell.mail.ServerFault.Kind.TLS_FAILED;

import io.netty.handler.ssl.NotSslRecordException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.stream.Stream;
import sendwell.mail.Security;
import sendwell.mail.Server;
import sendwell.mail.ServerFault;

/** Says why a TLS handshake failed. The reason lies several causes deep, so all are looked at. */
record TlsDiagnosis(Server server, SmtpTimeouts timeouts) {
  ServerFault of(Throwable failure) {
    List<Throwable> causes = Stream.iterate(failure, c -> c != null, Throwable::getCause).toList();
    if (causes.stream().anyMatch(TlsDiagnosis::isExpired)) {
      return untrusted("has expired or is not valid yet: its operator must renew it.");
    }
    if (has(causes, CertPathBuilderException.class)
        || has(causes, CertPathValidatorException.class)) {
      return untrusted(
          "is of an authority that this server does not know: its operator must install the whole"
              + " chain, or the authority must be added to SENDWELL_TLS_TRUST_FILE.");
    }
    if (has(causes, CertificateException.class)) {
      return untrusted("is for another name: check the host name.");
    }
    if (has(causes, NotSslRecordException.class)) {
      return new ServerFault(TLS_FAILED, server + " does not speak TLS here" + otherWay());
    }
    return isLate(causes) ? late() : failed(causes.getLast());
  }

  private ServerFault untrusted(String reason) {
    return new ServerFault(CERTIFICATE_UNTRUSTED, "The certificate of " + server + " " + reason);
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

  private static boolean isExpired(Throwable cause) {
    return cause instanceof CertificateExpiredException
        || cause instanceof CertificateNotYetValidException;
  }

  private static boolean isLate(List<Throwable> causes) {
    return causes.stream()
        .anyMatch(cause -> String.valueOf(cause.getMessage()).contains("timed out"));
  }

  private static boolean has(List<Throwable> causes, Class<? extends Throwable> type) {
    return causes.stream().anyMatch(type::isInstance);
  }
}
