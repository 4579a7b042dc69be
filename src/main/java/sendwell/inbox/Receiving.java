package sendwell.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import sendwell.account.Accounts;
import sendwell.account.Rhythm;
import sendwell.account.RoundsVerticle;
import sendwell.outbox.Replies;
import sendwell.outbox.Visits;

/**
 * The slice's way in: its verticle.
 *
 * @param accounts whose mailboxes to read
 * @param visits the way into them
 * @param replies shows what was replied to
 * @param settings how often, and how many at a time
 * @param time the clock
 * @param random spreads the readings
 * @param meters counts
 */
public record Receiving(
    Accounts accounts,
    Visits visits,
    Replies replies,
    InboxSettings settings,
    InstantSource time,
    RandomGenerator random,
    MeterRegistry meters) {
  /** A mailbox that has not been readable for long is tried this often. */
  private static final Duration LONGEST = Duration.ofMinutes(15);

  /** Reads mailboxes; deploy one a node, on a virtual thread. */
  public VerticleBase verticle() {
    var database = accounts.database();
    var interval = settings.interval();
    var longest = interval.compareTo(LONGEST) < 0 ? LONGEST : interval;
    var reader =
        new Reader(
            new Readings(database),
            new ReplyBook(replies),
            accounts,
            visits,
            new Rhythm(interval, longest),
            time,
            random,
            meters);
    return new RoundsVerticle("inbox", reader, settings.parallel(), database, random, meters);
  }
}
