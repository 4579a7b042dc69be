package sendwell.outbox;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.function.Function;
import sendwell.imap.ImapClient;
import sendwell.imap.ImapOpening;
import sendwell.imap.Mailbox;
import sendwell.imap.MailboxFault;
import sendwell.imap.Presence;

/**
 * Looks into the Sent folder by IMAP, where mails are found by the Message-ID that we gave them.
 */
record ImapSentFolder(WayIn way, ImapClient imap) implements SentFolder {
  @Override
  public Filed find(List<Claimed> messages) {
    return switch (way.open(imap)) {
      case ImapOpening.Failed(var fault, _) -> new Filed.Unknown(way.wrong(Verdict.of(fault)));
      case ImapOpening.Opened(var mailbox) -> {
        try (mailbox) {
          yield find(messages, mailbox);
        }
      }
    };
  }

  private static Filed find(List<Claimed> messages, Mailbox mailbox) {
    return switch (mailbox.present(messages.stream().map(Claimed::messageId).toList())) {
      case Presence.Known(var present) ->
          new Filed.Known(
              present.stream().collect(toMap(Function.identity(), Function.identity())));
      case Presence.Unknown(var fault) -> new Filed.Unknown(new Verdict.Down(failure(fault)));
    };
  }

  private static MessageFailure failure(MailboxFault fault) {
    return switch (fault) {
      case MailboxFault.Lost(var lost) -> MessageFailure.of(lost);
      case MailboxFault.Refused(var answer, _) -> unreadable(answer);
      case MailboxFault.OverQuota(var answer) -> unreadable(answer);
    };
  }

  private static MessageFailure unreadable(String answer) {
    return new MessageFailure(
        "sent_folder_unreadable",
        "The Sent folder could not be searched for a message whose sending was cut short.",
        answer);
  }
}
