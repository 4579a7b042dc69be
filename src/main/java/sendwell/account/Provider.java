package sendwell.account;

/** Who runs the mailbox. */
public enum Provider {
  /** Gmail and Google Workspace, by OAuth. */
  GOOGLE,
  /** Outlook and Microsoft 365, by OAuth. */
  MICROSOFT,
  /** Any other, by IMAP and SMTP. */
  CUSTOM
}
