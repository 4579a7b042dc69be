package sendwell.account;

import sendwell.mail.Login;

/** By what an account signs in to its servers. */
public sealed interface Credentials {
  /** The name that is signed in with; usually the address. */
  String username();

  /**
   * A user name and a password, the same for both servers.
   *
   * @param login both of them
   */
  record Password(Login.Password login) implements Credentials {
    @Override
    public String username() {
      return login.username();
    }
  }

  /**
   * A sign-in with the account's provider, which hands out a new access token every now and then;
   * {@link Mailboxes} has it.
   *
   * @param username the mailbox address
   */
  record Grant(String username) implements Credentials {}
}
