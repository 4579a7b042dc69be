package sendwell.mail;

/**
 * Why a mail server could not be used.
 *
 * @param kind for programs; the API's stable code
 * @param detail a sentence that names host and port and says what to do
 * @param answer the server's own words, verbatim and bounded to 500 characters; empty if it said
 *     nothing
 */
public record ServerFault(Kind kind, String detail, String answer) {
  /** What went wrong, from the outside in. */
  public enum Kind {
    /** The name does not exist or has no address. */
    HOST_NOT_FOUND,
    /** The name server did not answer: nothing is known about the host. */
    DNS_FAILED,
    /** The address lies in a range that the configuration does not allow. */
    ADDRESS_NOT_ALLOWED,
    /** Nobody listens there, or the network is unreachable. */
    CONNECTION_REFUSED,
    /** No answer within the time limit, at whatever step. */
    TIMEOUT,
    /** The TLS handshake failed, or STARTTLS is not offered. */
    TLS_FAILED,
    /** The certificate is expired, for another name, or of an unknown authority. */
    CERTIFICATE_UNTRUSTED,
    /** The server refused this user name and password (or token). */
    AUTH_FAILED,
    /** The server offers no sign-in method that we speak. */
    AUTH_UNSUPPORTED,
    /** The server refuses service for the time being: too many connections, maintenance. */
    UNAVAILABLE,
    /** What came back is not the protocol. */
    PROTOCOL_ERROR
  }

  private static final int ANSWER_LIMIT = 500;

  /** Bounds the answer. */
  public ServerFault {
    if (answer.length() > ANSWER_LIMIT) {
      answer = answer.substring(0, ANSWER_LIMIT) + "…";
    }
  }

  /** A fault about which the server said nothing. */
  public ServerFault(Kind kind, String detail) {
    this(kind, detail, "");
  }
}
