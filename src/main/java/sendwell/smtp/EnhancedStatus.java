package sendwell.smtp;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An enhanced mail system status code (RFC 3463 §2): {@code 5.7.8} says more than {@code 535}.
 *
 * @param category the class: 2 success, 4 transient failure, 5 permanent failure
 * @param subject what it is about: 1 addressing, 2 mailbox, 3 mail system, 4 network, 5 protocol, 6
 *     content, 7 security or policy
 * @param detail the precise condition
 */
public record EnhancedStatus(int category, int subject, int detail) {
  private static final Pattern CODE =
      Pattern.compile("([245])\\.(\\d{1,3})\\.(\\d{1,3})(?![\\d.]).*", Pattern.DOTALL);

  /** Reads the code that a text begins with, as the text of a reply does (RFC 2034 §4). */
  public static Optional<EnhancedStatus> leading(String text) {
    Matcher code = CODE.matcher(text);
    return code.matches()
        ? Optional.of(new EnhancedStatus(number(code, 1), number(code, 2), number(code, 3)))
        : Optional.empty();
  }

  private static int number(Matcher code, int group) {
    return Integer.parseInt(code.group(group));
  }

  /** Whether it is about this subject and detail, whatever the class: {@code is(7, 9)}. */
  public boolean is(int subject, int detail) {
    return this.subject == subject && this.detail == detail;
  }

  @Override
  public String toString() {
    return category + "." + subject + "." + detail;
  }
}
