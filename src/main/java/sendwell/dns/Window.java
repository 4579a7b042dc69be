package sendwell.dns;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets so many in at once; the others stand in line, and nobody is kept from his thread. */
final class Window {
  /** Somebody who wants in. */
  interface Visitor {
    /** It is his turn. Returns false if he no longer wants in, and else leaves later. */
    boolean enter();
  }

  private final int size;
  private final AtomicInteger places; // less than none: so many stand in line
  private final Queue<Visitor> line = new ConcurrentLinkedQueue<>();

  Window(int size) {
    this.size = size;
    this.places = new AtomicInteger(size);
  }

  /** Lets the visitor in, now or when others have left. */
  void enter(Visitor visitor) {
    if (places.getAndDecrement() <= 0) {
      line.add(visitor);
    } else if (!visitor.enter()) {
      leave();
    }
  }

  /** One who was let in has left; the next one enters on this thread. */
  void leave() {
    while (places.getAndIncrement() < 0) {
      if (next().enter()) {
        return;
      }
    }
  }

  /** Whether more stand in line than are in. */
  boolean isCrowded() {
    return places.get() < -size;
  }

  private Visitor next() {
    Visitor next = line.poll();
    while (next == null) { // he has been counted and is about to join the line
      Thread.onSpinWait();
      next = line.poll();
    }
    return next;
  }
}
