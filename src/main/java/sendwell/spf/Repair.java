package sendwell.spf;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The mistakes that people make in terms, and what they meant. Where that is not certain, fewer
 * hosts are meant, never more.
 */
final class Repair {
  private static final String IP4 = "[0-9]+(?:\\.[0-9]+){3}(?:/|$)";
  private static final String IP6 = "[0-9a-f]*:[0-9a-f]*:";

  private static final List<UnaryOperator<String>> RULES =
      List.of(
          // Typed in a word processor: a dash that is none (its octets in UTF-8).
          replacing("^\u00e2\u0080[\u0090-\u0095]", "-"),
          replacing("^[\"'(<]+|[\"'.,;)>]+$", ""),
          replacing("^([+?~-]?)(?:ipv?4?|a|mx|include|exists|ptr|ip6):(?=" + IP4 + ")", "$1ip4:"),
          replacing("^([+?~-]?)(?:ipv?6?|a|mx|include|ip4):(?=" + IP6 + ")", "$1ip6:"),
          replacing("^(?=" + IP4 + ")", "ip4:"),
          replacing("^([+?~-]?)ip4:(?=[a-z0-9.-]*[a-z])", "$1a:"),
          replacing("^[+?~-]?(redirect|exp)[:=]", "$1="),
          replacing("^([+?~-]?(?:include|a|mx):)https?://([^/]*)/?$", "$1$2"),
          replacing("^([+?~-]?ip4:[0-9.]+):[0-9]+$", "$1"),
          replacing("/0+(?=[1-9])", "/"),
          replacing("^([+?~-]?ip[46]:[0-9a-f:.]+)/.*$", "$1"));

  private Repair() {}

  /** The terms that somebody meant who wrote this one; none if nobody can tell. */
  static List<String> of(String term) {
    return Stream.of(term.split(",")).flatMap(part -> one(part).stream()).toList();
  }

  /** Applies one rule after the other until the term can be read. */
  private static Optional<String> one(String term) {
    String mended = term;
    for (UnaryOperator<String> rule : RULES) {
      if (isSound(mended)) {
        break;
      }
      mended = rule.apply(mended);
    }
    return Optional.of(mended).filter(Repair::isSound);
  }

  /** Whether it can be read, as one term. */
  static boolean isSound(String term) {
    return !term.isEmpty()
        && term.indexOf(' ') < 0
        && Record.parse(Record.VERSION + " " + term).isValid();
  }

  private static UnaryOperator<String> replacing(String wrong, String right) {
    Pattern pattern = Pattern.compile(wrong, Pattern.CASE_INSENSITIVE);
    return term -> pattern.matcher(term).replaceAll(right);
  }
}
