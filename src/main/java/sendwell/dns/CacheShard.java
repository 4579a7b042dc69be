package sendwell.dns;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** A part of what is remembered, under one lock. When there is no more room, the oldest goes. */
final class CacheShard {
  private final long room;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Question<?>, CacheEntry> entries = new LinkedHashMap<>();
  private long octets;

  CacheShard(long room) {
    this.room = room;
  }

  /**
   * The entry to wait for: a known one if it suffices, and else the new one.
   *
   * @param since the round from which on it is to be
   */
  CacheEntry entry(Question<?> question, CacheEntry entry, long since, long now) {
    lock.lock();
    try {
      CacheEntry known = entries.get(question);
      if (known != null && known.suffices(since, now)) {
        return known;
      }
      if (known != null) {
        forget(known);
      }
      entries.put(question, entry);
      octets += entry.octets();
      makeRoom();
      return entry;
    } finally {
      lock.unlock();
    }
  }

  /** Remembers what an entry has been waiting for, unless it was forgotten meanwhile. */
  void settle(CacheEntry entry, Learnt learnt, long now) {
    lock.lock();
    try {
      if (!entry.isForgotten()) {
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
    if (octets <= room) {
      return;
    }
    Iterator<CacheEntry> oldest = entries.values().iterator();
    while (octets > room) {
      forget(oldest.next());
      oldest.remove();
    }
  }

  private void forget(CacheEntry entry) {
    octets -= entry.octets();
    entry.forget();
  }
}
