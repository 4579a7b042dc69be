package sendwell.spf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text with macros (RFC 7208 §7): {@code %{ir}.%{v}._spf.%{d2}}.
 *
 * @param text as it was published
 * @param parts what to put together, in order
 */
public record MacroString(String text, List<Part> parts) {
  /** Stands for the domain itself where a mechanism names none. */
  static final MacroString NONE = new MacroString("", List.of());

  /** A piece of it. */
  public sealed interface Part {}

  /** Stands for itself; {@code %%}, {@code %_} and {@code %-} have become what they mean. */
  public record Literal(String text) implements Part {}

  /**
   * Stands for something about the client or the message.
   *
   * @param letter which thing, in lower case (§7.2)
   * @param keep how many of the last parts are kept
   * @param reversed whether the parts change their order
   * @param delimiters the characters between parts
   * @param escaped whether what comes out is escaped as in a URL
   */
  public record Macro(char letter, int keep, boolean reversed, String delimiters, boolean escaped)
      implements Part {
    private static final String UNRESERVED =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    String expand(String value) {
      boolean whole = keep == Integer.MAX_VALUE && !reversed && delimiters.equals(".");
      String expanded = whole ? value : transform(value);
      return escaped ? escape(expanded) : expanded;
    }

    private String transform(String value) {
      String anyOf = "[" + Pattern.quote(delimiters) + "]";
      List<String> parts = List.of(value.split(anyOf, -1));
      List<String> ordered = reversed ? parts.reversed() : parts;
      return String.join(".", ordered.subList(Math.max(0, ordered.size() - keep), ordered.size()));
    }

    /** RFC 3986 §2.1. */
    private static String escape(String value) {
      var escaped = new StringBuilder();
      for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
        char character = (char) (octet & 0xff);
        escaped.append(
            UNRESERVED.indexOf(character) < 0 ? "%%%02X".formatted((int) character) : character);
      }
      return escaped.toString();
    }
  }

  /** What the macros stand for. */
  @FunctionalInterface
  public interface Values {
    /** The value of a macro letter in lower case (§7.2). */
    String of(char letter);
  }

  /** Keeps its own copy. */
  public MacroString {
    parts = List.copyOf(parts);
  }

  /** Whether there is nothing in it. */
  public boolean isEmpty() {
    return parts.isEmpty();
  }

  /** Whether any of its macros is one of these letters. */
  public boolean uses(String letters) {
    return parts.stream()
        .anyMatch(part -> part instanceof Macro macro && letters.indexOf(macro.letter()) >= 0);
  }

  /** Puts the values in the places of the macros (§7.3). */
  public String expand(Values values) {
    return parts.stream()
        .map(
            part ->
                switch (part) {
                  case Literal literal -> literal.text();
                  case Macro macro -> macro.expand(values.of(macro.letter()));
                })
        .collect(Collectors.joining());
  }
}
