package sendwell.outbox;

import sendwell.json.Json;
import sendwell.mail.ServerFault;

/**
 * Why a message has not been sent, or not yet.
 *
 * @param code stable, for programs: {@code recipient_refused}
 * @param detail a sentence that says what to do
 * @param smtpReply the server's own words; empty if it said nothing
 */
public record MessageFailure(String code, String detail, String smtpReply) {
  /** More octets than whoever is named takes, who was therefore not asked. */
  static MessageFailure tooLarge(long size, String taker, long limit) {
    String detail =
        "The message has %d bytes, and %s takes at most %d.".formatted(size, taker, limit);
    return new MessageFailure("too_large", detail, "");
  }

  /** A server could not be used, or not signed in to. */
  static MessageFailure of(ServerFault fault) {
    return new MessageFailure(Json.word(fault.kind()), fault.detail(), fault.answer());
  }
}
