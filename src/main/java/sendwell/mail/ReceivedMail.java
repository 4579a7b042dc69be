package sendwell.mail;

import java.time.Instant;
import java.util.List;

/**
 * What is read of a mail that has arrived: nothing of its content.
 *
 * @param headers those of {@link #FIELDS} that it has
 * @param from its author's address as it stands there; empty if it has none
 * @param subject decoded; empty if it has none
 * @param receivedAt when its server took it
 */
public record ReceivedMail(Headers headers, String from, String subject, Instant receivedAt) {
  /** The header fields that tell what a mail is: a reply, a program's answer, a report. */
  public static final List<String> FIELDS =
      List.of(
          "Message-ID",
          "In-Reply-To",
          "References",
          "From",
          "Subject",
          "Content-Type",
          "Auto-Submitted",
          "Precedence",
          "Return-Path",
          "X-Autoreply",
          "X-Autorespond",
          "X-Autoresponder",
          "X-Failed-Recipients",
          "List-Id");
}
