package sendwell.spf;

import java.util.List;
import java.util.Optional;

/**
 * What {@code check_host()} said of a client, and how it came to say so.
 *
 * @param evaluation the record and what became of its terms
 * @param lookups how many terms looked something up, of at most ten
 * @param voids how many of them found nothing, of at most two
 * @param doubts failures of the DNS that the check has to pass over (§5.5): without them it might
 *     have said something else
 * @param words what the domain says to those who are refused; null if nothing
 */
public record Verdict(
    Evaluation evaluation, int lookups, int voids, List<String> doubts, String words) {
  /** Keeps its own copy. */
  public Verdict {
    doubts = List.copyOf(doubts);
  }

  /** The result. */
  public Result result() {
    return evaluation.result();
  }

  /** What the domain says to those who are refused; if nothing, a receiver uses its own words. */
  public Optional<String> explanation() {
    return Optional.ofNullable(words);
  }
}
