package sendwell.smtp;

import static sendwell.mail.ServerFault.Kind.CONNECTION_REFUSED;
import static sendwell.mail.ServerFault.Kind.PROTOCOL_ERROR;
import static sendwell.mail.ServerFault.Kind.TIMEOUT;
import static sendwell.mail.ServerFault.Kind.TLS_FAILED;
import static sendwell.mail.ServerFault.Kind.UNAVAILABLE;

import io.netty.channel.ConnectTimeoutException;
import java.time.Duration;
import sendwell.mail.Security;
import sendwell.mail.Server;
import sendwell.mail.ServerFault;

/** Says in words for a person why a server could not be used, and what to try. */
record Diagnosis(Server server, SmtpTimeouts timeouts) {
  /** The TCP connection failed. */
  ServerFault notConnected(Throwable cause) {
    if (cause instanceof ConnectTimeoutException) {
      return new ServerFault(
          TIMEOUT,
          server
              + " did not accept a connection within "
              + seconds(timeouts.connect())
              + ": check host and port, and that no firewall is in the way.");
    }
    return new ServerFault(
        CONNECTION_REFUSED,
        server + " refused the connection: check the port, and that the mail server is running.");
  }

  /** The conversation ended early, in this phase. */
  ServerFault broken(Phase phase, Broken broken) {
    return switch (broken.how()) {
      case SILENT -> silent(phase);
      case LOST -> lost(phase, broken.said());
      case GARBLED -> garbled(broken.said());
    };
  }

  private ServerFault silent(Phase phase) {
    Duration limit = phase == Phase.CONTENT ? timeouts.content() : timeouts.command();
    String advice =
        phase == Phase.GREETING && server.security() == Security.STARTTLS
            ? ": a server that wants TLS from the first byte, as is usual on port 465, stays silent"
                + " like this, so try TLS instead of STARTTLS."
            : ": try again later.";
    return new ServerFault(
        TIMEOUT, server + " did not " + phase.duty() + " within " + seconds(limit) + advice);
  }

  private ServerFault lost(Phase phase, String said) {
    return new ServerFault(
        UNAVAILABLE,
        server + " closed the connection when it should " + phase.duty() + ": try again later.",
        said);
  }

  private ServerFault garbled(String said) {
    return new ServerFault(
        PROTOCOL_ERROR,
        server + " does not speak SMTP here: check the port (465 with TLS, 587 with STARTTLS).",
        said);
  }

  /** A reply that does not fit the question. */
  ServerFault astray(Phase phase, Reply reply) {
    return new ServerFault(
        PROTOCOL_ERROR,
        server + " gave an answer that SMTP does not know when it should " + phase.duty() + ".",
        reply.text());
  }

  /** The greeting was a refusal (RFC 5321 §3.1). */
  ServerFault greeting(Reply reply) {
    return new ServerFault(
        UNAVAILABLE, server + " refuses connections at present: try again later.", reply.text());
  }

  /** EHLO was refused; a server without it has no sign-in either. */
  ServerFault ehlo(Reply reply) {
    return reply.isTransient()
        ? greeting(reply)
        : new ServerFault(
            PROTOCOL_ERROR,
            server + " refused EHLO, without which nobody can sign in: is it a submission server?",
            reply.text());
  }

  /** EHLO does not list STARTTLS: perhaps somebody on the way took it out. */
  ServerFault noStartTls() {
    return new ServerFault(
        TLS_FAILED,
        server
            + " does not offer STARTTLS, and Sendwell never signs in without encryption: try TLS on"
            + " port 465.");
  }

  /** STARTTLS was refused (RFC 3207 §4, 454 or 501). */
  ServerFault startTls(Reply reply) {
    return new ServerFault(
        reply.isTransient() ? UNAVAILABLE : TLS_FAILED,
        server + " offers STARTTLS but refused it: try again later, or try TLS on port 465.",
        reply.text());
  }

  static String seconds(Duration limit) {
    return limit.compareTo(Duration.ofSeconds(1)) < 0
        ? limit.toMillis() + " ms"
        : limit.toSeconds() + " s";
  }
}
