package sendwell.check;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sendwell.check.Subject.Selector;
import sendwell.dkim.KeyLookup;
import sendwell.dmarc.Identifiers;
import sendwell.dmarc.Identifiers.Aligned;
import sendwell.dns.Dns;
import sendwell.dns.Question;

/**
 * Judges the keys that mail was seen to be signed with.
 *
 * @param help how signing is switched on, a sentence
 */
record DkimSeen(Subject subject, Identifiers identifiers, String help, Dns dns) {
  private static final double UNALIGNED_CREDIT = 0.3;

  Finding finding() {
    dns.prefetch(subject.selectors().stream().<Question<?>>map(DkimSeen::question).toList());
    Map<Aligned, List<Selector>> sides =
        subject.selectors().stream()
            .distinct()
            .collect(
                Collectors.groupingBy(
                    selector -> identifiers.dkim(subject.domain(), selector.domain())));
    List<Selector> own = sides.getOrDefault(Aligned.YES, List.of());
    List<Selector> open = sides.getOrDefault(Aligned.UNKNOWN, List.of());
    return own.isEmpty() && open.isEmpty() ? unaligned() : judged(own, open);
  }

  private Finding judged(List<Selector> own, List<Selector> open) {
    List<DkimKeyView> keys =
        own.stream()
            .map(each -> DkimKeyView.at(question(each).name(), each.domain(), help, dns))
            .toList();
    List<Flaw> flaws =
        Flaw.sorted(
            Stream.of(
                    keys.stream().flatMap(key -> key.flaws().stream()),
                    open.stream().map(this::open),
                    modern(keys, open))
                .flatMap(each -> each)
                .toList());
    String value = keys.stream().map(DkimKeyView::value).sorted().collect(Collectors.joining(", "));
    return flaws.isEmpty()
        ? Finding.pass(
            "dkim_valid",
            value,
            "Mail of %s is signed as its own, with a key that receivers accept."
                .formatted(subject.domain()))
        : flaws.getFirst().among(flaws.subList(1, flaws.size()), value);
  }

  /** That no key is left for receivers who do not know the new kind (RFC 8463 §1). */
  private static Stream<Flaw> modern(List<DkimKeyView> keys, List<Selector> open) {
    boolean known = open.isEmpty() && keys.stream().noneMatch(DkimKeyView::unknown);
    return known && keys.stream().allMatch(DkimKeyView::modern)
        ? Stream.of(DkimKeyFlaws.modern())
        : Stream.empty();
  }

  private Flaw open(Selector selector) {
    return Flaw.of(
        Finding.unknown(
            "dkim_alignment_unknown",
            "",
            "Mail is signed as %s; the name servers did not say whether that speaks for %s."
                .formatted(selector.domain(), subject.domain())));
  }

  private Finding unaligned() {
    String signers =
        subject.selectors().stream()
            .map(selector -> selector.domain().name())
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return Finding.warn(
            UNALIGNED_CREDIT,
            "dkim_unaligned",
            signers,
            "Mail is signed, but as %s and not as %s, which is what counts for DMARC."
                .formatted(signers, subject.domain()))
        .fixedBy(Fix.words(help));
  }

  private static Question<?> question(Selector selector) {
    return KeyLookup.question(KeyLookup.name(selector.domain(), selector.name()));
  }
}
