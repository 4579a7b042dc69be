package sendwell.imap;

/** A folder into which servers put what arrives. */
public enum ArrivalFolder {
  /** The one that every mailbox has (RFC 9051 §5.1). */
  INBOX,
  /** What the server takes for spam (RFC 6154 §2). */
  JUNK
}
