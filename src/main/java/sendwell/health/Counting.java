package sendwell.health;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import sendwell.account.AccountId;
import sendwell.account.Rhythm;
import sendwell.account.Rounds;
import sendwell.account.Status;
import sendwell.account.Turn;
import sendwell.db.Transaction;
import sendwell.outbox.Correspondence;

/**
 * Counts the mail of each account from time to time, and has its score made anew when the counts
 * are others than before. Of an account that is not connected nothing is counted: answers to its
 * mail may have come that nobody has read. Methods wait for PostgreSQL: call them on a virtual
 * thread.
 */
record Counting(
    Traffic traffic,
    Correspondence correspondence,
    Recomputation recomputation,
    InstantSource time,
    RandomGenerator random)
    implements Rounds {
  private static final Duration EVERY = Duration.ofHours(1);
  private static final Rhythm RHYTHM = new Rhythm(EVERY, EVERY);
  private static final Duration WINDOW = Duration.ofDays(30);

  /** People take that long to answer. */
  private static final Duration PATIENCE = Duration.ofHours(72);

  @Override
  public void adopt(Transaction tx, Collection<UUID> connected) {
    traffic.turns().adopt(tx, connected, next());
  }

  @Override
  public List<Turn> claim(int limit) {
    return traffic.turns().claim(time.instant(), limit);
  }

  @Override
  public void take(Turn turn) {
    Instant now = time.instant();
    boolean readable =
        recomputation
            .accounts()
            .find(turn.workspace(), turn.account(), now)
            .filter(account -> account.status() == Status.CONNECTED)
            .isPresent();
    if (readable) {
      Rate replies = replies(turn.account(), now);
      traffic.database().run(tx -> settle(tx, turn, replies, now));
    } else {
      traffic.turns().settle(turn, 0, next());
    }
  }

  private Rate replies(AccountId account, Instant now) {
    var people = correspondence.of(account, now.minus(WINDOW), now.minus(PATIENCE));
    return new Rate(people.answered(), people.writtenTo());
  }

  private void settle(Transaction tx, Turn turn, Rate replies, Instant now) {
    if (traffic.turns().settle(tx, turn, 0, next()) && traffic.keep(tx, turn.account(), replies)) {
      recomputation.of(tx, turn.workspace(), List.of(), List.of(turn.account().value()), now);
    }
  }

  private Instant next() {
    return time.instant().plus(RHYTHM.after(0, random));
  }
}
