package sendwell.mail;

/** How a connection to a mail server is secured. There is no unsecured way. */
public enum Security {
  /** TLS from the first byte (RFC 8314 §3): ports 993 and 465. */
  TLS,
  /**
   * In the clear until STARTTLS succeeds, then never again (RFC 3207, RFC 9051 §6.2.1): ports 143
   * and 587.
   */
  STARTTLS
}
