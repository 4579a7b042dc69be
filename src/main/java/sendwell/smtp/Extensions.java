package sendwell.smtp;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a server says it can do (RFC 5321 §4.1.1.1): keywords in upper case, each with its
 * parameters.
 */
record Extensions(Map<String, List<String>> keywords) {
  private static final Pattern OCTETS = Pattern.compile("\\d{1,18}");

  /** Before the first EHLO. */
  static final Extensions NONE = new Extensions(Map.of());

  /** Reads the reply to EHLO; its first line is the server's name. */
  static Extensions of(Reply ehlo) {
    return new Extensions(
        ehlo.lines().stream()
            .skip(1)
            // Old servers write AUTH=LOGIN for clients older still.
            .map(line -> line.strip().replaceFirst("^(?i)AUTH=", "AUTH ").split("\\s+"))
            .collect(
                Collectors.toMap(
                    words -> words[0].toUpperCase(Locale.ROOT),
                    words -> List.of(words).subList(1, words.length),
                    Extensions::joined)));
  }

  private static List<String> joined(List<String> some, List<String> more) {
    Set<String> all = new HashSet<>(some);
    all.addAll(more);
    return List.copyOf(all);
  }

  boolean offers(String keyword) {
    return keywords.containsKey(keyword);
  }

  /** The sign-in methods (RFC 4954 §3), in upper case. */
  Set<String> mechanisms() {
    return keywords.getOrDefault("AUTH", List.of()).stream()
        .map(name -> name.toUpperCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  /** The largest mail in octets (RFC 1870 §4); as good as unlimited if the server names none. */
  long sizeLimit() {
    List<String> size = keywords.getOrDefault("SIZE", List.of());
    if (size.isEmpty() || !OCTETS.matcher(size.getFirst()).matches()) {
      return Long.MAX_VALUE;
    }
    long limit = Long.parseLong(size.getFirst());
    return limit == 0 ? Long.MAX_VALUE : limit;
  }
}
