package sendwell.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import sendwell.mail.EmailAddress;
import sendwell.mail.MessageId;

/**
 * A mail in the Sent folder, as far as it can be known again.
 *
 * @param messageId as it stands there; empty if it has none
 * @param subject its words
 * @param recipients all of them, in lower case
 * @param sentAt when it was sent; the distant past if Graph does not say
 */
record SentItem(String messageId, String subject, Set<String> recipients, Instant sentAt) {
  static final String FIELDS =
      "internetMessageId,subject,sentDateTime,toRecipients,ccRecipients,bccRecipients";

  static SentItem of(JsonNode item) {
    var recipients = new HashSet<String>();
    for (var field : List.of("toRecipients", "ccRecipients", "bccRecipients")) {
      for (var recipient : item.path(field)) {
        recipients.add(lowerCase(recipient.path("emailAddress").path("address").asText("")));
      }
    }
    return new SentItem(
        item.path("internetMessageId").asText(""),
        words(item.path("subject").asText("")),
        recipients,
        instant(item.path("sentDateTime").asText("")));
  }

  /** Whether it is what became of that one, if its Message-ID was replaced. */
  boolean isLike(Sought one, Instant since) {
    var sought =
        one.recipients().stream()
            .map(EmailAddress::toString)
            .map(SentItem::lowerCase)
            .collect(Collectors.toSet());
    return !sentAt.isBefore(since)
        && recipients.equals(sought)
        && subject.equals(words(one.subject()));
  }

  /** The Message-ID, if it is of the usual form. */
  Optional<MessageId> id() {
    try {
      return Optional.of(new MessageId(messageId));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Folding a header field may change its spaces (RFC 5322 §2.2.3). */
  private static String words(String subject) {
    return subject.strip().replaceAll("\\s+", " ");
  }

  private static String lowerCase(String address) {
    return address.toLowerCase(Locale.ROOT);
  }

  private static Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return Instant.MIN;
    }
  }
}
