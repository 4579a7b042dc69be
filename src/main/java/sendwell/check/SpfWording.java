package sendwell.check;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sendwell.spf.Branch;
import sendwell.spf.Directive;
import sendwell.spf.Draft;
import sendwell.spf.Mechanism;
import sendwell.spf.Modifier;
import sendwell.spf.Qualifier;
import sendwell.spf.Record;
import sendwell.spf.Term;
import sendwell.spf.Tree;

/** How a record is written. */
record SpfWording(Record record, Tree tree) {
  /** Longer records make answers that do not fit into a packet everywhere (RFC 7208 §3.4). */
  static final int LENGTH_GOOD = 450;

  private static final Set<String> MECHANISMS =
      Set.of("include", "a", "mx", "ptr", "exists", "ip4", "ip6");

  Stream<SpfIssue> issues() {
    return Stream.of(ending(), ptr(), length(), afterAll(), duplicates(), ignored())
        .flatMap(each -> each);
  }

  /**
   * The terms that say again what the record says already, by themselves or through the record of
   * another.
   */
  List<Term> duplicated() {
    var seen = new HashSet<String>();
    return record.reachable().stream()
        .filter(term -> !seen.add(Draft.key(term)) || term.looksUp() && isBelowAnother(term))
        .toList();
  }

  private boolean isBelowAnother(Term term) {
    return followed(term)
        .filter(
            target ->
                record.reachable().stream()
                    .flatMap(other -> followed(other).stream())
                    .filter(other -> !other.domain().equals(target.domain()))
                    .flatMap(Tree::trees)
                    .anyMatch(each -> each.domain().equals(target.domain())))
        .isPresent();
  }

  private Optional<Tree> followed(Term term) {
    return tree.branch(term).flatMap(Branch::followed);
  }

  /** What the record, or the one that it hands over to, says of everybody else. */
  private Stream<SpfIssue> ending() {
    Optional<Tree> last =
        Stream.iterate(
                Optional.of(tree),
                Optional::isPresent,
                each -> each.flatMap(SpfWording::handedOver))
            .reduce(Optional.empty(), (_, each) -> each);
    Optional<Record> ending = last.flatMap(Tree::record);
    boolean open = ending.isPresent() && ending.flatMap(Record::redirect).isEmpty();
    Optional<Directive> all = ending.flatMap(Record::all);
    if (open && all.isEmpty()) {
      return SpfIssue.of(
          State.WARN,
          "spf_no_all",
          "The record does not say what holds for everybody else: \"all\" is missing.");
    }
    return all.filter(each -> each.qualifier() == Qualifier.NEUTRAL).isPresent()
        ? SpfIssue.of(
            State.WARN, "spf_neutral_all", "?all says nothing of forgeries: they get through.")
        : SpfIssue.none();
  }

  private static Optional<Tree> handedOver(Tree from) {
    return from.record().flatMap(Record::redirect).flatMap(from::branch).flatMap(Branch::followed);
  }

  private Stream<SpfIssue> ptr() {
    return record.directives().stream()
        .filter(each -> each.mechanism() instanceof Mechanism.Ptr)
        .flatMap(
            each ->
                SpfIssue.of(
                    State.WARN,
                    "spf_ptr",
                    "%s is slow and unreliable, and many receivers pass over it."
                        .formatted(each.text())));
  }

  private Stream<SpfIssue> length() {
    int length = record.text().length();
    return length <= LENGTH_GOOD
        ? SpfIssue.none()
        : SpfIssue.of(
            State.WARN,
            "spf_long",
            "The record has %d characters: answers with more than %d get lost on some ways."
                .formatted(length, LENGTH_GOOD));
  }

  private Stream<SpfIssue> afterAll() {
    return record.unreachable().isEmpty()
        ? SpfIssue.none()
        : SpfIssue.of(
            State.WARN,
            "spf_after_all",
            "Nothing behind \"all\" is ever looked at: %s.".formatted(texts(record.unreachable())));
  }

  private Stream<SpfIssue> duplicates() {
    List<Term> duplicated = duplicated();
    return duplicated.isEmpty()
        ? SpfIssue.none()
        : SpfIssue.of(
            State.WARN,
            "spf_duplicate",
            "The record says something twice: %s.".formatted(texts(duplicated)));
  }

  private Stream<SpfIssue> ignored() {
    return record.terms().stream()
        .filter(each -> each instanceof Modifier.Unknown it && MECHANISMS.contains(it.name()))
        .flatMap(
            each ->
                SpfIssue.of(
                    State.PASS,
                    "spf_ignored_term",
                    "%s is ignored: behind a mechanism comes a colon.".formatted(each.text())));
  }

  private static String texts(List<? extends Term> terms) {
    return terms.stream().map(Term::text).collect(Collectors.joining(" "));
  }
}
