package sendwell.spf;

import java.util.Optional;

/**
 * What became of one term of a record.
 *
 * @param verdict what the check says because of it; null if it went on to the next term
 * @param why in words: {@code 192.0.2.7 is in 192.0.2.0/28}
 * @param lookups what it cost, with all that it led to
 * @param voids how many of those look-ups found nothing
 * @param inner the other domain's record that it led to; null if it led to none
 */
public record Step(
    Term term, Result verdict, String why, int lookups, int voids, Evaluation inner) {
  /** What the check says because of this term, if the check ended here. */
  public Optional<Result> decided() {
    return Optional.ofNullable(verdict);
  }

  /** The evaluation of the other domain's record that it led to. */
  public Optional<Evaluation> followed() {
    return Optional.ofNullable(inner);
  }
}
