package sendwell.spf;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes records that nobody should publish: nearly right, wildly wrong, endless. The same seed
 * writes the same.
 */
record Hostile(RandomGenerator random) {
  private static final List<String> NAMES =
      List.of("a", "mx", "ptr", "include", "exists", "redirect", "exp", "all", "ip4", "ip6", "x");
  private static final List<String> DOMAINS =
      List.of(
          "example.com",
          "%{d}",
          "%{i}.%{d}",
          "%{p}.x.org",
          "%{l1r-+}.x.org",
          "%{h}",
          "%{S99r=}.x.org",
          "x..org",
          ".",
          "%{d}.%{d}.%{d}.%{d}",
          "a".repeat(70) + ".org",
          "1.2.3.4",
          "::1",
          "museum",
          "x.org/24",
          "%{o}%_%-%%",
          "0.0.0.0/0",
          "%{d2r.}._spf.%{o}",
          "\u0000.org",
          "\u00e9.org");
  private static final String SPECIAL = "%{}:/=.-+~? _\u0000\t\r\n\u0080\u00ffdirp09";

  /** A record of some terms, perhaps harmed. */
  String record() {
    String terms =
        IntStream.rangeClosed(0, random.nextInt(14))
            .mapToObj(_ -> term())
            .collect(Collectors.joining(" "));
    String record = Record.VERSION + " " + terms;
    return random.nextInt(3) == 0 ? harmed(record) : record;
  }

  /** A text of anything. */
  String noise() {
    return IntStream.range(0, random.nextInt(80))
        .mapToObj(_ -> String.valueOf((char) random.nextInt(256)))
        .collect(Collectors.joining());
  }

  /** What stands behind a colon; its macros are sound. */
  String domain() {
    return one(DOMAINS);
  }

  private String term() {
    String qualifier = one(List.of("", "", "", "+", "-", "~", "?", "--"));
    String name = one(NAMES);
    String separator = one(List.of(":", ":", ":", "=", "", "/", "::"));
    String cidr = one(List.of("", "", "", "/24", "//64", "/0//0", "/33", "/24/64", "/"));
    return qualifier + name + separator + (separator.isEmpty() ? "" : domain()) + cidr;
  }

  private String harmed(String record) {
    var harmed = new StringBuilder(record);
    for (int i = 0; i < 3; i++) {
      int from = Record.VERSION.length() + 1;
      int at = from + random.nextInt(harmed.length() - from);
      char special = SPECIAL.charAt(random.nextInt(SPECIAL.length()));
      switch (random.nextInt(3)) {
        case 0 -> harmed.setCharAt(at, special);
        case 1 -> harmed.insert(at, special);
        default -> harmed.insert(at, String.valueOf(special).repeat(300));
      }
    }
    return harmed.toString();
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
