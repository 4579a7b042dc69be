package sendwell.outbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import sendwell.mail.EmailAddress;
import sendwell.mail.MessageId;

/**
 * A message that the holder of a lane has taken to send.
 *
 * @param id which
 * @param attempt the number of this try; the fence that settling it must name
 * @param messageId its Message-ID
 * @param recipients those still to be tried
 * @param draft what to send
 * @param createdAt when it was accepted: its Date
 * @param acceptedBefore whether the server took it over in an earlier try, for other recipients
 */
record Claimed(
    UUID id,
    int attempt,
    MessageId messageId,
    List<EmailAddress> recipients,
    Draft draft,
    Instant createdAt,
    boolean acceptedBefore) {
  /** Whether some recipients have it, and others are still to be tried. */
  boolean isInPart() {
    return acceptedBefore && !recipients.isEmpty();
  }

  /** The same message, as if it had never been for anybody but the recipients still to be tried. */
  Claimed onlyToRemaining() {
    return new Claimed(
        id, attempt, messageId, recipients, draft.onlyTo(recipients), createdAt, acceptedBefore);
  }
}
