package sendwell.outbox;

import java.time.Duration;
import java.time.Instant;
import sendwell.account.AccountId;

/** What is left to do in the Sent folder for a mail that was sent. */
enum Errand {
  /** Nothing. */
  NONE,
  /** A copy is to be filed. */
  FILE,
  /** The copy is to be found, for the Message-ID that the provider gave it. */
  FIND;

  /** A provider needs a moment to file its copy. */
  private static final Duration COPY_DELAY = Duration.ofSeconds(30);

  private static final long ROUND_SECONDS = 60;

  /**
   * When it is due for a mail sent now. Copies are looked for once a minute, at a second of each
   * account's own: all that an account sent meanwhile by one search.
   */
  Instant dueAt(Instant now, AccountId account) {
    if (this != FIND) {
      return now;
    }
    long own = Math.floorMod(account.value().hashCode(), ROUND_SECONDS);
    long earliest = now.plus(COPY_DELAY).getEpochSecond();
    return Instant.ofEpochSecond(earliest + Math.floorMod(own - earliest, ROUND_SECONDS));
  }
}
