package sendwell.account;

/** By which way mail is handed in and read. */
public enum Transport {
  /** SMTP and IMAP. */
  SMTP_IMAP,
  /** Microsoft Graph, for both; the servers are not used. */
  GRAPH
}
