package sendwell.spf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads macro strings, from left to right (RFC 7208 §7.1). For one string.
 *
 * <p>The grammar lets a domain end in a macro or in a label that cannot be the end of an address;
 * whatever else it is made of is looked at only when it has been expanded.
 */
final class MacroParser {
  private static final String LETTERS = "slodiphv";
  private static final String EXPLANATION_LETTERS = LETTERS + "crt";
  private static final String DELIMITERS = ".-+,/_=";

  private final String text;
  private final int offset;
  private final String letters;
  private final List<MacroString.Part> parts = new ArrayList<>();
  private final StringBuilder literal = new StringBuilder();
  private int next;
  private boolean endsInMacro;

  private MacroParser(String text, int offset, String letters) {
    this.text = text;
    this.offset = offset;
    this.letters = letters;
  }

  /**
   * Reads the value of an unknown modifier.
   *
   * @param offset where it begins in the record
   */
  static MacroString macroString(String text, int offset) throws Malformed {
    return new MacroParser(text, offset, LETTERS).parse();
  }

  /** Reads the words for those who are refused, with blanks and macros of their own (§6.2). */
  static MacroString explanation(String text) throws Malformed {
    return new MacroParser(text, 0, EXPLANATION_LETTERS).parse();
  }

  /**
   * Reads the name that a mechanism or modifier is about.
   *
   * @param offset where it begins in the record
   */
  static MacroString domainSpec(String text, int offset) throws Malformed {
    if (text.isEmpty()) {
      throw new Malformed(offset, "A domain is missing here.");
    }
    var parser = new MacroParser(text, offset, LETTERS);
    MacroString read = parser.parse();
    if (!parser.endsInMacro) {
      parser.checkEnd();
    }
    return read;
  }

  private MacroString parse() throws Malformed {
    while (next < text.length()) {
      endsInMacro = text.charAt(next) == '%';
      if (endsInMacro) {
        macro();
      } else {
        literal.append(text.charAt(next++));
      }
    }
    endLiteral();
    return new MacroString(text, parts);
  }

  private void endLiteral() {
    if (!literal.isEmpty()) {
      parts.add(new MacroString.Literal(literal.toString()));
      literal.setLength(0);
    }
  }

  private void macro() throws Malformed {
    int start = next++;
    switch (peek()) {
      case '%' -> literal.append('%');
      case '_' -> literal.append(' ');
      case '-' -> literal.append("%20");
      case '{' -> {
        next++;
        endLiteral();
        parts.add(expand());
      }
      default ->
          throw new Malformed(
              offset + start, "A percent sign stands alone: write %% if you mean one.");
    }
    next++;
  }

  /** From behind the opening brace to the closing one. */
  private MacroString.Macro expand() throws Malformed {
    char written = peek();
    char letter = Character.toLowerCase(written);
    if (letters.indexOf(letter) < 0) {
      throw new Malformed(
          offset + next,
          EXPLANATION_LETTERS.indexOf(letter) < 0
              ? "There is no such macro."
              : "The macro " + letter + " has a meaning in explanations only.");
    }
    next++;
    int keep = keep();
    boolean reversed = Character.toLowerCase(peek()) == 'r';
    if (reversed) {
      next++;
    }
    int from = next;
    while (next < text.length() && DELIMITERS.indexOf(peek()) >= 0) {
      next++;
    }
    String delimiters = from == next ? "." : text.substring(from, next);
    if (peek() != '}') {
      throw new Malformed(
          offset + next, "A macro holds a letter, a number, an r and delimiters, and ends with }.");
    }
    return new MacroString.Macro(letter, keep, reversed, delimiters, written != letter);
  }

  private int keep() throws Malformed {
    int from = next;
    while (isDigit(peek())) {
      next++;
    }
    String digits = text.substring(from, next);
    if (digits.isEmpty()) {
      return Integer.MAX_VALUE;
    }
    String number = digits.replaceFirst("^0+", "");
    if (number.isEmpty()) {
      throw new Malformed(offset + from, "A macro cannot keep none of its parts.");
    }
    // No name has more parts than fit into four digits.
    return number.length() > 4 ? Integer.MAX_VALUE : Integer.parseInt(number);
  }

  /** What stands next; NUL, which nothing expects, at the end. */
  private char peek() {
    return next < text.length() ? text.charAt(next) : '\0';
  }

  private void checkEnd() throws Malformed {
    int end = text.endsWith(".") ? text.length() - 1 : text.length();
    int dot = text.lastIndexOf('.', end - 1);
    int macro = text.lastIndexOf('}', end - 1);
    if (dot <= macro) {
      throw new Malformed(
          offset + macro + 1,
          "\"%s\" is no complete domain: it needs a dot.".formatted(text.substring(macro + 1)));
    }
    String label = text.substring(dot + 1, end).toLowerCase(Locale.ROOT);
    for (int i = 0; i < label.length(); i++) {
      if (!isAlphanumeric(label.charAt(i)) && label.charAt(i) != '-') {
        throw new Malformed(
            offset + dot + 1 + i, "The last label of a domain cannot hold this character.");
      }
    }
    if (label.isEmpty() || label.startsWith("-") || label.endsWith("-") || isNumber(label)) {
      throw new Malformed(offset + dot + 1, "No domain ends in \"%s\".".formatted(label));
    }
  }

  private static boolean isNumber(String label) {
    return label.chars().allMatch(each -> isDigit((char) each));
  }

  private static boolean isAlphanumeric(char each) {
    return isDigit(each) || each >= 'a' && each <= 'z';
  }

  private static boolean isDigit(char each) {
    return each >= '0' && each <= '9';
  }
}
