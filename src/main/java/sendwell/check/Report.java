package sendwell.check;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is known about a domain: what is kept of every aspect.
 *
 * @param kept by aspect; those never looked at are missing
 */
public record Report(Map<Aspect, Kept> kept) {
  /** Nothing is known. */
  public static final Report EMPTY = new Report(Map.of());

  /** Keeps its own copy, in the order of the aspects. */
  public Report {
    var copy = new EnumMap<Aspect, Kept>(Aspect.class);
    copy.putAll(kept);
    kept = Collections.unmodifiableMap(copy);
  }

  /** What is kept of one aspect. */
  public Optional<Kept> of(Aspect aspect) {
    return Optional.ofNullable(kept.get(aspect));
  }

  /** What it says of every aspect. */
  public Map<Aspect, Grade> grades() {
    var grades = new EnumMap<Aspect, Grade>(Aspect.class);
    kept.forEach((aspect, each) -> grades.put(aspect, Grade.of(each.finding())));
    return grades;
  }

  /** The report after these findings. */
  Report after(Map<Aspect, Finding> found, Instant now) {
    var next = new EnumMap<Aspect, Kept>(Aspect.class);
    next.putAll(kept);
    found.forEach(
        (aspect, finding) ->
            next.merge(
                aspect,
                Kept.first(finding, now),
                (before, _) -> Judgement.of(before, finding, now)));
    return new Report(next);
  }

  /** Whether a fault waits for a second look. */
  boolean suspects() {
    return kept.values().stream().anyMatch(each -> each.suspect() != null);
  }

  /** Whether something could not be learnt that is worth another try soon. */
  boolean doubtful() {
    return kept.entrySet().stream()
        .filter(each -> each.getKey().pressing())
        .map(Map.Entry::getValue)
        .anyMatch(each -> each.staleSince() != null || each.finding().state() == State.UNKNOWN);
  }
}
