package sendwell.inbox;

import java.util.Optional;
import java.util.regex.Pattern;
import sendwell.imap.ArrivalFolder;
import sendwell.imap.Mailbox;
import sendwell.imap.MailboxFault;
import sendwell.imap.Mark;

/** Reads by IMAP. Its marks are {@code imap <UIDVALIDITY> <next UID> <name of the folder>}. */
record ImapArrivals(Mailbox mailbox) implements Arrivals<MailboxFault> {
  private static final Pattern MARK =
      Pattern.compile("imap (\\d{1,18}) (\\d{1,18}) (.+)", Pattern.DOTALL);

  @Override
  public Arrived<MailboxFault> after(Folder folder, Place place) {
    var there = folder(folder);
    var found =
        read(place.mark())
            .map(mark -> mailbox.arrivals(there, mark))
            .orElseGet(sendwell.imap.Arrivals.Renumbered::new);
    return found instanceof sendwell.imap.Arrivals.Renumbered
        ? arrived(mailbox.arrivals(there, place.since()))
        : arrived(found);
  }

  private static ArrivalFolder folder(Folder folder) {
    return switch (folder) {
      case INBOX -> ArrivalFolder.INBOX;
      case JUNK -> ArrivalFolder.JUNK;
    };
  }

  private static Arrived<MailboxFault> arrived(sendwell.imap.Arrivals arrivals) {
    return switch (arrivals) {
      case sendwell.imap.Arrivals.Page(var mails, var mark, var more) ->
          new Arrived.Page<>(mails, write(mark), more);
      case sendwell.imap.Arrivals.NoFolder _ -> new Arrived.NoFolder<>();
      case sendwell.imap.Arrivals.Failed(var fault) -> new Arrived.Failed<>(fault);
      case sendwell.imap.Arrivals.Renumbered _ -> throw new IllegalStateException("without a mark");
    };
  }

  private static String write(Mark mark) {
    return "imap %d %d %s".formatted(mark.validity(), mark.next(), mark.folder());
  }

  private static Optional<Mark> read(String mark) {
    var form = MARK.matcher(mark);
    return form.matches()
        ? Optional.of(
            new Mark(form.group(3), Long.parseLong(form.group(1)), Long.parseLong(form.group(2))))
        : Optional.empty();
  }
}
