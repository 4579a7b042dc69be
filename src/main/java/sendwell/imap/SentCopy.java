package sendwell.imap;

import java.time.Instant;

/**
 * A sent mail, to be kept in the Sent folder.
 *
 * @param content the mail as it was sent (RFC 5322), with CRLF line ends; not copied
 * @param date when it was sent: the folder's INTERNALDATE, by which mail programs sort
 */
public record SentCopy(byte[] content, Instant date) {}
