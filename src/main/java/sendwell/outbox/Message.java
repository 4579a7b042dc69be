package sendwell.outbox;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import sendwell.account.AccountId;
import sendwell.event.Event;
import sendwell.event.WorkspaceId;

/**
 * A message as the Email List shows it, in the API's own form.
 *
 * @param id which
 * @param workspace whose
 * @param accountId the account that sends it
 * @param revision grows with every change: of two versions the higher is the newer
 * @param messageId its Message-ID (RFC 5322 §3.6.4), the same at every attempt
 * @param providerMessageId the one by which the provider stored it, which replies and bounces may
 *     name instead; null until it is known
 * @param to recipients
 * @param cc recipients of a copy
 * @param bcc recipients of a copy that the others do not see
 * @param subject its subject
 * @param campaign the campaign it belongs to; null if none
 * @param state how far it has come
 * @param attempts how often it was tried
 * @param nextAttemptAt when it is tried next; null unless it is queued
 * @param failure why it has not been sent, or not yet; null if nothing is known against it
 * @param refused recipients to whom it will not go
 * @param createdAt when it was accepted
 * @param sentAt when the server took it over; null before
 * @param repliedAt when the first reply to it arrived; null before
 */
public record Message(
    UUID id,
    @JsonIgnore WorkspaceId workspace,
    AccountId accountId,
    long revision,
    String messageId,
    String providerMessageId,
    List<String> to,
    List<String> cc,
    List<String> bcc,
    String subject,
    String campaign,
    MessageState state,
    int attempts,
    Instant nextAttemptAt,
    MessageFailure failure,
    List<Refusal> refused,
    Instant createdAt,
    Instant sentAt,
    Instant repliedAt) {

  /** What the log is told when a message is new or has changed. */
  Event updated() {
    return new Event("message.updated", accountId.value(), this);
  }
}
