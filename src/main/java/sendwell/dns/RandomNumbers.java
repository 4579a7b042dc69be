package sendwell.dns;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Numbers that nobody can foresee, so that nobody can forge an answer (RFC 5452 §9.2). They are
 * drawn in blocks: otherwise everybody would wait for the secure source with each number.
 */
final class RandomNumbers {
  private static final int BLOCK = 1024;

  private record Block(int[] numbers, AtomicInteger next) {}

  private final SecureRandom source;
  private final ReentrantLock drawing = new ReentrantLock();
  private volatile Block block;

  RandomNumbers(SecureRandom source) {
    this.source = source;
    this.block = draw();
  }

  int next() {
    while (true) {
      Block current = block;
      int place = current.next.getAndIncrement();
      if (place < BLOCK) {
        return current.numbers[place];
      }
      replace(current);
    }
  }

  private void replace(Block used) {
    drawing.lock();
    try {
      if (block == used) {
        block = draw();
      }
    } finally {
      drawing.unlock();
    }
  }

  private Block draw() {
    byte[] octets = new byte[BLOCK * Integer.BYTES];
    source.nextBytes(octets);
    int[] numbers = new int[BLOCK];
    ByteBuffer.wrap(octets).asIntBuffer().get(numbers);
    return new Block(numbers, new AtomicInteger());
  }
}
