package sendwell.dns;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** An answer that is remembered or still under way. */
final class CacheEntry {
  /** About what it takes up beside the answer's own octets. */
  private static final int OVERHEAD = 1_000;

  private final long round;
  private final CompletableFuture<Answer<?>> answer = new CompletableFuture<>();
  private final AtomicBoolean begun = new AtomicBoolean();

  // For the shard, under its lock.
  private long until;
  private int octets = OVERHEAD;

  CacheEntry(long round) {
    this.round = round;
  }

  /** When it was begun, in rounds. */
  long round() {
    return round;
  }

  CompletableFuture<Answer<?>> answer() {
    return answer;
  }

  boolean isUnderWay() {
    return !answer.isDone();
  }

  /** True for the first who asks this: he is to look the answer up. */
  boolean begin() {
    return begun.compareAndSet(false, true);
  }

  boolean holds(long now) {
    return now < until;
  }

  int octets() {
    return octets;
  }

  void learn(Learnt learnt, long now) {
    until = now + learnt.worth().toMillis();
    octets = OVERHEAD + learnt.octets();
  }
}
