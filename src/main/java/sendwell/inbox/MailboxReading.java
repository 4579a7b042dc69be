package sendwell.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sendwell.account.Account;
import sendwell.account.Turn;
import sendwell.graph.GraphFault;
import sendwell.graph.GraphMailbox;
import sendwell.imap.Mailbox;
import sendwell.imap.MailboxFault;
import sendwell.inbox.ReplyBook.Candidate;
import sendwell.mail.ReceivedMail;
import sendwell.outbox.Visitor;

/**
 * One reading of a mailbox: page by page, each a commit of its own. For one virtual thread; waits
 * for the provider and for PostgreSQL.
 */
final class MailboxReading implements Visitor {
  /** What is left then is read by the next reading, so that no mailbox keeps the others waiting. */
  private static final int PAGES_MOST = 20;

  private final Readings readings;
  private final ReplyBook book;
  private final InstantSource time;
  private final MeterRegistry meters;
  private final Account account;
  private final Turn turn;
  private boolean unfinished;

  MailboxReading(
      Readings readings,
      ReplyBook book,
      InstantSource time,
      MeterRegistry meters,
      Account account,
      Turn turn) {
    this.readings = readings;
    this.book = book;
    this.time = time;
    this.meters = meters;
    this.account = account;
    this.turn = turn;
  }

  /** Whether there was more to read than one reading does. */
  boolean isUnfinished() {
    return unfinished;
  }

  @Override
  public Optional<MailboxFault> read(Mailbox mailbox) {
    return read(new ImapArrivals(mailbox));
  }

  @Override
  public Optional<GraphFault> read(GraphMailbox mailbox) {
    return read(new GraphArrivals(mailbox));
  }

  private <F> Optional<F> read(Arrivals<F> arrivals) {
    var places = readings.places(turn);
    for (var folder : Folder.values()) {
      var fault = read(arrivals, folder, places.get(folder));
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }

  private <F> Optional<F> read(Arrivals<F> arrivals, Folder folder, Place start) {
    var place = start;
    for (int page = 0; page < PAGES_MOST; page++) {
      var began = time.instant();
      switch (arrivals.after(folder, place)) {
        case Arrived.Failed<F>(var fault) -> {
          return Optional.of(fault);
        }
        case Arrived.NoFolder<F> _ -> {
          return Optional.empty();
        }
        case Arrived.Page<F>(var mails, var mark, var more) -> {
          place = new Place(mark, more ? place.readTo() : began);
          if (!keep(folder, place, mails) || !more) {
            return Optional.empty();
          }
        }
      }
    }
    unfinished = true;
    return Optional.empty();
  }

  /** How far was read and what was found there is one commit; false if somebody else reads now. */
  private boolean keep(Folder folder, Place place, List<ReceivedMail> mails) {
    var ours = book.ours(turn, candidates(mails));
    return readings
        .database()
        .transaction(
            tx -> {
              boolean held = readings.move(tx, turn, folder, place);
              if (held) {
                book.keep(tx, turn, folder, ours, time.instant());
              }
              return held;
            });
  }

  private List<Candidate> candidates(List<ReceivedMail> mails) {
    var candidates = new ArrayList<Candidate>();
    for (var mail : mails) {
      var inbound = Classifier.of(mail, account.email());
      meters.counter("sendwell.inbox.mails", "kind", kind(inbound)).increment();
      if (inbound instanceof Inbound.Reply(var to)) {
        candidates.add(new Candidate(mail, to));
      }
    }
    return candidates;
  }

  private static String kind(Inbound inbound) {
    return switch (inbound) {
      case Inbound.Reply _ -> "reply";
      case Inbound.AutoReply _ -> "auto_reply";
      case Inbound.Report _ -> "report";
      case Inbound.Other _ -> "other";
    };
  }
}
