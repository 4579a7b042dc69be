package sendwell.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Something that is no longer as it was.
 *
 * @param at when it was noticed
 * @param aspect what
 * @param before how it stood
 * @param after how it stands
 * @param text in words: {@code SPF lost include:_spf.google.com}
 */
public record Change(Instant at, Aspect aspect, State before, State after, String text) {
  private static final int TERMS_MOST = 4;

  /** Records of strangers are cited here, and the database takes no text with a NUL. */
  public Change {
    text = text.replace('\0', '\ufffd');
  }

  /** What is different between two reports, by aspect; what is seen for the first time is not. */
  static List<Change> between(Report before, Report after, Instant now) {
    return Arrays.stream(Aspect.values())
        .flatMap(
            aspect ->
                before.of(aspect).stream()
                    .flatMap(
                        old ->
                            after.of(aspect).stream()
                                .flatMap(kept -> of(aspect, old.finding(), kept.finding(), now))))
        .toList();
  }

  private static Stream<Change> of(Aspect aspect, Finding before, Finding after, Instant now) {
    boolean sameVerdict = before.state() == after.state() && before.code().equals(after.code());
    boolean told = sameVerdict && (!aspect.published() || before.value().equals(after.value()));
    if (told || before.state() == State.UNKNOWN) {
      return Stream.empty();
    }
    return Stream.of(
        new Change(now, aspect, before.state(), after.state(), text(aspect, before, after)));
  }

  private static String text(Aspect aspect, Finding before, Finding after) {
    List<String> words = aspect.published() ? difference(before.value(), after.value()) : List.of();
    return words.isEmpty()
        ? aspect.title() + ": " + after.description()
        : aspect.title() + " " + String.join(", ", words);
  }

  private static List<String> difference(String before, String after) {
    var words = new ArrayList<String>();
    if (!before.isEmpty() && !after.isEmpty()) {
      Set<String> lost = new LinkedHashSet<>(terms(before));
      terms(after).forEach(lost::remove);
      Set<String> gained = new LinkedHashSet<>(terms(after));
      terms(before).forEach(gained::remove);
      if (lost.size() + gained.size() <= TERMS_MOST) {
        lost.forEach(term -> words.add("lost " + term));
        gained.forEach(term -> words.add("gained " + term));
      }
    }
    return words;
  }

  private static List<String> terms(String value) {
    return Stream.of(value.split("[\\s;,]+")).filter(term -> !term.isEmpty()).toList();
  }
}
