package sendwell.spf;

import static sendwell.spf.Match.Kind.NO;
import static sendwell.spf.Match.Kind.PERMERROR;
import static sendwell.spf.Match.Kind.TEMPERROR;
import static sendwell.spf.Match.Kind.YES;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import sendwell.dns.Answer;
import sendwell.dns.DomainName;
import sendwell.dns.Txt;
import sendwell.mail.Cidr;

/** One run of {@code check_host()} (RFC 7208 §4). For one client, once, on one thread. */
final class CheckHost {
  private final Deadline dns;
  private final Client client;
  private final Macros macros;
  private final Lookups lookups;
  private final Limits limits = new Limits();

  CheckHost(Deadline dns, Client client, String receiver) {
    this.dns = dns;
    this.client = client;
    this.lookups = new Lookups(dns, client.ip());
    this.macros =
        new Macros(
            client,
            receiver,
            dns.time().instant(),
            domain -> lookups.validatedName(Target.name(domain)));
  }

  Verdict run() {
    Evaluation evaluation = check(client.domain());
    return new Verdict(
        evaluation,
        limits.lookups(),
        limits.voids(),
        lookups.doubts(),
        explanation(evaluation).orElse(null));
  }

  /** Finds the record of a domain and follows it (§4.3 to §4.5). */
  private Evaluation check(String expanded) {
    String domain = Target.shorten(expanded);
    Optional<DomainName> name = Target.domain(domain);
    if (name.isEmpty()) {
      return Evaluation.without(domain, Result.NONE, "\"" + domain + "\" is no domain");
    }
    return switch (Published.at(name.get(), dns)) {
      case Published.None _ ->
          Evaluation.without(domain, Result.NONE, domain + " has no SPF record");
      case Published.Unknown(_, var reason) ->
          Evaluation.without(
              domain,
              Result.TEMPERROR,
              "nobody knows the record of %s (%s)".formatted(domain, reason));
      case Published.Several(var records) ->
          Evaluation.without(
              domain, Result.PERMERROR, "%s has %d SPF records".formatted(domain, records.size()));
      case Published.One(var record) -> evaluate(domain, record);
    };
  }

  /** Goes through the terms until one decides (§4.6, §4.7). */
  private Evaluation evaluate(String domain, Record record) {
    if (!record.isValid()) {
      return new Evaluation(
          domain, Result.PERMERROR, "the record of " + domain + " has an error", record, List.of());
    }
    prefetch(domain, record);
    var steps = new ArrayList<Step>();
    for (Term term : record.reachable()) {
      Step step = step(term, domain);
      steps.add(step);
      if (step.verdict() != null) {
        return new Evaluation(domain, step.verdict(), step.why(), record, steps);
      }
    }
    return new Evaluation(
        domain, Result.NEUTRAL, "no term of " + domain + " decides", record, steps);
  }

  /** Counts before and after, and stops where the RFC's limits are (§4.6.4). */
  private Step step(Term term, String domain) {
    int lookupsBefore = limits.lookups();
    int voidsBefore = limits.voids();
    if (term.looksUp()) {
      limits.lookUp();
    }
    Match match = limited(term, domain);
    if (match.kind() == Match.Kind.NOTHING_THERE) {
      limits.findNothing();
    }
    if (limits.tooManyVoids()) {
      String why = "more than %d look-ups find nothing".formatted(Limits.VOIDS);
      match = new Match(PERMERROR, why, match.inner());
    }
    return new Step(
        term,
        verdict(term, match),
        match.why(),
        limits.lookups() - lookupsBefore,
        limits.voids() - voidsBefore,
        match.inner());
  }

  private Match limited(Term term, String domain) {
    if (limits.tooManyLookups()) {
      return Match.of(PERMERROR, "more than %d look-ups are needed".formatted(Limits.LOOKUPS));
    }
    return dns.passed() ? Match.of(TEMPERROR, Deadline.WORDS) : match(term, domain);
  }

  private Match match(Term term, String domain) {
    return switch (term) {
      case Directive directive -> match(directive.mechanism(), domain);
      case Modifier.Redirect redirect -> redirect(macros.expand(redirect.target(), domain));
      case Modifier.Explanation _, Modifier.Unknown _ -> Match.of(NO, "decides nothing");
    };
  }

  private Match match(Mechanism mechanism, String domain) {
    return switch (mechanism) {
      case Mechanism.All _ -> Match.of(YES, "all means everybody");
      case Mechanism.Include(var target) -> include(macros.expand(target, domain));
      case Mechanism.A(var target, var range) -> about(target, domain, it -> lookups.a(it, range));
      case Mechanism.Mx(var target, var range) ->
          about(target, domain, it -> lookups.mx(it, range));
      case Mechanism.Ptr(var target) -> about(target, domain, lookups::ptr);
      case Mechanism.Exists(var target) -> about(target, domain, lookups::exists);
      case Mechanism.Ip4(var range) -> in(range);
      case Mechanism.Ip6(var range) -> in(range);
    };
  }

  private Match in(Cidr range) {
    boolean in = range.contains(client.ip());
    return Match.ofBoolean(
        in, "%s is %s %s".formatted(client.address(), in ? "in" : "not in", Address.range(range)));
  }

  /** What cannot be a name is taken for one that does not exist (§4.8). */
  private Match about(MacroString target, String domain, Function<DomainName, Match> mechanism) {
    String expanded = expand(target, domain);
    return Target.name(expanded)
        .map(mechanism)
        .orElseGet(() -> Match.of(NO, "\"" + expanded + "\" is no name"));
  }

  /** §5.2. */
  private Match include(String target) {
    Evaluation inner = check(target);
    Match.Kind kind =
        switch (inner.result()) {
          case PASS -> YES;
          case FAIL, SOFTFAIL, NEUTRAL -> NO;
          case TEMPERROR -> TEMPERROR;
          case NONE, PERMERROR -> PERMERROR;
        };
    String why =
        kind == YES || kind == NO ? inner.domain() + " says " + inner.result().word() : inner.why();
    return new Match(kind, why, inner);
  }

  /** §6.1. */
  private Match redirect(String target) {
    Evaluation inner = check(target);
    return new Match(inner.result() == Result.NONE ? PERMERROR : YES, inner.why(), inner);
  }

  /** What the check says because of a term; null if it goes on. */
  private static Result verdict(Term term, Match match) {
    return switch (match.kind()) {
      case NO, NOTHING_THERE -> null;
      case TEMPERROR -> Result.TEMPERROR;
      case PERMERROR -> Result.PERMERROR;
      case YES ->
          term instanceof Directive directive
              ? directive.qualifier().result()
              : match.inner().result();
    };
  }

  /** Begins to ask what the terms will ask, as far as the limits let them come. */
  private void prefetch(String domain, Record record) {
    var foresight =
        new Foresight(
            target -> known(target, domain),
            host -> Stream.of(lookups.addressesOf(host)),
            Optional.of(lookups.namesOfClient()));
    dns.prefetch(
        record.reachable().stream()
            .filter(Term::looksUp)
            .limit(limits.left())
            .flatMap(foresight::of)
            .toList());
  }

  /** The name, unless the DNS would have to be asked to know it. */
  private Optional<DomainName> known(MacroString target, String domain) {
    return target.uses("p") ? Optional.empty() : Target.name(expand(target, domain));
  }

  private String expand(MacroString target, String domain) {
    return target.isEmpty() ? domain : macros.expand(target, domain);
  }

  /** The words of the record that decided; whatever is wrong with them, there are none (§6.2). */
  private Optional<String> explanation(Evaluation evaluation) {
    Evaluation decisive = evaluation.decisive();
    if (evaluation.result() != Result.FAIL) {
      return Optional.empty();
    }
    return decisive
        .record()
        .flatMap(Record::explanation)
        .flatMap(exp -> Target.name(macros.expand(exp.target(), decisive.domain())))
        .flatMap(this::onlyText)
        .flatMap(text -> words(text, decisive.domain()));
  }

  private Optional<String> onlyText(DomainName name) {
    return switch (dns.txt(name)) {
      case Answer.Found<Txt>(var texts, _) when texts.size() == 1 ->
          Optional.of(texts.getFirst().text());
      case Answer.Found<Txt> _, Answer.Absent<Txt> _, Answer.Failed<Txt> _ -> Optional.empty();
    };
  }

  private Optional<String> words(String text, String domain) {
    if (text.chars().anyMatch(each -> each >= 0x80)) {
      return Optional.empty();
    }
    try {
      return Optional.of(macros.expand(MacroParser.explanation(text), domain));
    } catch (Malformed e) {
      return Optional.empty();
    }
  }
}
