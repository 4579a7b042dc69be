package sendwell.smtp;

import java.time.Duration;

/**
 * How long to wait for a server. RFC 5321 §4.5.3.2 asks for minutes, for relays that may wait; a
 * submission server answers faster or is in trouble.
 *
 * @param connect for the TCP connection, and again for the TLS handshake
 * @param command for the answer to each command
 * @param content for the content to go out and its answer to come, together
 */
public record SmtpTimeouts(Duration connect, Duration command, Duration content) {
  /** For sending, where nobody looks on and giving up early costs a retry. */
  public static SmtpTimeouts sending() {
    return new SmtpTimeouts(Duration.ofSeconds(15), Duration.ofSeconds(60), Duration.ofMinutes(10));
  }

  /** For trying out settings while somebody waits for the result. */
  public static SmtpTimeouts probing() {
    return new SmtpTimeouts(Duration.ofSeconds(8), Duration.ofSeconds(10), Duration.ofSeconds(30));
  }
}
