package sendwell.check;

import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sendwell.spf.Branch;
import sendwell.spf.Directive;
import sendwell.spf.Mechanism;
import sendwell.spf.Published;
import sendwell.spf.Spf;
import sendwell.spf.Term;
import sendwell.spf.Tree;

/** What a check costs at worst, and what it leads to. */
record SpfCosts(Tree tree) {
  /** A record that needs more look-ups has no room for another service. */
  static final int LOOKUPS_GOOD = 8;

  Stream<SpfIssue> issues() {
    return Stream.of(
            lookups(),
            voids(),
            tree.trees()
                .flatMap(each -> each.branches().stream().flatMap(branch -> issue(branch, each))))
        .flatMap(each -> each);
  }

  /** What each term costs, the dearest first. */
  String bill() {
    return tree.branches().stream()
        .sorted(Comparator.comparingInt(Branch::lookups).reversed())
        .map(branch -> branch.term().text() + " costs " + branch.lookups())
        .collect(Collectors.joining(", "));
  }

  /** Whether a term leads to a record that no receiver can use. */
  static boolean isBroken(Branch branch) {
    return branch
        .followed()
        .map(Tree::published)
        .filter(
            published ->
                switch (published) {
                  case Published.Several _ -> true;
                  case Published.One(var record) -> !record.isValid();
                  case Published.None _, Published.Unknown _ -> false;
                })
        .isPresent();
  }

  private Stream<SpfIssue> lookups() {
    int lookups = tree.lookups();
    return lookups <= LOOKUPS_GOOD
        ? SpfIssue.none()
        : SpfIssue.of(
            State.WARN,
            "spf_many_lookups",
            "A check needs up to %d look-ups, and receivers stop at %d: %s."
                .formatted(lookups, Spf.LOOKUPS_MOST, bill()));
  }

  private Stream<SpfIssue> voids() {
    if (tree.voids() >= Spf.VOIDS_MOST) {
      return SpfIssue.of(
          State.WARN,
          "spf_void_lookups",
          "%d of the names that it asks for have nothing, and receivers stop after %d: %s."
              .formatted(tree.voids(), Spf.VOIDS_MOST, whys(Branch.State.NOTHING_THERE)));
    }
    return tree.voids() + tree.doubts() < Spf.VOIDS_MOST
        ? SpfIssue.none()
        : SpfIssue.of(
            State.UNKNOWN,
            "spf_unknown",
            "How many of the names that it asks for have nothing is not known: %s."
                .formatted(whys(Branch.State.UNKNOWN)));
  }

  private String whys(Branch.State state) {
    return tree.trees()
        .flatMap(each -> each.branches().stream())
        .filter(branch -> branch.state() == state || branch.voids() + branch.doubts() > 0)
        .map(Branch::why)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private Stream<SpfIssue> issue(Branch branch, Tree in) {
    String term = branch.term().text() + (in == tree ? "" : " in the record of " + in.domain());
    boolean leads = branch.followed().isPresent();
    return switch (branch.state()) {
      case UNKNOWN ->
          leads
              ? SpfIssue.of(
                  State.UNKNOWN,
                  "spf_include_unknown",
                  "Where %s leads is not known: %s.".formatted(term, branch.why()))
              : SpfIssue.none();
      case NOTHING_THERE ->
          leads
              ? SpfIssue.of(
                  State.WARN,
                  "spf_dead_include",
                  "%s leads nowhere: %s.".formatted(term, branch.why()))
              : SpfIssue.of(
                  State.PASS,
                  "spf_dead_name",
                  "%s is of no use: %s.".formatted(term, branch.why()));
      case LOOP ->
          SpfIssue.of(State.WARN, "spf_loop", "%s never ends: %s.".formatted(term, branch.why()));
      case TOO_MANY ->
          SpfIssue.of(
              State.WARN,
              "spf_many_hosts",
              "%s asks for too much: %s, and receivers stop at %d."
                  .formatted(term, branch.why(), Spf.LOOKUPS_MOST));
      case DEPENDS ->
          isPtr(branch.term())
              ? SpfIssue.none()
              : SpfIssue.of(
                  State.PASS,
                  "spf_not_foreseeable",
                  "What %s means and costs depends on the message.".formatted(term));
      case THERE ->
          isBroken(branch)
              ? SpfIssue.of(
                  State.WARN,
                  "spf_broken_include",
                  "%s leads to a record that no receiver can use.".formatted(term))
              : SpfIssue.none();
    };
  }

  private static boolean isPtr(Term term) {
    return term instanceof Directive directive && directive.mechanism() instanceof Mechanism.Ptr;
  }
}
