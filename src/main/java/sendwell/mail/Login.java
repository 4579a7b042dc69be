package sendwell.mail;

/** How somebody signs in to a mail server. Its text form never shows the secret. */
public sealed interface Login {
  /** The name that is signed in with; usually the address. */
  String username();

  /**
   * User name and password (RFC 4616, RFC 4954).
   *
   * @param username the authentication identity
   * @param password in the clear; keep it no longer than needed
   */
  record Password(String username, String password) implements Login {
    @Override
    public String toString() {
      return "Password[" + username + ", ***]";
    }
  }

  /**
   * An OAuth access token, presented by XOAUTH2.
   *
   * @param username the mailbox address
   * @param token the bearer token (RFC 6750)
   */
  record Bearer(String username, String token) implements Login {
    @Override
    public String toString() {
      return "Bearer[" + username + ", ***]";
    }
  }
}
