package sendwell.dns;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** A part of what is remembered, under one lock. */
final class CacheShard {
  private static final int INITIAL = 16;
  private static final float LOAD = 0.75f;

  private final long room;
  private final ReentrantLock lock = new ReentrantLock();

  /** What was not asked for the longest comes first. */
  private final Map<Question<?>, CacheEntry> entries = new LinkedHashMap<>(INITIAL, LOAD, true);

  private long octets;

  CacheShard(long room) {
    this.room = room;
  }

  /**
   * The entry to wait for: one that is under way, or holds now and is not older than a round, or a
   * new one.
   *
   * @param since that round
   * @param round this one
   */
  CacheEntry entry(Question<?> question, long since, long round, long now) {
    lock.lock();
    try {
      CacheEntry known = entries.get(question);
      if (known != null && (known.isUnderWay() || known.holds(now) && known.round() >= since)) {
        return known;
      }
      var entry = new CacheEntry(round);
      CacheEntry replaced = entries.put(question, entry);
      octets += entry.octets() - (replaced == null ? 0 : replaced.octets());
      makeRoom();
      return entry;
    } finally {
      lock.unlock();
    }
  }

  /** Remembers what an entry has been waiting for, unless it was forgotten meanwhile. */
  void settle(Question<?> question, CacheEntry entry, Learnt learnt, long now) {
    lock.lock();
    try {
      if (entries.get(question) == entry) {
        octets -= entry.octets();
        entry.learn(learnt, now);
        octets += entry.octets();
        makeRoom();
      }
    } finally {
      lock.unlock();
    }
  }

  private void makeRoom() {
    Iterator<CacheEntry> eldest = entries.values().iterator();
    while (octets > room) {
      octets -= eldest.next().octets();
      eldest.remove();
    }
  }
}
