package sendwell.id;

import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Makes UUIDv7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, then random bits, so that new rows
 * lie beside each other in an index. Safe for use by any thread if the generator is.
 *
 * @param time the clock
 * @param random where the random bits come from
 */
public record Ids(InstantSource time, RandomGenerator random) {
  /** A new identifier. */
  public UUID next() {
    long high = time.millis() << 16 | 0x7000 | random.nextLong() & 0x0fff;
    long low = 0x8000_0000_0000_0000L | random.nextLong() >>> 2;
    return new UUID(high, low);
  }
}
