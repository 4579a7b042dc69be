package sendwell.outbox;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
  Optional<Verdict.AboutTheAccount> settle(Courier courier) {
    var messages = parts.outbox().leftOver(lane.account());
    if (messages.isEmpty()) {
      return Optional.empty();
    }
    return switch (courier.filed(messages)) {
      case Filed.Unknown(var why) -> Optional.of(why);
      case Filed.Known(var present) -> {
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
}
