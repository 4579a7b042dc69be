package sendwell.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import sendwell.mail.Headers;
import sendwell.mail.ReceivedMail;

/** Reads the header of a mail from the {@code message} resource. */
final class MailHeader {
  private static final Set<String> WANTED = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  static {
    WANTED.addAll(ReceivedMail.FIELDS);
  }

  private MailHeader() {}

  /** The header; nothing if it does not say when the mail arrived, so that it is none. */
  static Optional<ReceivedMail> read(JsonNode message) {
    try {
      var receivedAt = OffsetDateTime.parse(message.path("receivedDateTime").asText(""));
      return Optional.of(
          new ReceivedMail(
              headers(message.path("internetMessageHeaders")),
              message.path("from").path("emailAddress").path("address").asText(""),
              message.path("subject").asText(""),
              receivedAt.toInstant()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Headers headers(JsonNode list) {
    var fields = new ArrayList<Headers.Field>();
    for (var field : list) {
      String name = field.path("name").asText("");
      if (WANTED.contains(name)) {
        fields.add(new Headers.Field(name, field.path("value").asText("")));
      }
    }
    return new Headers(fields);
  }
}
