package sendwell.account;

import sendwell.mail.Server;

/**
 * How to reach a mailbox and sign in to it; the same credentials serve both servers.
 *
 * @param imap where mail is read
 * @param smtp where mail is handed in
 * @param credentials by what to sign in
 * @param sentCopy who files what was sent
 * @param transport by which way
 */
public record Connection(
    Server imap, Server smtp, Credentials credentials, SentCopy sentCopy, Transport transport) {
  /** By SMTP and IMAP. */
  public Connection(Server imap, Server smtp, Credentials credentials, SentCopy sentCopy) {
    this(imap, smtp, credentials, sentCopy, Transport.SMTP_IMAP);
  }

  /** The same, by this way. */
  public Connection by(Transport way) {
    return new Connection(imap, smtp, credentials, sentCopy, way);
  }

  /** Who puts a copy of what was sent into the Sent folder. */
  public enum SentCopy {
    /** Sendwell does, by IMAP. */
    APPEND,
    /** The provider does by itself; a second copy would show twice. */
    PROVIDER
  }
}
