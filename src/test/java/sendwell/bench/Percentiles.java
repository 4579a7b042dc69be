package sendwell.bench;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Waits, in order.
 *
 * @param micros microseconds, ascending
 */
record Percentiles(long[] micros) {
  Percentiles {
    micros = micros.clone();
    Arrays.sort(micros);
  }

  /** The wait that this share of all did not exceed, in milliseconds. */
  double millis(double share) {
    if (micros.length == 0) {
      return 0;
    }
    int rank = (int) Math.ceil(share * micros.length) - 1;
    return micros[Math.clamp(rank, 0, micros.length - 1)] / 1000.0;
  }

  /** One line of text, for {@link #parse}: a thousand points of the curve. */
  String text() {
    return LongStream.rangeClosed(1, 1000)
        .mapToObj(share -> String.valueOf(Math.round(millis(share / 1000.0) * 1000)))
        .collect(Collectors.joining(" "));
  }

  static Percentiles parse(String text) {
    return new Percentiles(Stream.of(text.split(" ")).mapToLong(Long::parseLong).toArray());
  }
}
