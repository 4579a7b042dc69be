package sendwell.outbox;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  Optional<Verdict.AboutTheAccount> settle(SentFolder folder) {
    var messages = parts.outbox().leftOver(lane.account());
    if (messages.isEmpty()) {
      return Optional.empty();
    }
    return switch (folder.find(messages)) {
      case Filed.Unknown(var why) -> Optional.of(why);
      case Filed.Known(var stored) -> {
        write(messages, stored);
        yield Optional.empty();
      }
    };
  }

  private void write(List<Claimed> messages, Map<MessageId, MessageId> stored) {
    var now = parts.time().instant();
    var settlements =
        messages.stream()
            .map(
                message ->
                    stored.containsKey(message.messageId())
                        ? Settlement.sent(lane, message, List.of(), now)
                            .accepted(
                                !message.acceptedBefore(),
                                Errand.NONE,
                                stored.get(message.messageId()).value())
                        : Settlement.later(lane, message, now, null))
            .toList();
    Future.all(settlements.stream().map(parts.settler()::settle).toList()).await();
  }
}
