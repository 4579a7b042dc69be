package sendwell.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import sendwell.account.Account;
import sendwell.account.Accounts;
import sendwell.account.Rhythm;
import sendwell.account.Rounds;
import sendwell.account.Status;
import sendwell.account.Turn;
import sendwell.db.Transaction;
import sendwell.outbox.Judgement;
import sendwell.outbox.Visit;
import sendwell.outbox.Visits;

/**
 * Reads one mailbox, tells what that says of its account, and says when to read it again. Methods
 * wait for the provider: call them on a virtual thread.
 */
record Reader(
    Readings readings,
    ReplyBook book,
    Accounts accounts,
    Visits visits,
    Rhythm rhythm,
    InstantSource time,
    RandomGenerator random,
    MeterRegistry meters)
    implements Rounds {

  @Override
  public void adopt(Transaction tx, Collection<UUID> connected) {
    readings.adopt(tx, connected, time.instant().plus(rhythm.after(0, random)));
  }

  @Override
  public List<Turn> claim(int limit) {
    return readings.turns().claim(time.instant(), limit);
  }

  @Override
  public void take(Turn turn) {
    var found = accounts.find(turn.workspace(), turn.account(), time.instant());
    if (found.isEmpty()) {
      return;
    }
    var account = found.get();
    if (Judgement.isLeftToAPerson(account)) {
      settle(turn, 0, Duration.ZERO);
      return;
    }
    var reading = new MailboxReading(readings, book, time, meters, account, turn);
    var visit = visits.of(account, turn.faults(), reading);
    boolean fault = Judgement.isFault(visit.findings());
    boolean doubtful = Judgement.isDoubtful(account, visit.findings(), turn.faults());
    if (!doubtful) {
      tell(account, visit);
    }
    meters
        .counter(
            "sendwell.inbox.readings", "result", doubtful ? "doubtful" : fault ? "faulty" : "works")
        .increment();
    if (reading.isUnfinished() && !fault) {
      readings.turns().settle(turn, 0, time.instant());
    } else {
      settle(turn, fault ? turn.faults() + 1 : 0, visit.pause());
    }
  }

  /** That all is as it was, every few minutes, would cost as much as the reading. */
  private void tell(Account account, Visit visit) {
    if (account.status() != Status.CONNECTED || Judgement.isFault(visit.findings())) {
      new Judgement(accounts).tell(account, visit.findings(), time.instant());
    }
  }

  private void settle(Turn turn, int faults, Duration asked) {
    var usual = rhythm.after(faults, random);
    var pause = usual.compareTo(asked) < 0 ? asked : usual;
    readings.turns().settle(turn, faults, time.instant().plus(pause));
  }
}
