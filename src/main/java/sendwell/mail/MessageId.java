package sendwell.mail;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The Message-ID of a mail (RFC 5322 §3.6.4), with its angle brackets.
 *
 * @param value for example {@code <0198f0c2@example.com>}
 */
public record MessageId(@JsonValue String value) {
  private static final Pattern MSG_ID = Pattern.compile("<[\\x21-\\x7e&&[^<>]]{1,250}>");

  /** Checks the form. */
  public MessageId {
    if (!MSG_ID.matcher(value).matches()) {
      throw new IllegalArgumentException("Not a Message-ID: it looks like <unique@example.com>.");
    }
  }

  /** Reads one that a stranger wrote; nothing if it is not of the form. */
  public static Optional<MessageId> find(String text) {
    return MSG_ID.matcher(text).matches() ? Optional.of(new MessageId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
