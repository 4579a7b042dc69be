package sendwell.bench;

import java.io.PrintStream;
import java.util.Locale;

/** What the benchmark prints: sections of lines, each a name and a figure. */
record Report(PrintStream out) {
  void machine() {
    out.printf(
        "%d processors, Java %s, %s%n",
        Runtime.getRuntime().availableProcessors(),
        Runtime.version(),
        System.getProperty("os.name"));
  }

  void section(String title) {
    out.printf("%n%s%n", title);
  }

  void line(String name, String format, Object... values) {
    out.printf("  %-52s %s%n", name, String.format(Locale.ROOT, format, values));
  }

  /** The spread of some waits. */
  void line(String name, Percentiles waits) {
    line(
        name,
        "p50 %6.1f   p90 %6.1f   p99 %6.1f   max %6.1f ms",
        waits.millis(0.5),
        waits.millis(0.9),
        waits.millis(0.99),
        waits.millis(1));
  }
}
