package sendwell.mail;

import static sendwell.mail.ServerFault.Kind.CERTIFICATE_UNTRUSTED;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says what is wrong with a server's certificate (RFC 5280 §6, RFC 9525). The reason lies several
 * causes deep in the failure of a handshake, so all are looked at.
 */
public final class CertificateFault {
  private static final int DEEPEST = 20;

  private CertificateFault() {}

  /** What is wrong with it; nothing if the failure has other reasons. */
  public static Optional<ServerFault> in(Throwable failure, Server server) {
    List<Throwable> causes =
        Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
            .limit(DEEPEST)
            .toList();
    return reason(causes)
        .map(
            reason ->
                new ServerFault(
                    CERTIFICATE_UNTRUSTED, "The certificate of " + server + " " + reason));
  }

  private static Optional<String> reason(List<Throwable> causes) {
    if (has(causes, CertificateExpiredException.class)
        || has(causes, CertificateNotYetValidException.class)) {
      return Optional.of("has expired or is not valid yet: its operator must renew it.");
    }
    if (has(causes, CertPathBuilderException.class)
        || has(causes, CertPathValidatorException.class)) {
      return Optional.of(
          "is of an authority that this server does not know: its operator must install the whole"
              + " chain, or the authority must be added to SENDWELL_TLS_TRUST_FILE.");
    }
    return has(causes, CertificateException.class)
        ? Optional.of("is for another name: check the host name.")
        : Optional.empty();
  }

  private static boolean has(List<Throwable> causes, Class<? extends Throwable> type) {
    return causes.stream().anyMatch(type::isInstance);
  }
}
