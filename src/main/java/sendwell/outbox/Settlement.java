package sendwell.outbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import sendwell.account.AccountId;
import sendwell.event.WorkspaceId;
import sendwell.mail.EmailAddress;

/**
 * What a try has come to, to be written down.
 *
 * @param id which message
 * @param attempt the number of the try
 * @param workspace whose
 * @param account who sent
 * @param state the message's new state
 * @param dueAt when to try again; any time if there is no need
 * @param held whether it waits for its account, not for a time of its own
 * @param remaining the recipients still to be tried
 * @param refused the recipients that this try has struck off
 * @param failure why it is not sent, or not yet; null if there is nothing to say
 * @param accepted whether the server took it over for the first time in this try
 * @param errand what is left to do in the Sent folder
 * @param storedAs the Message-ID that it bears at the provider; empty if that was not told
 */
record Settlement(
    UUID id,
    int attempt,
    WorkspaceId workspace,
    AccountId account,
    MessageState state,
    Instant dueAt,
    boolean held,
    List<String> remaining,
    List<Refusal> refused,
    MessageFailure failure,
    boolean accepted,
    Errand errand,
    String storedAs) {

  /** The try came to nothing, for reasons of the account: the message waits for it. */
  static Settlement held(LaneLease lane, Claimed message, Instant until, MessageFailure why) {
    return queued(lane, message, until, true, strings(message.recipients()), List.of(), why);
  }

  /** The try came to nothing: the message is tried again then. */
  static Settlement later(LaneLease lane, Claimed message, Instant dueAt, MessageFailure why) {
    return queued(lane, message, dueAt, false, strings(message.recipients()), List.of(), why);
  }

  /** These recipients are tried again then; those refused are struck off. */
  static Settlement laterFor(
      LaneLease lane,
      Claimed message,
      Instant dueAt,
      List<String> remaining,
      List<Refusal> refused,
      MessageFailure why) {
    return queued(lane, message, dueAt, false, remaining, refused, why);
  }

  /**
   * It will not be sent; if some recipients have it from an earlier try, it counts as sent to them.
   */
  static Settlement failed(
      LaneLease lane, Claimed message, List<Refusal> refused, MessageFailure why, Instant now) {
    return new Settlement(
        message.id(),
        message.attempt(),
        lane.workspace(),
        lane.account(),
        message.acceptedBefore() ? MessageState.SENT : MessageState.FAILED,
        now,
        false,
        List.of(),
        refused,
        why,
        false,
        Errand.NONE,
        "");
  }

  /** The server has it, for all recipients but those refused and those still remaining. */
  Settlement accepted(boolean first, Errand afterwards, String as) {
    return new Settlement(
        id,
        attempt,
        workspace,
        account,
        state,
        dueAt,
        held,
        remaining,
        refused,
        failure,
        first,
        first ? afterwards : Errand.NONE,
        as);
  }

  /** The server has it for every recipient that it did not refuse. */
  static Settlement sent(LaneLease lane, Claimed message, List<Refusal> refused, Instant now) {
    return new Settlement(
        message.id(),
        message.attempt(),
        lane.workspace(),
        lane.account(),
        MessageState.SENT,
        now,
        false,
        List.of(),
        refused,
        null,
        false,
        Errand.NONE,
        "");
  }

  private static Settlement queued(
      LaneLease lane,
      Claimed message,
      Instant dueAt,
      boolean held,
      List<String> remaining,
      List<Refusal> refused,
      MessageFailure why) {
    return new Settlement(
        message.id(),
        message.attempt(),
        lane.workspace(),
        lane.account(),
        MessageState.QUEUED,
        dueAt,
        held,
        remaining,
        refused,
        why,
        false,
        Errand.NONE,
        "");
  }

  private static List<String> strings(List<EmailAddress> addresses) {
    return addresses.stream().map(EmailAddress::toString).toList();
  }
}
