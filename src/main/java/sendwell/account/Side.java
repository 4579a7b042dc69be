package sendwell.account;

/** What an account is for; each side may fail without the other. */
public enum Side {
  /** Handing in mail: SMTP, or Microsoft Graph. */
  SENDING,
  /** Reading the mailbox: IMAP, or Microsoft Graph. */
  READING
}
