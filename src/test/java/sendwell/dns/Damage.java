package sendwell.dns;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

/** Damages messages, in the same ways for the same seed. */
final class Damage {
  private static final int HEADER = 12;
  private static final int CHANGES_MOST = 6;

  private final Random random;

  Damage(long seed) {
    this.random = new Random(seed);
  }

  /**
   * A damaged copy. Mostly as far as its question it stays whole, for what comes after that to be
   * read at all.
   */
  byte[] of(byte[] message) {
    int from = random.nextInt(8) == 0 ? 0 : questionEnd(message);
    byte[] damaged = message;
    for (int changes = 1 + random.nextInt(CHANGES_MOST); changes > 0; changes--) {
      damaged = change(damaged, from);
    }
    return damaged;
  }

  private byte[] change(byte[] message, int from) {
    if (message.length <= from) {
      return message;
    }
    byte[] changed = message.clone();
    int place = from + random.nextInt(message.length - from);
    switch (random.nextInt(6)) {
      case 0 -> changed[place] = (byte) random.nextInt();
      case 1 -> changed[place] = 0;
      case 2 -> changed = Arrays.copyOf(changed, place); // the rest is lost
      case 3 -> pointer(changed, place);
      case 4 -> changed = twice(changed, place);
      default -> count(changed);
    }
    return changed;
  }

  /** Part of a name is said to be elsewhere: before, behind, or just here (RFC 1035 §4.1.4). */
  private void pointer(byte[] message, int place) {
    if (place + 1 < message.length) {
      int target = random.nextBoolean() ? place : random.nextInt(message.length);
      ByteBuffer.wrap(message).putShort(place, (short) (0xC000 | target & 0x3FFF));
    }
  }

  /** A piece comes a second time. */
  private byte[] twice(byte[] message, int place) {
    byte[] piece = Arrays.copyOfRange(message, random.nextInt(place + 1), place);
    byte[] longer = Arrays.copyOf(message, message.length + piece.length);
    System.arraycopy(piece, 0, longer, message.length, piece.length);
    return longer;
  }

  /** The header promises more, or fewer, records than come. */
  private void count(byte[] message) {
    if (message.length < HEADER) {
      return;
    }
    int section = 6 + 2 * random.nextInt(3);
    int records = random.nextInt(4) == 0 ? 0xFFFF : random.nextInt(12);
    ByteBuffer.wrap(message).putShort(section, (short) records);
  }

  private static int questionEnd(byte[] message) {
    int place = HEADER;
    while (message[place] != 0) {
      place += 1 + message[place];
    }
    return place + 1 + 2 * Short.BYTES;
  }
}
