package sendwell.dkim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A list of tags and values, {@code v=1; a=rsa-sha256} (RFC 6376 §3.2): the form of signatures and
 * of keys. Names have a case; what a name nobody knows says does not matter.
 */
final class TagList {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*+");
  private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f\\x7f&&[^\\t\\r\\n]]");
  // White space that folds a line, FWS (RFC 6376 §2.8).
  private static final Pattern FWS = Pattern.compile("[ \\t\\r\\n]+");

  private final Map<String, String> values;

  private TagList(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Reads a list.
   *
   * @throws IllegalArgumentException if it is none, or names a tag twice; the message says where
   */
  static TagList parse(String text) {
    if (CONTROL.matcher(text).find()) {
      throw new IllegalArgumentException("it holds a control character");
    }
    var values = new LinkedHashMap<String, String>();
    // Without its last, empty parts: a list may end with a semicolon.
    String[] tags = trim(text).split(";");
    for (String tag : tags) {
      int equals = tag.indexOf('=');
      String name = trim(equals < 0 ? tag : tag.substring(0, equals));
      if (equals < 0 || !NAME.matcher(name).matches()) {
        throw new IllegalArgumentException(quoted(trim(tag)) + " is no tag with a value");
      }
      if (values.put(name, trim(tag.substring(equals + 1))) != null) {
        throw new IllegalArgumentException("the tag " + name + "= is there twice");
      }
    }
    return new TagList(values);
  }

  /** The value of a tag, without white space around it. */
  Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /**
   * The value of a tag that has to be there.
   *
   * @throws IllegalArgumentException if it is not
   */
  String require(String name) {
    return get(name)
        .orElseThrow(() -> new IllegalArgumentException("the tag " + name + "= is missing"));
  }

  /** The parts of a value between colons, without white space around them; none if not there. */
  List<String> parts(String name) {
    return get(name).stream()
        .flatMap(value -> Stream.of(value.split(":")))
        .map(TagList::trim)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  /** A value of which white space is no part, like base64 (RFC 6376 §2.10). */
  static String compact(String value) {
    return FWS.matcher(value).replaceAll("");
  }

  /** Whether this tag is the first. */
  boolean startsWith(String name) {
    return values.keySet().stream().findFirst().filter(name::equals).isPresent();
  }

  private static String trim(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && white(text.charAt(from))) {
      from++;
    }
    while (to > from && white(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean white(char character) {
    return character == ' ' || character == '\t' || character == '\r' || character == '\n';
  }

  /** A word of somebody else in quotation marks, as long as a person cares to read. */
  static String quoted(String word) {
    return '"' + (word.length() <= 40 ? word : word.substring(0, 40) + "…") + '"';
  }
}
