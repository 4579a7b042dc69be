package sendwell.dns;

import java.time.Instant;
import java.util.List;

/**
 * One question, to the DNS or to a web server, with what came back, in words and numbers that a
 * person can check by hand.
 *
 * @param name whom it was about
 * @param type what was asked of it: {@code TXT}
 * @param outcome the response code by its name, or what happened instead
 * @param records what came back, each as it is written in a zone file
 * @param aliases the names that were followed
 * @param ttl how much longer the answer held when it came, in seconds
 * @param authenticated whether the name server has validated it
 * @param resolver which name server said so
 * @param at when
 */
public record Evidence(
    String name,
    String type,
    String outcome,
    List<String> records,
    List<DomainName> aliases,
    long ttl,
    boolean authenticated,
    String resolver,
    Instant at) {
  /** Writes down an answer to a question. */
  public static <T> Evidence of(Question<T> question, Answer<T> answer) {
    Trace trace = answer.trace();
    return new Evidence(
        question.name().text(),
        question.type().toString(),
        trace.outcome(),
        texts(question, answer.recordsOrNone()),
        trace.aliases(),
        trace.life().toSeconds(),
        trace.authenticated(),
        trace.resolver(),
        trace.at());
  }

  // Most questions are to blacklists, which hold nothing.
  private static <T> List<String> texts(Question<T> question, List<T> records) {
    return records.isEmpty() ? List.of() : records.stream().map(question.type()::text).toList();
  }
}
