package sendwell.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.regex.Pattern;
import sendwell.mail.EmailAddress;

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
    byte[] content, String subject, String messageId, Instant date, boolean seen) {
  private static final Pattern AUTHOR =
      Pattern.compile("(?im)^from:[^\\r\\n]*?([^\\s<>\"]+@[^\\s<>\"]+)");

  /** Who wrote it; programs of the sandbox and Sendwell write the address into one line. */
  EmailAddress author() {
    var from = AUTHOR.matcher(new String(content, UTF_8));
    if (!from.find()) {
      throw new IllegalStateException("Nobody wrote this mail: " + messageId);
    }
    return EmailAddress.parse(from.group(1));
  }
}
