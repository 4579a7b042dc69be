package sendwell.smtp;

import java.util.List;
import sendwell.mail.EmailAddress;

/**
 * Whom a mail comes from and whom it goes to, whatever its header fields say (RFC 5321 §2.3.1).
 *
 * @param from the reverse-path, to which bounces go
 * @param recipients everybody who gets it: To, Cc and Bcc; at least one
 */
public record Envelope(EmailAddress from, List<EmailAddress> recipients) {
  /** Checks that there is somebody to send to. */
  public Envelope {
    if (recipients.isEmpty()) {
      throw new IllegalArgumentException("A mail needs a recipient.");
    }
    recipients = List.copyOf(recipients);
  }
}
