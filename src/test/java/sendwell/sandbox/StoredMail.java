package sendwell.sandbox;

import java.time.Instant;

/**
 * A mail in a sandbox mailbox.
 *
 * @param content the mail itself (RFC 5322)
 * @param subject decoded (RFC 2047); empty if it has none
 * @param messageId with its angle brackets; empty if it has none
 * @param date when it was delivered, or filed under (INTERNALDATE)
 * @param seen whether it is marked as read
 */
public record StoredMail(
    byte[] content, String subject, String messageId, Instant date, boolean seen) {}
