package sendwell.connect;

/** How one signs in to a mailbox. */
public enum SignIn {
  /** At the provider, who then hands out tokens (RFC 6749). */
  OAUTH,
  /** With the password of the mailbox. */
  PASSWORD,
  /** With a password made for programs; the usual one is refused. */
  APP_PASSWORD
}
