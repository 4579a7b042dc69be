package sendwell.spf;

import java.util.List;
import java.util.Optional;

/**
 * What the record of one domain says of a client, term by term; those behind the decisive one were
 * not looked at.
 *
 * @param domain whose record it is
 * @param result what it says
 * @param why in words
 * @param policy the record; null if there is none to follow
 * @param steps what became of its terms, the last one being decisive if any was
 */
public record Evaluation(
    String domain, Result result, String why, Record policy, List<Step> steps) {
  /** Keeps its own copy. */
  public Evaluation {
    steps = List.copyOf(steps);
  }

  static Evaluation without(String domain, Result result, String why) {
    return new Evaluation(domain, result, why, null, List.of());
  }

  /** The record, if there was one to follow. */
  public Optional<Record> record() {
    return Optional.ofNullable(policy);
  }

  /** Where the decision was made: here, or in the record that this one hands over to (§6.1). */
  public Evaluation decisive() {
    return steps.isEmpty() || !(steps.getLast().term() instanceof Modifier.Redirect)
        ? this
        : steps.getLast().followed().map(Evaluation::decisive).orElse(this);
  }
}
