package sendwell.smtp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import sendwell.mail.EmailAddress;
import sendwell.mail.MessageId;

/**
 * A mail to be composed (RFC 5322, RFC 2045). The same mail gives the same octets each time, so
 * that a retry sends, and the Sent folder keeps, exactly what was sent first. Hidden recipients are
 * in the {@link Envelope} only.
 *
 * @param from the author
 * @param fromName the author's display name; may be empty
 * @param to the recipients that everybody sees; may be empty if all are hidden
 * @param cc further ones
 * @param replyTo where answers go; empty means to the author
 * @param subject one line
 * @param text the plain body; empty means there is none
 * @param html the HTML body; empty means there is none
 * @param messageId stays the same however often it is sent
 * @param date when it was written
 * @param more further header fields
 */
public record OutgoingMail(
    EmailAddress from,
    String fromName,
    List<EmailAddress> to,
    List<EmailAddress> cc,
    List<EmailAddress> replyTo,
    String subject,
    String text,
    String html,
    MessageId messageId,
    Instant date,
    List<HeaderField> more) {
  // RFC 5322 §3.3; the ready-made RFC 1123 form writes the obsolete zone GMT.
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss xx", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** Checks that nothing in a header field can begin another one. */
  public OutgoingMail {
    HeaderField.oneLine("The subject", subject);
    HeaderField.oneLine("The sender's name", fromName);
    to = List.copyOf(to);
    cc = List.copyOf(cc);
    replyTo = List.copyOf(replyTo);
    more = List.copyOf(more);
  }

  /** The mail as it goes over the wire and into a mailbox: ASCII, in lines that end in CR LF. */
  public byte[] encode() {
    return (header() + body()).getBytes(US_ASCII);
  }

  private String header() {
    var header =
        new Header().field("Date", List.of(DATE.format(date))).mailbox("From", fromName, from);
    if (!replyTo.isEmpty()) {
      header.addresses("Reply-To", replyTo);
    }
    if (!to.isEmpty()) {
      header.addresses("To", to);
    }
    if (!cc.isEmpty()) {
      header.addresses("Cc", cc);
    }
    if (to.isEmpty() && cc.isEmpty()) {
      // Legal without, but many filters count a missing To as a sign of spam.
      header.field("To", List.of("undisclosed-recipients:;"));
    }
    header.text("Subject", subject).field("Message-ID", List.of(messageId.value()));
    more.forEach(field -> header.text(field.name(), field.value()));
    return header.field("MIME-Version", List.of("1.0")).toString();
  }

  private String body() {
    if (html.isEmpty()) {
      return alone(TextPart.of("plain", text));
    }
    return text.isEmpty()
        ? alone(TextPart.of("html", html))
        : alternative(TextPart.of("plain", text), TextPart.of("html", html));
  }

  /** A mail ends with the end of a line (RFC 5321 §4.1.1.4), whether its text does or not. */
  private static String alone(TextPart part) {
    return part.body().endsWith("\r\n") ? whole(part) : whole(part) + "\r\n";
  }

  private static String whole(TextPart part) {
    return part.header() + "\r\n" + part.body();
  }

  /** The richest form comes last (RFC 2046 §5.1.4). */
  private String alternative(TextPart plain, TextPart rich) {
    String boundary = boundary(plain.body() + rich.body());
    // The line end before it belongs to the boundary, not to the part (RFC 2046 §5.1.1).
    String delimiter = "\r\n--" + boundary;
    String type = "multipart/alternative;";
    return new Header().field("Content-Type", List.of(type, "boundary=\"" + boundary + "\""))
        + delimiter
        + "\r\n"
        + whole(plain)
        + delimiter
        + "\r\n"
        + whole(rich)
        + delimiter
        + "--\r\n";
  }

  /** Follows from the Message-ID, and occurs in no part: an encoded one cannot hold {@code =_}. */
  private String boundary(String parts) {
    String boundary;
    int attempt = 0;
    do {
      byte[] seed = (messageId.value() + attempt++).getBytes(StandardCharsets.UTF_8);
      boundary = "=_" + UUID.nameUUIDFromBytes(seed);
    } while (parts.contains(boundary));
    return boundary;
  }
}
