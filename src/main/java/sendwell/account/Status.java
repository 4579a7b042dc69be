package sendwell.account;

/** What can be done with an account at present. */
public enum Status {
  /** The last sign-ins worked. */
  CONNECTED,
  /** A fault that is likely to pass: Sendwell tries again by itself. */
  DISCONNECTED,
  /** Only a person can mend it: new password, changed settings, an administrator. */
  RECONNECT_REQUIRED
}
