package sendwell.smtp;

import java.time.Instant;
import java.util.List;
import sendwell.mail.EmailAddress;
import sendwell.mail.MessageId;

/** Stub until the real one is merged. */
public record OutgoingMail(
    EmailAddress from,
    String fromName,
    List<EmailAddress> to,
    List<EmailAddress> cc,
    List<EmailAddress> replyTo,
    String subject,
    String text,
    String html,
    MessageId messageId,
    Instant date) {
  public byte[] encode() {
    return new byte[0];
  }
}
