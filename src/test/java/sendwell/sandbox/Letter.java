package sendwell.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import sendwell.mail.EmailAddress;

/**
 * A mail that somebody in the sandbox writes.
 *
 * @param fields its header, each a line
 */
public record Letter(List<String> fields) {
  /** Keeps its own copy. */
  public Letter {
    fields = List.copyOf(fields);
  }

  /** Out of the blue. */
  public static Letter of(EmailAddress from, EmailAddress to, String subject) {
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atOffset(ZoneOffset.UTC));
    return new Letter(
        List.of(
            "Message-ID: <%s@%s>".formatted(UUID.randomUUID(), from.domain()),
            "Date: " + date,
            "From: Somebody <%s>".formatted(from),
            "To: " + to,
            "Subject: " + subject,
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8"));
  }

  /** What people's mail programs make of the answer to a mail (RFC 5322 §3.6.4). */
  public static Letter reply(StoredMail mail, EmailAddress from, EmailAddress to) {
    return of(from, to, "Re: " + mail.subject())
        .with("In-Reply-To", mail.messageId())
        .with("References", mail.messageId());
  }

  /** The same with one more header field. */
  public Letter with(String name, String value) {
    var more = new ArrayList<>(fields);
    more.add(name + ": " + value);
    return new Letter(more);
  }

  /** As it travels. */
  public byte[] encode() {
    return (String.join("\r\n", fields) + "\r\n\r\nThank you, let us talk.\r\n").getBytes(UTF_8);
  }
}
