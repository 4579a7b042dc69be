package sendwell.spf;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A published policy (RFC 7208 §4.5, §4.6): who may send for a domain. */
public final class Record {
  /** What every record begins with. */
  public static final String VERSION = "v=spf1";

  private final String text;
  private final List<Term> terms;
  private final List<SyntaxError> errors;
  private final List<Directive> directives;
  private final List<Term> reachable;

  Record(String text, List<Term> terms, List<SyntaxError> errors) {
    this.text = text;
    this.terms = List.copyOf(terms);
    this.errors = List.copyOf(errors);
    this.directives = of(Directive.class);
    this.reachable =
        Stream.<Term>concat(directives.stream().limit(reach()), redirect().stream()).toList();
  }

  /**
   * Whether a text is meant to be such a record: the version in any case, then a blank or the end
   * (§4.5). {@code v=spf10} is something else, and so is a record behind a blank.
   */
  public static boolean isSpf(String text) {
    return text.regionMatches(true, 0, VERSION, 0, VERSION.length())
        && (text.length() == VERSION.length() || text.charAt(VERSION.length()) == ' ');
  }

  /**
   * Reads a record; every error is found, not just the first.
   *
   * @throws IllegalArgumentException if the text is not meant to be a record
   */
  public static Record parse(String text) {
    if (!isSpf(text)) {
      throw new IllegalArgumentException("\"" + text + "\" is no SPF record.");
    }
    return RecordParser.parse(text);
  }

  /** As it was published. */
  public String text() {
    return text;
  }

  /** What could be understood, in order. */
  public List<Term> terms() {
    return terms;
  }

  /** What could not; a record with any is no policy at all (§4.6). */
  public List<SyntaxError> errors() {
    return errors;
  }

  /** Whether the whole of it could be understood. */
  public boolean isValid() {
    return errors.isEmpty();
  }

  /** The mechanisms, in order. */
  public List<Directive> directives() {
    return directives;
  }

  /** The mechanism that decides about everybody, if there is one; the first if there are more. */
  public Optional<Directive> all() {
    return directives.stream().filter(Directive::isAll).findFirst();
  }

  /**
   * The record that decides where this one does not; without effect where there is an {@code all}
   * (§6.1).
   */
  public Optional<Modifier.Redirect> redirect() {
    return all().isPresent() ? Optional.empty() : of(Modifier.Redirect.class).stream().findFirst();
  }

  /** Where the words for those who are refused are. */
  public Optional<Modifier.Explanation> explanation() {
    return of(Modifier.Explanation.class).stream().findFirst();
  }

  /** The terms that a check may come to, in the order in which it does. */
  public List<Term> reachable() {
    return reachable;
  }

  /** The mechanisms behind an {@code all}, which nobody ever looks at (§5.1). */
  public List<Directive> unreachable() {
    return directives.stream().skip(reach()).toList();
  }

  /** The same text is the same record. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Record that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }

  /** How many of the mechanisms a check may come to. */
  private int reach() {
    return all().map(all -> directives.indexOf(all) + 1).orElse(directives.size());
  }

  private <T extends Term> List<T> of(Class<T> kind) {
    return terms.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
