package sendwell.spf;

import static sendwell.spf.Branch.State.DEPENDS;
import static sendwell.spf.Branch.State.LOOP;
import static sendwell.spf.Branch.State.NOTHING_THERE;
import static sendwell.spf.Branch.State.THERE;
import static sendwell.spf.Branch.State.TOO_MANY;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import sendwell.dns.Answer;
import sendwell.dns.DomainName;
import sendwell.dns.Mx;
import sendwell.dns.Question;
import sendwell.dns.RecordType;

/**
 * One walk through a record and all it leads to. For one domain, once, on one thread. What a
 * hostile record can make it do is limited: it looks at so many terms and counts the rest.
 */
final class Walk {
  private static final int TERMS_MOST = 100;

  /** Letters that stand for something of the client or the message. */
  private static final String UNFORESEEABLE = "slipvh";

  private final Deadline dns;
  private final DomainName root;
  private final Map<DomainName, Published> seen = new HashMap<>();
  private int left = TERMS_MOST;

  Walk(Deadline dns, DomainName root) {
    this.dns = dns;
    this.root = root;
  }

  Tree run() {
    runAhead();
    return tree(root, Set.of());
  }

  /** Asks level by level, so that a wide tree takes no longer than a deep one. */
  private void runAhead() {
    var asked = new HashSet<DomainName>(Set.of(root));
    List<DomainName> level = List.of(root);
    while (!level.isEmpty() && asked.size() <= TERMS_MOST) {
      List<Question<?>> next =
          level.stream().flatMap(this::questions).limit(TERMS_MOST).distinct().toList();
      dns.prefetch(next);
      level =
          next.stream()
              .filter(question -> question.type() == RecordType.TXT)
              .<DomainName>map(Question::name)
              .filter(asked::add)
              .toList();
    }
  }

  private Published published(DomainName domain) {
    return seen.computeIfAbsent(domain, each -> Published.at(each, dns));
  }

  private Stream<Question<?>> questions(DomainName domain) {
    var foresight =
        new Foresight(target -> name(target, domain), Walk::addressesOf, Optional.empty());
    return published(domain) instanceof Published.One(var record)
        ? record.reachable().stream().flatMap(foresight::of)
        : Stream.of();
  }

  /**
   * A record with all below it.
   *
   * @param above the domains that led here
   */
  private Tree tree(DomainName domain, Set<DomainName> above) {
    Published published = published(domain);
    if (!(published instanceof Published.One(var record))) {
      return new Tree(domain, published, List.of(), 0);
    }
    List<Term> terms = record.reachable().stream().filter(Term::looksUp).toList();
    var path = new HashSet<DomainName>(above);
    path.add(domain);
    var branches = new ArrayList<Branch>();
    for (Term term : terms) {
      if (left == 0) {
        break;
      }
      left--;
      branches.add(branch(term, domain, path));
    }
    return new Tree(domain, published, branches, terms.size() - branches.size());
  }

  private Branch branch(Term term, DomainName domain, Set<DomainName> path) {
    return switch (term) {
      case Modifier.Redirect redirect -> record(term, redirect.target(), domain, path);
      case Directive directive -> branch(directive, domain, path);
      case Modifier.Explanation _, Modifier.Unknown _ ->
          throw new IllegalArgumentException(term + " looks nothing up");
    };
  }

  private Branch branch(Directive directive, DomainName domain, Set<DomainName> path) {
    return switch (directive.mechanism()) {
      case Mechanism.Include(var target) -> record(directive, target, domain, path);
      case Mechanism.A(var target, _) ->
          about(directive, target, domain, name -> host(directive, name));
      case Mechanism.Mx(var target, _) ->
          about(directive, target, domain, name -> mailHosts(directive, name));
      case Mechanism.Exists(var target) ->
          about(directive, target, domain, name -> existence(directive, name));
      case Mechanism.Ptr(var target) ->
          Branch.of(directive, target.text(), DEPENDS, "it depends on the names of the client");
      case Mechanism.All _, Mechanism.Ip4 _, Mechanism.Ip6 _ ->
          throw new IllegalArgumentException(directive + " looks nothing up");
    };
  }

  private Branch record(Term term, MacroString target, DomainName domain, Set<DomainName> path) {
    return about(
        term,
        target,
        domain,
        name ->
            path.contains(name)
                ? Branch.of(term, name.text(), LOOP, name + " leads back to itself")
                : Branch.to(tree(name, path), term));
  }

  private Branch host(Term term, DomainName name) {
    return switch (dns.addresses(name)) {
      case Answer.Failed<InetAddress> failed -> unknown(term, name, failed).counting(0, 1);
      case Answer.Absent<InetAddress> _ -> nothing(term, name, name + " has no address");
      case Answer.Found<InetAddress>(var addresses, _) ->
          Branch.of(term, name.text(), THERE, name + " has addresses").standingFor(addresses);
    };
  }

  private Branch existence(Term term, DomainName name) {
    return switch (dns.a(name)) {
      case Answer.Failed<InetAddress> failed -> unknown(term, name, failed).counting(0, 1);
      case Answer.Absent<InetAddress> _ -> nothing(term, name, name + " does not exist");
      case Answer.Found<InetAddress> _ -> Branch.of(term, name.text(), THERE, name + " exists");
    };
  }

  private Branch mailHosts(Term term, DomainName name) {
    return switch (dns.mx(name)) {
      // Any of the hosts that it does not tell may be nowhere.
      case Answer.Failed<Mx> failed -> unknown(term, name, failed).counting(0, Limits.NAMES);
      case Answer.Absent<Mx> _ -> nothing(term, name, name + " has no MX");
      case Answer.Found<Mx>(var hosts, _) ->
          mailHosts(
              term, name, hosts.stream().filter(host -> !host.isNull()).map(Mx::exchange).toList());
    };
  }

  private Branch mailHosts(Term term, DomainName name, List<DomainName> all) {
    List<DomainName> hosts = all.stream().limit(Limits.NAMES).toList();
    dns.prefetch(hosts.stream().flatMap(Walk::addressesOf).toList());
    List<Answer<InetAddress>> answers = hosts.stream().map(dns::addresses).toList();
    Branch.State state = all.size() > Limits.NAMES ? TOO_MANY : THERE;
    return Branch.of(term, name.text(), state, name + " has " + all.size() + " mail hosts")
        .standingFor(answers.stream().flatMap(each -> each.recordsOrNone().stream()).toList())
        .counting(count(answers, Answer.Absent.class), count(answers, Answer.Failed.class));
  }

  private static Stream<Question<?>> addressesOf(DomainName host) {
    return Stream.of(new Question<>(host, RecordType.A), new Question<>(host, RecordType.AAAA));
  }

  private static int count(List<? extends Answer<?>> answers, Class<?> kind) {
    return (int) answers.stream().filter(kind::isInstance).count();
  }

  /** Goes to the name that a term is about, if it is the same for every client. */
  private Branch about(
      Term term, MacroString target, DomainName domain, Function<DomainName, Branch> there) {
    String written = target.text();
    return target.uses(UNFORESEEABLE)
        ? Branch.of(term, written, DEPENDS, written + " depends on the message")
        : name(target, domain)
            .map(there)
            .orElseGet(() -> Branch.of(term, written, NOTHING_THERE, written + " is no name"));
  }

  /** The name, if it is the same for every client. */
  private Optional<DomainName> name(MacroString target, DomainName domain) {
    if (target.isEmpty()) {
      return Optional.of(domain);
    }
    return target.uses(UNFORESEEABLE)
        ? Optional.empty()
        : Target.name(target.expand(letter -> letter == 'o' ? root.text() : domain.text()));
  }

  private static Branch nothing(Term term, DomainName name, String why) {
    return Branch.of(term, name.text(), NOTHING_THERE, why).counting(1, 0);
  }

  private static Branch unknown(Term term, DomainName name, Answer.Failed<?> failed) {
    return Branch.unknown(term, name.text(), failed.reason());
  }
}
