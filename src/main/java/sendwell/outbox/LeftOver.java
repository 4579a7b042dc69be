package sendwell.outbox;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sendwell.imap.ImapOpening;
import sendwell.imap.Mailbox;
import sendwell.imap.MailboxFault;
import sendwell.imap.Presence;
import sendwell.mail.MessageId;

/**
 * Messages that were under way when the lane was left, by a crash or by an answer that never came.
 * Each is looked for in the Sent folder by its Message-ID: if it is there it was sent, if not it is
 * sent again. As long as the folder cannot be looked into, the lane waits: nothing is sent twice by
 * guessing.
 */
final class LeftOver {
  private final LaneParts parts;
  private final LaneLease lane;

  LeftOver(LaneParts parts, LaneLease lane) {
    this.parts = parts;
    this.lane = lane;
  }

  /** Settles them all; or says why that is not possible now. */
  Optional<Verdict.AboutTheAccount> settle(WayIn way) {
    var messages = parts.outbox().leftOver(lane.account());
    if (messages.isEmpty()) {
      return Optional.empty();
    }
    return switch (way.open(parts.imap())) {
      case ImapOpening.Failed(var fault, _) -> Optional.of(Verdict.of(fault));
      case ImapOpening.Opened(var mailbox) -> {
        try (mailbox) {
          yield settle(messages, mailbox);
        }
      }
    };
  }

  private Optional<Verdict.AboutTheAccount> settle(List<Claimed> messages, Mailbox mailbox) {
    var ids = messages.stream().map(Claimed::messageId).toList();
    return switch (mailbox.present(ids)) {
      case Presence.Unknown(var fault) -> Optional.of(new Verdict.Down(failure(fault)));
      case Presence.Known(var present) -> {
        write(messages, present);
        yield Optional.empty();
      }
    };
  }

  private void write(List<Claimed> messages, Set<MessageId> present) {
    var now = parts.time().instant();
    var settlements =
        messages.stream()
            .map(
                message ->
                    present.contains(message.messageId())
                        ? Settlement.sent(lane, message, List.of(), now)
                            .accepted(!message.acceptedBefore(), false)
                        : Settlement.later(lane, message, now, null))
            .toList();
    Future.all(settlements.stream().map(parts.settler()::settle).toList()).await();
  }

  private static MessageFailure failure(MailboxFault fault) {
    return switch (fault) {
      case MailboxFault.Lost(var lost) -> MessageFailure.of(lost);
      case MailboxFault.Refused(var answer, _) -> failure(answer);
      case MailboxFault.OverQuota(var answer) -> failure(answer);
    };
  }

  private static MessageFailure failure(String answer) {
    return new MessageFailure(
        "sent_folder_unreadable",
        "The Sent folder could not be searched for a message whose sending was cut short.",
        answer);
  }
}
