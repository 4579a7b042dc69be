package sendwell.check;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import sendwell.dns.Evidence;
import sendwell.http.Fetched;

/** What came of fetching a file, as evidence beside that of the DNS. */
final class Fetch {
  /** The type of such evidence (RFC 9110 §9.3.1). */
  static final String TYPE = "GET";

  private static final int LINES_MOST = 20;
  private static final int LINE_MOST = 200;

  private Fetch() {}

  /** Of a text: its first lines. */
  static Evidence evidence(String url, Fetched fetched, Instant at) {
    return switch (fetched) {
      case Fetched.Page page -> evidence(url, outcome(page), lines(page), at);
      case Fetched.Nothing(var fault) -> evidence(url, fault.detail(), List.of(), at);
    };
  }

  /** Of anything: what was found in it. */
  static Evidence evidence(String url, String outcome, List<String> found, Instant at) {
    String host = url.replaceFirst("^https://", "").replaceFirst("/.*", "");
    return new Evidence(url, TYPE, outcome, found, List.of(), 0, false, host, at);
  }

  private static String outcome(Fetched.Page page) {
    return (page.status() + " " + page.type()).strip();
  }

  private static List<String> lines(Fetched.Page page) {
    return page.body()
        .toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank())
        .limit(LINES_MOST)
        .map(line -> line.length() > LINE_MOST ? line.substring(0, LINE_MOST) + "…" : line)
        .toList();
  }
}
