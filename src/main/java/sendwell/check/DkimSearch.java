package sendwell.check;

import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import sendwell.dkim.KeyLookup;
import sendwell.dns.Absence;
import sendwell.dns.Answer;
import sendwell.dns.Dns;
import sendwell.dns.DomainName;
import sendwell.dns.Question;
import sendwell.dns.Txt;

/**
 * Looks for a domain's keys where no mail of it was seen. The DNS tells a key only to those who
 * know its selector, so this tries what the platform uses, then whether there can be any key at
 * all, and then a few usual names.
 *
 * @param help how signing is switched on, a sentence
 * @param random makes a name that nobody has published
 */
record DkimSearch(Subject subject, String help, Dns dns, RandomGenerator random) {
  /** What mail servers and their panels choose, and platforms that stand behind a filter. */
  private static final List<String> USUAL =
      List.of(
          "default",
          "dkim",
          "mail",
          "email",
          "s1024",
          "s2048",
          "key1",
          "x",
          "google",
          "selector1",
          "selector2");

  private static final Fix TEST_MESSAGE =
      Fix.words(
          "Send a test message to a mailbox that is connected here: its signature names the"
              + " selector.");

  Finding finding() {
    List<String> selectors = subject.host().map(Platform::selectors).orElse(List.of());
    dns.prefetch(List.of(KeyLookup.question(parent())));
    List<DkimKeyView> hosted = keys(selectors);
    return new DkimUnseen(hosted).finding().orElseGet(() -> elsewhere(selectors, hosted));
  }

  private Finding elsewhere(List<String> selectors, List<DkimKeyView> hosted) {
    return switch (dns.txt(parent())) {
      case Answer.Failed<Txt> failed ->
          Silence.finding(subject.domain(), failed, "what is below " + parent());
      case Answer.Absent<Txt> absent when rulesOut(absent) && allAbsent(hosted) -> missing();
      case Answer.Absent<Txt> _, Answer.Found<Txt> _ -> {
        List<DkimKeyView> guessed =
            keys(USUAL.stream().filter(Predicate.not(selectors::contains)).toList());
        List<DkimKeyView> all = Stream.concat(hosted.stream(), guessed.stream()).toList();
        yield new DkimUnseen(all).finding().orElseGet(() -> unusable(hosted, all));
      }
    };
  }

  /** What is there is of no use, or has another name. */
  private Finding unusable(List<DkimKeyView> hosted, List<DkimKeyView> all) {
    String label = "%016x".formatted(random.nextLong());
    DkimKeyView anything = key(parent().child(label));
    if (anything.unknown()) {
      return anything.flaws().getFirst().among(List.of(), "");
    }
    // What any name would have said is said of none.
    Predicate<DkimKeyView> own = key -> !key.absent() && !key.says(anything);
    List<Flaw> broken = Flaw.sorted(flaws(hosted.stream().filter(own.and(key -> !key.revoked()))));
    if (!broken.isEmpty()) {
      return broken.getFirst().among(broken.subList(1, broken.size()), "").as(Confidence.ASSUMED);
    }
    return hidden(anything)
        .remarking(flaws(all.stream().filter(own)).stream().map(Flaw::remark).toList())
        .fixedBy(TEST_MESSAGE);
  }

  private Finding hidden(DkimKeyView anything) {
    return anything.lookup().answer() instanceof Answer.Absent<Txt> absent && rulesOut(absent)
        ? Finding.unknown(
            "dkim_selector_unknown",
            "",
            "%s has DKIM keys, but only a signed message tells under which selector."
                .formatted(subject.domain()))
        : Finding.unknown(
            "dkim_wildcard",
            "",
            "The name servers of %s know every name, so that only a signed message tells whether there is a key."
                .formatted(subject.domain()));
  }

  private Finding missing() {
    return Finding.fail(
            "dkim_missing",
            "",
            "%s publishes no DKIM key: its mail is not signed as its own."
                .formatted(subject.domain()))
        .fixedBy(Fix.words(help));
  }

  /** Whether nothing can be at the name or below it (RFC 8020). */
  private static boolean rulesOut(Answer.Absent<Txt> answer) {
    return answer.absence() == Absence.NXDOMAIN && answer.trace().aliases().isEmpty();
  }

  private static boolean allAbsent(List<DkimKeyView> keys) {
    return keys.stream().allMatch(DkimKeyView::absent);
  }

  private static List<Flaw> flaws(Stream<DkimKeyView> keys) {
    return keys.flatMap(key -> key.flaws().stream()).toList();
  }

  private List<DkimKeyView> keys(List<String> selectors) {
    List<DomainName> names = selectors.stream().map(parent()::child).toList();
    dns.prefetch(names.stream().<Question<?>>map(KeyLookup::question).toList());
    return names.stream().map(this::key).toList();
  }

  private DkimKeyView key(DomainName name) {
    return DkimKeyView.at(name, subject.domain(), help, dns);
  }

  /** The name that all keys lie below. */
  private DomainName parent() {
    return DomainName.of(subject.domain()).child("_domainkey");
  }
}
