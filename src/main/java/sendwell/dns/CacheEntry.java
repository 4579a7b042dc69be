package sendwell.dns;

import java.util.concurrent.CompletableFuture;

/** An answer that is remembered or still under way. */
final class CacheEntry extends CompletableFuture<Answer<?>> {
  /** About what it takes up beside the answer's own octets. */
  private static final int OVERHEAD = 1_000;

  private final long round;

  // For the shard, under its lock.
  private boolean forgotten;
  private long until;
  private int octets = OVERHEAD;

  /** One that is begun in this round. */
  CacheEntry(long round) {
    this.round = round;
  }

  /** Whether it will do for somebody who wants none from before a round. */
  boolean suffices(long since, long now) {
    return !isDone() || now < until && round >= since;
  }

  /** What it takes up. */
  int octets() {
    return octets;
  }

  void learn(Learnt learnt, long now) {
    until = now + learnt.worth().toMillis();
    octets = OVERHEAD + learnt.octets();
  }

  void forget() {
    forgotten = true;
  }

  boolean isForgotten() {
    return forgotten;
  }
}
