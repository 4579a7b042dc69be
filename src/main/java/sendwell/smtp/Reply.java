package sendwell.smtp;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import sendwell.mail.MessageId;

/**
 * A server's answer to one command (RFC 5321 §4.2).
 *
 * @param code 200 to 599
 * @param lines what stands after the code, line by line; at least one, perhaps empty
 */
public record Reply(int code, List<String> lines) {
  private static final int TEXT_LIMIT = 1000;
  private static final Pattern MESSAGE_ID =
      Pattern.compile("<[\\x21-\\x7e&&[^<>@]]{1,120}@[\\x21-\\x7e&&[^<>@]]{1,120}>");

  /** Checks code and lines. */
  public Reply {
    if (code < 200 || code > 599 || lines.isEmpty()) {
      throw new IllegalArgumentException("Not an SMTP reply: " + code + " " + lines);
    }
    lines = List.copyOf(lines);
  }

  /** The command is done. */
  public boolean isPositive() {
    return code / 100 == 2;
  }

  /** Not now; the same may succeed later (RFC 5321 §4.2.1, 4yz). */
  public boolean isTransient() {
    return code / 100 == 4;
  }

  /** Not like this; trying the same again is of no use (RFC 5321 §4.2.1, 5yz). */
  public boolean isPermanent() {
    return code / 100 == 5;
  }

  /** The server shuts the connection down, whatever it was asked (RFC 5321 §3.8, 421). */
  public boolean isClosing() {
    return code == 421;
  }

  /** The enhanced status code, if the server gave one. */
  public Optional<EnhancedStatus> enhanced() {
    return EnhancedStatus.leading(lines.getFirst());
  }

  /**
   * The Message-ID of the mail, if the answer names one: Exchange tells so that it has given the
   * mail another ({@code 250 2.0.0 OK <...@...prod.outlook.com>}).
   */
  public Optional<MessageId> messageId() {
    return MESSAGE_ID
        .matcher(String.join(" ", lines))
        .results()
        .findFirst()
        .map(found -> new MessageId(found.group()));
  }

  /** Code and lines in one line of at most 1,000 characters. */
  public String text() {
    String whole = (code + " " + String.join(" ", lines)).strip();
    return whole.length() <= TEXT_LIMIT ? whole : whole.substring(0, TEXT_LIMIT) + "…";
  }

  @Override
  public String toString() {
    return text();
  }
}
