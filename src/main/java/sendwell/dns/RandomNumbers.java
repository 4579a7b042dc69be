package sendwell.dns;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Numbers that nobody can foresee, so that nobody can forge an answer (RFC 5452 §9.2). They are
 * drawn in blocks, since each draw from the secure source waits for all others.
 */
final class RandomNumbers {
  private static final int BLOCK = 1024;

  private record Block(int[] numbers, AtomicInteger next) {}

  private final SecureRandom source;
  private final AtomicReference<Block> block;

  RandomNumbers(SecureRandom source) {
    this.source = source;
    this.block = new AtomicReference<>(draw());
  }

  int next() {
    while (true) {
      Block current = block.get();
      int place = current.next.getAndIncrement();
      if (place < BLOCK) {
        return current.numbers[place];
      }
      block.compareAndSet(current, draw());
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
