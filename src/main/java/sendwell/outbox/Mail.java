package sendwell.outbox;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import sendwell.account.Account;
import sendwell.mail.EmailAddress;
import sendwell.smtp.OutgoingMail;

/** Turns a draft into the mail that goes out: the same at every attempt, and in the Sent folder. */
final class Mail {
  private Mail() {}

  static OutgoingMail of(Account account, Claimed message) {
    var sender = EmailAddress.parse(account.email());
    var draft = message.draft();
    return new OutgoingMail(
        sender,
        account.name(),
        draft.to(),
        draft.cc(),
        Optional.ofNullable(draft.replyTo()).map(List::of).orElse(List.of()),
        draft.subject(),
        Objects.requireNonNullElse(draft.text(), ""),
        Objects.requireNonNullElse(draft.html(), ""),
        message.messageId(),
        message.createdAt(),
        List.of());
  }
}
