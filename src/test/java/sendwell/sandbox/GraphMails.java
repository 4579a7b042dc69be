package sendwell.sandbox;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.mail.Address;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import sendwell.mail.EmailAddress;

/** Mails as Graph takes and tells them. */
final class GraphMails {
  private static final Session SESSION = Session.getInstance(new Properties());

  private GraphMails() {}

  static MimeMessage parsed(byte[] mime) {
    try {
      return new MimeMessage(SESSION, new ByteArrayInputStream(mime));
    } catch (MessagingException e) {
      throw new IllegalArgumentException("Not a mail", e);
    }
  }

  /** Whom the header fields name. */
  static List<EmailAddress> recipients(MimeMessage mail) throws MessagingException {
    return Stream.of(RecipientType.TO, RecipientType.CC, RecipientType.BCC)
        .flatMap(type -> addresses(mail, type))
        .map(EmailAddress::parse)
        .toList();
  }

  static String author(MimeMessage mail) throws MessagingException {
    return mail.getFrom() == null ? "" : ((InternetAddress) mail.getFrom()[0]).getAddress();
  }

  /** The same mail with a Message-ID as Exchange makes them. */
  static byte[] renamed(byte[] mime) throws MessagingException {
    var mail = parsed(mime);
    mail.setHeader("Message-ID", "<" + UUID.randomUUID() + "@SANDBOX.prod.outlook.com>");
    return written(mail);
  }

  /** The same mail as its recipients see it. */
  static byte[] withoutBcc(byte[] mime) throws MessagingException {
    var mail = parsed(mime);
    if (mail.getHeader("Bcc") == null) {
      return mime;
    }
    mail.removeHeader("Bcc");
    return written(mail);
  }

  private static byte[] written(MimeMessage mail) throws MessagingException {
    try {
      var out = new ByteArrayOutputStream();
      mail.writeTo(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The {@code message} resource. */
  static JsonObject json(String id, StoredMail stored, Instant sentAt) {
    var mail = parsed(stored.content());
    try {
      return new JsonObject()
          .put("id", id)
          .put("internetMessageId", stored.messageId())
          .put("conversationId", "conversation of " + stored.subject())
          .put("subject", stored.subject())
          .put("sentDateTime", sentAt.toString())
          .put("receivedDateTime", stored.date().toString())
          .put("from", recipient(author(mail)))
          .put("toRecipients", list(mail, RecipientType.TO))
          .put("ccRecipients", list(mail, RecipientType.CC))
          .put("bccRecipients", list(mail, RecipientType.BCC));
    } catch (MessagingException e) {
      throw new IllegalStateException("Unreadable mail", e);
    }
  }

  /** Its header fields, in their order. */
  static JsonArray headers(StoredMail stored) {
    var headers = new JsonArray();
    try {
      for (var header : Collections.list(parsed(stored.content()).getAllHeaders())) {
        String value = MimeUtility.unfold(header.getValue());
        headers.add(new JsonObject().put("name", header.getName()).put("value", value));
      }
      return headers;
    } catch (MessagingException e) {
      throw new IllegalStateException("Unreadable mail", e);
    }
  }

  private static JsonArray list(MimeMessage mail, RecipientType type) {
    return new JsonArray(addresses(mail, type).map(GraphMails::recipient).toList());
  }

  private static JsonObject recipient(String address) {
    return new JsonObject().put("emailAddress", new JsonObject().put("address", address));
  }

  private static Stream<String> addresses(MimeMessage mail, RecipientType type) {
    try {
      var found = Objects.requireNonNullElse(mail.getRecipients(type), new Address[0]);
      return Stream.of(found)
          .map(InternetAddress.class::cast)
          .filter(address -> !address.isGroup())
          .map(InternetAddress::getAddress);
    } catch (MessagingException e) {
      throw new IllegalArgumentException("Unreadable " + type, e);
    }
  }
}
