package sendwell.outbox;

import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import sendwell.smtp.EnhancedStatus;
import sendwell.smtp.Phase;
import sendwell.smtp.Reply;

/**
 * A line of the table of answers.
 *
 * @param phases where in the dialogue
 * @param answer which answers
 * @param meaning what they mean
 * @param pause how long to pause, if they mean that
 * @param code the stable name of the fault
 * @param advice what to do
 */
record Rule(
    Set<Phase> phases,
    Predicate<Reply> answer,
    Meaning meaning,
    Duration pause,
    String code,
    String advice) {
  /** What an answer is about, and for how long. */
  enum Meaning {
    /** The account has sent enough for now. */
    PAUSE,
    /** The account cannot be used at present. */
    DOWN,
    /** Only a person can mend the account. */
    BROKEN,
    /** The message, for now. */
    LATER,
    /** The message, for good. */
    FAILED
  }

  boolean matches(Phase phase, Reply reply) {
    return phases.contains(phase) && answer.test(reply);
  }

  /**
   * Answers with one of these reply codes; {@code 4..} means all that begin so (RFC 5321 §4.2.1).
   */
  static Predicate<Reply> code(String pattern) {
    var codes = Pattern.compile(pattern);
    return reply -> codes.matcher(String.valueOf(reply.code())).matches();
  }

  /** Answers with one of these enhanced status codes (RFC 3463), as a pattern. */
  static Predicate<Reply> status(String pattern) {
    var statuses = Pattern.compile(pattern);
    return reply ->
        reply
            .enhanced()
            .map(EnhancedStatus::toString)
            .filter(text -> statuses.matcher(text).matches())
            .isPresent();
  }

  /** Answers that hold these words. */
  static Predicate<Reply> words(String words) {
    return reply -> reply.text().contains(words);
  }
}
