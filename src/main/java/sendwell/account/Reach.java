package sendwell.account;

import sendwell.account.Connection.SentCopy;
import sendwell.mail.Login;
import sendwell.mail.Server;

/** What it takes to sign in to an account's servers now. */
public sealed interface Reach {
  /**
   * All is there.
   *
   * @param connection where the servers are
   * @param login who signs in, to both
   */
  record Ready(Connection connection, Login login) implements Reach {
    /** With a user name and a password. */
    public static Ready by(Login.Password login, Server imap, Server smtp, SentCopy sentCopy) {
      var credentials = new Credentials.Password(login);
      return new Ready(new Connection(imap, smtp, credentials, sentCopy), login);
    }
  }

  /**
   * The provider gives no access token at present.
   *
   * @param status what that makes of the account
   * @param code stable, for programs: {@code sign_in_again}
   * @param detail a sentence that says what to do, and who can
   * @param answer the provider's own words; empty if it said nothing
   */
  record Denied(Status status, String code, String detail, String answer) implements Reach {}

  /** The account is deleted. */
  record Gone() implements Reach {}
}
