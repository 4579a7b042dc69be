package sendwell.account;

import sendwell.mail.Login;
import sendwell.mail.Server;

/**
 * How to reach a mailbox and sign in to it; the same login serves both servers.
 *
 * @param imap where mail is read
 * @param smtp where mail is handed in
 * @param login who signs in
 * @param sentCopy who files what was sent
 */
public record Connection(Server imap, Server smtp, Login.Password login, SentCopy sentCopy) {
  /** Who puts a copy of what was sent into the Sent folder. */
  public enum SentCopy {
    /** Sendwell does, by IMAP. */
    APPEND,
    /** The provider does by itself; a second copy would show twice. */
    PROVIDER
  }
}
