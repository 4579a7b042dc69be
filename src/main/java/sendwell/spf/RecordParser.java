package sendwell.spf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads a record term by term; blanks, and nothing else, stand between them (RFC 7208 §4.6.1). */
final class RecordParser {
  private final List<Term> terms = new ArrayList<>();
  private final List<SyntaxError> errors = new ArrayList<>();
  private final Set<Class<?>> once = new HashSet<>();

  private RecordParser() {}

  static Record parse(String text) {
    var parser = new RecordParser();
    int next = Record.VERSION.length();
    while (next < text.length()) {
      int blank = text.indexOf(' ', next);
      int end = blank < 0 ? text.length() : blank;
      if (end > next) {
        parser.read(text.substring(next, end), next);
      }
      next = end + 1;
    }
    return new Record(text, parser.terms, parser.errors);
  }

  private void read(String text, int at) {
    try {
      Term term = TermParser.parse(text, at);
      checkOnce(term);
      terms.add(term);
    } catch (Malformed e) {
      errors.add(e.in(text));
    }
  }

  /** Two modifiers must not be there twice (§6). */
  private void checkOnce(Term term) throws Malformed {
    boolean limited = term instanceof Modifier.Redirect || term instanceof Modifier.Explanation;
    if (limited && !once.add(term.getClass())) {
      String name = term.text().substring(0, term.text().indexOf('='));
      throw new Malformed(term.at(), "A record can hold " + name + "= only once.");
    }
  }
}
