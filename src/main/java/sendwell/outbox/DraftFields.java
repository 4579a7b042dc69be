package sendwell.outbox;

import java.util.Optional;
import sendwell.failure.Invalid;
import sendwell.mail.EmailAddress;
import sendwell.web.JsonBody;

/** Reads a draft from a request, with its limits. */
final class DraftFields {
  private static final int RECIPIENTS_MOST = 50;

  /**
   * RFC 5322 §2.1.1 allows a header line of 998 characters; encoding may triple it over many lines.
   */
  private static final int SUBJECT_MOST = 998;

  private static final int BODY_MOST = 1_000_000;
  private static final int CAMPAIGN_MOST = 100;

  private DraftFields() {}

  static Draft read(JsonBody body) {
    var draft =
        new Draft(
            body.list("to", RECIPIENTS_MOST, EmailAddress::parse),
            body.list("cc", RECIPIENTS_MOST, EmailAddress::parse),
            body.list("bcc", RECIPIENTS_MOST, EmailAddress::parse),
            body.optional("replyTo", EmailAddress::parse).orElse(null),
            body.optional("subject", subject -> line(subject, SUBJECT_MOST)).orElse(""),
            body.optionalText("text", BODY_MOST).orElse(null),
            body.optionalText("html", BODY_MOST).orElse(null),
            body.optional("campaign", name -> line(name, CAMPAIGN_MOST)).orElse(null));
    if (draft.recipients().isEmpty()) {
      body.error("to", "missing", "Give at least one recipient.");
    }
    if (draft.text() == null && draft.html() == null) {
      body.error("text", "missing", "Write something: a text, or HTML, or both.");
    }
    body.check();
    return draft;
  }

  // A line break in a header would let whoever writes the subject write headers too.
  private static String line(String typed, int most) {
    String line = typed.strip();
    if (line.length() > most) {
      throw new IllegalArgumentException("This may have at most " + most + " characters.");
    }
    if (line.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("This may not hold line breaks or control characters.");
    }
    return line;
  }

  /** The key of the request, if it has one. */
  static Optional<String> idempotencyKey(String header) {
    return Optional.ofNullable(header)
        .map(String::strip)
        .filter(key -> !key.isEmpty())
        .map(
            key -> {
              if (key.length() > 200) {
                throw new Invalid("", "too_long", "An Idempotency-Key has at most 200 characters.");
              }
              return key;
            });
  }
}
