package sendwell.spf;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A record that is being written: always sound, and each change is a new draft.
 *
 * @param record as it would be published
 */
public record Draft(Record record) {
  private static final Set<String> MECHANISMS =
      Set.of("include", "a", "mx", "ptr", "exists", "ip4", "ip6");

  /** Begins with nothing. */
  public static Draft empty() {
    return of(List.of());
  }

  /**
   * Begins with a record: its errors are mended where it is clear what was meant, and left out
   * where it is not.
   */
  public static Draft of(Record record) {
    return of(mended(record));
  }

  /**
   * Begins with several records, of which a domain may publish only one: whoever passed by any of
   * them passes.
   */
  public static Draft merging(List<Record> records) {
    var directives = new ArrayList<String>();
    var alls = new ArrayList<String>();
    for (Record each : records) {
      Record sound = of(each).record;
      sound.reachable().stream()
          .filter(term -> !isAll(term))
          .map(
              term ->
                  term instanceof Modifier.Redirect redirect
                      ? "include:" + redirect.target().text()
                      : term.text())
          .forEach(directives::add);
      sound.all().map(Directive::text).ifPresent(alls::add);
    }
    directives.addAll(alls);
    return of(directives).distinct().closed();
  }

  private static Draft of(List<String> terms) {
    Record record =
        Record.parse(
            Stream.concat(Stream.of(Record.VERSION), terms.stream())
                .collect(Collectors.joining(" ")));
    return record.isValid() ? new Draft(record) : of(texts(record.terms()));
  }

  /** The record as it would be published. */
  public String text() {
    return record.text();
  }

  /** Leaves out the terms for which this holds. */
  public Draft without(Predicate<Term> unwanted) {
    return of(texts(record.terms().stream().filter(unwanted.negate()).toList()));
  }

  /** Puts others in the place of a term. */
  public Draft replacing(Term term, List<String> others) {
    return of(
        record.terms().stream()
            .flatMap(each -> each.equals(term) ? others.stream() : Stream.of(each.text()))
            .toList());
  }

  /** Leaves out what is there a second time. */
  public Draft distinct() {
    var seen = new HashSet<String>();
    return without(term -> !isAll(term) && !seen.add(key(term)));
  }

  /** What terms have in common that say the same. */
  public static String key(Term term) {
    String text = term.text().toLowerCase(Locale.ROOT);
    return text.startsWith("+") ? text.substring(1) : text;
  }

  /**
   * Lets whoever a mechanism means pass: puts it last, but before the first that could say anything
   * else.
   *
   * @param mechanism without a qualifier
   */
  public Draft admitting(String mechanism) {
    List<Directive> directives = record.directives();
    Term before =
        directives.stream()
            .filter(each -> each.qualifier() != Qualifier.PASS || each.isAll())
            .findFirst()
            .map(Term.class::cast)
            .orElse(null);
    if (before != null) {
      return replacing(before, List.of(mechanism, before.text()));
    }
    return of(
        Stream.of(texts(directives), List.of(mechanism), texts(modifiers()))
            .flatMap(List::stream)
            .toList());
  }

  /** Lets an address pass: puts it first, where it decides and costs nothing. */
  public Draft admitting(InetAddress address) {
    String mechanism = Address.mechanism(address) + Address.readable(address);
    return of(Stream.concat(Stream.of(mechanism), texts(record.terms()).stream()).toList());
  }

  /**
   * Puts the addresses that a host or the mail hosts of a domain have now in the place of the term
   * that asks for them each time.
   */
  public Draft spellingOut(Branch branch) {
    if (!(branch.term() instanceof Directive directive)) {
      throw new IllegalArgumentException(branch.term() + " stands for no addresses");
    }
    DualCidr range =
        switch (directive.mechanism()) {
          case Mechanism.A(_, var cidr) -> cidr;
          case Mechanism.Mx(_, var cidr) -> cidr;
          case Mechanism other ->
              throw new IllegalArgumentException(other + " stands for no addresses");
        };
    String sign = directive.qualifier() == Qualifier.PASS ? "" : "" + directive.qualifier().sign();
    return replacing(
        directive,
        branch.addresses().stream()
            .map(each -> sign + Address.mechanism(each) + Address.range(range.around(each)))
            .distinct()
            .toList());
  }

  /**
   * Ends with exactly one word about everybody else, if no other record has it: they may not send
   * if that was said before, and probably may not if it was not.
   */
  public Draft closed() {
    List<Directive> alls = record.directives().stream().filter(Directive::isAll).toList();
    if (alls.isEmpty() && record.redirect().isPresent()) {
      return this;
    }
    boolean strict =
        !alls.isEmpty() && alls.stream().allMatch(all -> all.qualifier() == Qualifier.FAIL);
    List<Directive> others = record.directives().stream().filter(each -> !each.isAll()).toList();
    List<Term> modifiers =
        modifiers().stream().filter(each -> !(each instanceof Modifier.Redirect)).toList();
    return of(
        Stream.of(texts(others), List.of(strict ? "-all" : "~all"), texts(modifiers))
            .flatMap(List::stream)
            .toList());
  }

  private List<Term> modifiers() {
    return record.terms().stream().filter(Modifier.class::isInstance).toList();
  }

  private static boolean isAll(Term term) {
    return term instanceof Directive directive && directive.isAll();
  }

  private static List<String> texts(List<? extends Term> terms) {
    return terms.stream().map(Term::text).toList();
  }

  /** What was published, in order, with the errors mended. */
  private static List<String> mended(Record record) {
    List<String> published =
        Stream.concat(
                record.terms().stream().map(term -> new SyntaxError(term.at(), term.text(), "")),
                record.errors().stream())
            .sorted(Comparator.comparingInt(each -> each.at()))
            .map(SyntaxError::term)
            .toList();
    var mended = new ArrayList<String>();
    for (int i = 0; i < published.size(); i++) {
      String term = published.get(i);
      String joined = i + 1 < published.size() ? term + published.get(i + 1) : "";
      if (isTorn(term) && Repair.isSound(joined)) {
        mended.add(joined);
        i++;
      } else {
        mended.addAll(Repair.of(meant(term)));
      }
    }
    return mended;
  }

  /** A blank came between it and the next: {@code include: example.com}, {@code - all}. */
  private static boolean isTorn(String term) {
    return !Repair.isSound(term) && term.matches("[+?~-]|[+?~-]?[A-Za-z0-9]+[:=]");
  }

  /** Nobody who writes {@code include=} means a modifier that nobody knows. */
  private static String meant(String term) {
    int equals = term.indexOf('=');
    return equals > 0 && MECHANISMS.contains(term.substring(0, equals).toLowerCase(Locale.ROOT))
        ? term.substring(0, equals) + ":" + term.substring(equals + 1)
        : term;
  }
}
