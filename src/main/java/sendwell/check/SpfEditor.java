package sendwell.check;

import static java.util.function.Predicate.not;

import java.net.InetAddress;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import sendwell.dns.Dns;
import sendwell.dns.DomainName;
import sendwell.dns.Mx;
import sendwell.spf.Branch;
import sendwell.spf.Directive;
import sendwell.spf.Draft;
import sendwell.spf.Mechanism;
import sendwell.spf.Record;
import sendwell.spf.Result;
import sendwell.spf.Spf;
import sendwell.spf.Term;
import sendwell.spf.Tree;

/**
 * Changes a record for the better, one step at a time.
 *
 * @param subject whose record it is
 * @param mayLoseServices whether those that nothing is known to go out by may be left out to save
 *     look-ups
 */
record SpfEditor(Subject subject, boolean mayLoseServices, Dns dns, InstantSource time) {
  private static final int ADDRESSES_SPELT_OUT = 4;

  /** A record for a domain that has none: the platform or the domain's own mail hosts may send. */
  Draft starter() {
    return admittingHost(Draft.empty()).closed();
  }

  /**
   * The next step.
   *
   * @param tried what came of trying the draft
   * @return the same draft if nothing is left to be done
   */
  Draft improved(Draft draft, SpfSurvey tried) {
    return Stream.<UnaryOperator<Draft>>of(
            it -> cleaned(it, tried.tree()),
            Draft::closed,
            it -> admitting(it, tried.trials()),
            it -> shortened(it, tried.tree()))
        .map(step -> step.apply(draft))
        .filter(not(draft::equals))
        .findFirst()
        .orElse(draft);
  }

  /** Without what is of no use, or lets everybody pass. */
  private Draft cleaned(Draft draft, Tree tree) {
    Record record = draft.record();
    List<Term> useless =
        Stream.of(
                record.unreachable().stream(),
                new SpfWording(record, tree).duplicated().stream(),
                record.reachable().stream().filter(term -> isUseless(term, tree)),
                tree.everybody().stream().filter(term -> !isAll(term)))
            .flatMap(each -> each)
            .map(Term.class::cast)
            .toList();
    return draft.without(useless::contains);
  }

  private boolean isUseless(Term term, Tree tree) {
    boolean ptr =
        term instanceof Directive directive && directive.mechanism() instanceof Mechanism.Ptr;
    return ptr || tree.branch(term).filter(this::isUseless).isPresent();
  }

  private boolean isUseless(Branch branch) {
    boolean nothing = branch.state() == Branch.State.NOTHING_THERE;
    return nothing || isFaulty(branch) && (!hasFaultsBelow(branch) || isUnused(branch));
  }

  /** Whether receivers cannot get to the end of it. */
  static boolean isFaulty(Branch branch) {
    boolean here =
        switch (branch.state()) {
          case LOOP, TOO_MANY -> true;
          case NOTHING_THERE -> branch.followed().isPresent();
          case THERE -> SpfCosts.isBroken(branch);
          case UNKNOWN, DEPENDS -> false;
        };
    return here || hasFaultsBelow(branch);
  }

  private static boolean hasFaultsBelow(Branch branch) {
    return branch.followed().stream()
        .flatMap(tree -> tree.branches().stream())
        .anyMatch(SpfEditor::isFaulty);
  }

  private static boolean isAll(Term term) {
    return term instanceof Directive directive && directive.isAll();
  }

  /** Lets those pass who send and do not. */
  private Draft admitting(Draft draft, List<SpfTrial> trials) {
    Draft open = draft;
    for (SpfTrial trial : trials) {
      open =
          switch (trial.verdict().result()) {
            case PASS, TEMPERROR, PERMERROR, NONE -> open;
            case FAIL, SOFTFAIL, NEUTRAL ->
                switch (trial.source()) {
                  case ANY, PLATFORM -> admittingHost(open);
                  case SEEN, ASSUMED -> admitting(open, trial.client().ip());
                };
          };
    }
    return open.distinct();
  }

  /** By the platform's record if it has the address, else by itself. */
  private Draft admitting(Draft draft, InetAddress address) {
    return SpfSurvey.platformRecord(subject)
        .filter(record -> passes(address, record))
        .map(record -> draft.admitting("include:" + record))
        .orElseGet(() -> draft.admitting(address));
  }

  private Draft admittingHost(Draft draft) {
    Optional<String> platform = SpfSurvey.platformRecord(subject);
    if (platform.isPresent()) {
      return draft.admitting("include:" + platform.get());
    }
    List<Mx> hosts = dns.mx(DomainName.of(subject.returnPath())).recordsOrNone();
    return hosts.stream().allMatch(Mx::isNull) ? draft : draft.admitting("mx");
  }

  /** With fewer look-ups, if there are too many. */
  private Draft shortened(Draft draft, Tree tree) {
    return tree.lookups() <= SpfCosts.LOOKUPS_GOOD
        ? draft
        : cheapestLossFirst(tree)
            .map(branch -> without(draft, branch))
            .filter(not(draft::equals))
            .findFirst()
            .orElse(draft);
  }

  /** Own hosts, whose addresses say the same, before services, which are lost; dear ones first. */
  private static Stream<Branch> cheapestLossFirst(Tree tree) {
    return tree.branches().stream()
        .sorted(
            Comparator.comparing((Branch branch) -> branch.followed().isPresent())
                .thenComparing(Comparator.comparingInt(Branch::lookups).reversed()));
  }

  private Draft without(Draft draft, Branch branch) {
    int addresses = branch.addresses().size();
    if (addresses > 0 && addresses <= ADDRESSES_SPELT_OUT) {
      return draft.spellingOut(branch);
    }
    return mayLoseServices && isUnused(branch) ? draft.without(branch.term()::equals) : draft;
  }

  /** Whether it leads to a service that nothing goes out by, as far as that is known. */
  boolean isUnused(Branch branch) {
    Optional<String> platform = SpfSurvey.platformRecord(subject);
    boolean known = platform.isPresent() || !subject.senders().isEmpty();
    return known
        && branch.followed().isPresent()
        && branch.term() instanceof Directive
        && platform.filter(branch.target()::equals).isEmpty()
        && subject.senders().stream()
            .noneMatch(sender -> passes(sender.address(), branch.target()));
  }

  private boolean passes(InetAddress address, String domain) {
    return new Spf(dns, time).checkHost(SpfSurvey.client(address, domain)).result() == Result.PASS;
  }
}
