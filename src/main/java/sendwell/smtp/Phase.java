package sendwell.smtp;

/** The steps of a submission, in the order in which they happen. */
public enum Phase {
  /** The TCP connection. */
  CONNECT("accept a connection"),
  /** The server's first words (RFC 5321 §3.1). */
  GREETING("send its greeting"),
  /** The two say who they are and what they can do (RFC 5321 §4.1.1.1). */
  EHLO("answer EHLO"),
  /** The change to TLS (RFC 3207 §4). */
  STARTTLS("answer STARTTLS"),
  /** Signing in (RFC 4954 §4). */
  AUTH("answer the sign-in"),
  /** The envelope's sender (RFC 5321 §4.1.1.2). */
  MAIL("answer the sender address"),
  /** The envelope's recipients (RFC 5321 §4.1.1.3). */
  RCPT("answer a recipient address"),
  /** The request to send the content (RFC 5321 §4.1.1.4). */
  DATA("answer DATA"),
  /** The content up to its final dot; the answer takes over responsibility (RFC 5321 §6.1). */
  CONTENT("confirm the message");

  private final String duty;

  Phase(String duty) {
    this.duty = duty;
  }

  /** What the server has to do in this phase, as in "did not answer EHLO". */
  String duty() {
    return duty;
  }
}
