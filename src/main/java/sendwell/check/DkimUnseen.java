package sendwell.check;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import sendwell.check.Finding.Remark;

/**
 * What keys are worth that are published, but of which nobody knows whether mail is signed with
 * them.
 */
record DkimUnseen(List<DkimKeyView> keys) {
  // Nothing is left to do, so nothing is held back; the confidence says how little was seen.
  private static final double CREDIT = 1;

  /**
   * The finding that follows from the best of the keys; none if there is certainly no usable one.
   */
  Optional<Finding> finding() {
    List<DkimKeyView> usable = keys.stream().filter(DkimKeyView::usable).toList();
    Optional<DkimKeyView> best =
        usable.stream()
            .filter(key -> !key.modern())
            .min(Comparator.comparingInt(key -> key.flaws().size()));
    if (best.filter(key -> key.flaws().isEmpty()).isPresent()) {
      return best.map(this::passed);
    }
    return unknown()
        .or(() -> best.map(this::flawed))
        .or(() -> usable.stream().findFirst().map(this::modern));
  }

  private Finding passed(DkimKeyView best) {
    return new Finding(
        State.PASS,
        CREDIT,
        "dkim_valid",
        best.value(),
        "There is a sound key at %s; no mail has been seen yet that is signed with it."
            .formatted(best.name()),
        remarksBut(best),
        null,
        Confidence.RECORD_ONLY,
        List.of());
  }

  private Finding flawed(DkimKeyView best) {
    return best.flaws()
        .getFirst()
        .among(best.flaws().subList(1, best.flaws().size()), best.value())
        .as(Confidence.RECORD_ONLY);
  }

  private Finding modern(DkimKeyView key) {
    return DkimKeyFlaws.modern().among(key.flaws(), key.value()).as(Confidence.RECORD_ONLY);
  }

  private Optional<Finding> unknown() {
    return keys.stream()
        .filter(DkimKeyView::unknown)
        .findFirst()
        .map(key -> key.flaws().getFirst().among(List.of(), ""));
  }

  /** What is wrong with the other keys that are there. */
  private List<Remark> remarksBut(DkimKeyView best) {
    return keys.stream()
        .filter(key -> !key.equals(best) && !key.absent())
        .flatMap(key -> key.flaws().stream())
        .map(Flaw::remark)
        .toList();
  }
}
