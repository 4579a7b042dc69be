package sendwell.spf;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sendwell.dns.DomainName;

/**
 * A domain's record and everything that it leads to, whoever sends.
 *
 * @param domain whose record it is
 * @param published what is there
 * @param branches the terms that look something up, in the order in which a check comes to them
 * @param unseen how many more such terms there are, beyond what a walk looks at
 */
public record Tree(DomainName domain, Published published, List<Branch> branches, int unseen) {
  private static final int COUNTED_MOST = 1000;

  /** Keeps its own copy. */
  public Tree {
    branches = List.copyOf(branches);
  }

  static int bounded(int count) {
    return Math.min(count, COUNTED_MOST);
  }

  /** The record, if there is exactly one. */
  public Optional<Record> record() {
    return published instanceof Published.One(var record) ? Optional.of(record) : Optional.empty();
  }

  /** How many look-ups a check needs if nothing matches before the end; at most 1000. */
  public int lookups() {
    return branches.stream().mapToInt(Branch::lookups).reduce(bounded(unseen), Tree::add);
  }

  /** How many names it asks for certainly have nothing; at most 1000. */
  public int voids() {
    return trees()
        .flatMap(tree -> tree.branches.stream())
        .mapToInt(Branch::voids)
        .reduce(0, Tree::add);
  }

  /** Of how many names nobody knows whether they have anything; at most 1000. */
  public int doubts() {
    return trees()
        .flatMap(tree -> tree.branches.stream())
        .mapToInt(Branch::doubts)
        .reduce(0, Tree::add);
  }

  /** This and all the records below it. */
  public Stream<Tree> trees() {
    return Stream.concat(
        Stream.of(this),
        branches.stream().flatMap(branch -> branch.followed().stream()).flatMap(Tree::trees));
  }

  /** The term of this record by which everybody passes, if there is one. */
  public Optional<Term> everybody() {
    return reachable().filter(this::admitsEverybody).findFirst();
  }

  /** Whether any client could pass, as far as it is known. */
  public boolean admitsAnybody() {
    return reachable().anyMatch(this::admitsAnybody);
  }

  /** What a term of this record leads to, if it looks something up and was looked at. */
  public Optional<Branch> branch(Term term) {
    return branches.stream().filter(branch -> branch.term().equals(term)).findFirst();
  }

  private Stream<Term> reachable() {
    return record().filter(Record::isValid).stream().flatMap(each -> each.reachable().stream());
  }

  private boolean admitsEverybody(Term term) {
    return switch (term) {
      case Modifier.Redirect _ -> admitsEverybodyBelow(term);
      case Directive(Qualifier qualifier, Mechanism mechanism, _, _) ->
          qualifier == Qualifier.PASS
              && switch (mechanism) {
                case Mechanism.All _ -> true;
                case Mechanism.Ip4(var range) -> range.prefix() == 0;
                case Mechanism.A(_, var range) -> range.ip4() == 0;
                case Mechanism.Mx(_, var range) -> range.ip4() == 0;
                case Mechanism.Include _ -> admitsEverybodyBelow(term);
                case Mechanism.Ip6 _, Mechanism.Ptr _, Mechanism.Exists _ -> false;
              };
      case Modifier.Explanation _, Modifier.Unknown _ -> false;
    };
  }

  private boolean admitsEverybodyBelow(Term term) {
    return below(term).stream().anyMatch(tree -> tree.everybody().isPresent());
  }

  private boolean admitsAnybody(Term term) {
    return switch (term) {
      case Modifier.Redirect _ -> admitsAnybodyBelow(term);
      case Directive(Qualifier qualifier, Mechanism mechanism, _, _) ->
          qualifier == Qualifier.PASS
              && (!(mechanism instanceof Mechanism.Include) || admitsAnybodyBelow(term));
      case Modifier.Explanation _, Modifier.Unknown _ -> false;
    };
  }

  /** Of a record that nobody has seen, nobody knows. */
  private boolean admitsAnybodyBelow(Term term) {
    return below(term).map(Tree::admitsAnybodyOrUnknown).orElse(true);
  }

  private boolean admitsAnybodyOrUnknown() {
    return published instanceof Published.Unknown || admitsAnybody();
  }

  private Optional<Tree> below(Term term) {
    return branch(term).flatMap(Branch::followed);
  }

  private static int add(int one, int other) {
    return bounded(one + other);
  }
}
