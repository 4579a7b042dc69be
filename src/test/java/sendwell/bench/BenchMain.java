package sendwell.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The way in: {@code outbox}, {@code live}, {@code list}, {@code scroll}, {@code dns}, {@code
 * check} and {@code score} choose parts, nothing means all. Ends by itself within a few minutes.
 */
public final class BenchMain {
  private static final Map<String, Part> PARTS = new LinkedHashMap<>();

  static {
    PARTS.put("outbox", new OutboxBench());
    PARTS.put("live", new LiveBench());
    PARTS.put("list", new ListBench());
    PARTS.put("scroll", new ScrollBench());
    PARTS.put("dns", new DnsBench());
    PARTS.put("check", new CheckBench());
    PARTS.put("score", new ScoreBench());
  }

  private BenchMain() {}

  /** A part of the benchmark. */
  interface Part {
    /** Measures in this world, which is fresh, and prints what it found. */
    void run(World world, Report report) throws Exception;
  }

  /** Runs the parts that are named. */
  public static void main(String[] args) throws Exception {
    var wanted = args.length == 0 ? List.copyOf(PARTS.keySet()) : List.of(args);
    if (!PARTS.keySet().containsAll(wanted)) {
      System.err.println("The parts of the benchmark are " + PARTS.keySet() + ".");
      System.exit(2);
    }
    var report = new Report(System.out);
    report.machine();
    for (String part : wanted) {
      try (var world = World.start(part)) {
        PARTS.get(part).run(world, report);
      }
    }
    System.exit(0); // a browser's threads would go on
  }
}
