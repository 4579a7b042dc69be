package sendwell.outbox;

import io.vertx.core.json.JsonArray;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sendwell.mail.EmailAddress;

/**
 * What somebody asks to send.
 *
 * @param to at least one recipient, unless there is a cc or bcc
 * @param cc recipients of a copy
 * @param bcc recipients of a copy that the others do not see
 * @param replyTo where answers go; null: to the sender
 * @param subject one line; may be empty
 * @param text the body in plain text; null if there is only HTML
 * @param html the body in HTML; null if there is only text
 * @param campaign what it belongs to; null if nothing
 */
record Draft(
    List<EmailAddress> to,
    List<EmailAddress> cc,
    List<EmailAddress> bcc,
    EmailAddress replyTo,
    String subject,
    String text,
    String html,
    String campaign) {

  /** Everybody who gets it, each once. */
  List<EmailAddress> recipients() {
    return Stream.of(to, cc, bcc).flatMap(List::stream).distinct().toList();
  }

  /** The same for these recipients only, each where it was. */
  Draft onlyTo(List<EmailAddress> some) {
    return new Draft(
        to.stream().filter(some::contains).toList(),
        cc.stream().filter(some::contains).toList(),
        bcc.stream().filter(some::contains).toList(),
        replyTo,
        subject,
        text,
        html,
        campaign);
  }

  /** What the Email List's search looks in. */
  String search() {
    return String.join(" ", strings(recipients())) + " " + subject;
  }

  /** Tells the same request from another one. */
  byte[] hash() {
    var all =
        new JsonArray()
            .add(new JsonArray(strings(to)))
            .add(new JsonArray(strings(cc)))
            .add(new JsonArray(strings(bcc)))
            .add(Optional.ofNullable(replyTo).map(EmailAddress::toString).orElse(""))
            .add(subject)
            .add(text)
            .add(html)
            .add(campaign);
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(all.encode().getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static List<String> strings(List<EmailAddress> addresses) {
    return addresses.stream().map(EmailAddress::toString).toList();
  }
}
