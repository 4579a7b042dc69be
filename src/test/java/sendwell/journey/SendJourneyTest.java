package sendwell.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sendwell.mail.EmailAddress;
import sendwell.sandbox.StoredMail;
import sendwell.server.Api;
import sendwell.server.World;
import sendwell.smtp.Phase;

/** From a draft to a mail at the recipient and a copy in the Sent folder. */
class SendJourneyTest {
  @RegisterExtension static final World WORLD = new World();

  private static final String SUBJECT = "Grüße aus Köln – 日本語 🎉";
  private static final String TEXT = "Schöne Grüße,\n.\nein Punkt allein; 日本語.\n\n";
  private static final String HTML = "<p>Schöne <b>Grüße</b> 🎉</p>";

  private final Api api = WORLD.api();
  private final JsonObject account = WORLD.connected(WORLD.sandbox().smtp());

  @Test
  void everyWindowSeesAMessageGoFromQueuedOverSendingToSent() {
    try (var window = api.live()) {
      var message = api.send(account, World.draft("Hello", WORLD.mailbox("friends.test")));

      assertThat(message.getString("state")).isEqualTo("queued");
      window.told(message, "state", "queued");
      window.told(message, "state", "sending");
      var sent = window.told(message, "state", "sent");
      assertThat(sent.getString("sentAt")).isNotNull();
      assertThat(sent.getInteger("attempts")).isEqualTo(1);
      assertThat(sent).isEqualTo(api.message(message));
      window.isGapless();
    }
  }

  @Test
  void theTotalRisesWithoutReloading() {
    try (var window = api.live()) {
      api.send(account, World.draft("One", WORLD.mailbox("friends.test")));

      var row =
          window.event(
              "account.updated",
              data ->
                  data.getString("id").equals(account.getString("id"))
                      && data.getLong("sent") == 1);
      assertThat(row.getJsonObject("data").getInteger("sentToday")).isEqualTo(1);
    }
  }

  @Test
  void theMailArrivesAsItWasWritten() throws MessagingException, IOException {
    var recipient = WORLD.mailbox("friends.test");
    var before = Instant.now().minusSeconds(1);

    var message =
        api.send(account, World.draft(SUBJECT, recipient).put("text", TEXT).put("html", HTML));

    var mail = parsed(WORLD.mails(recipient, "INBOX", 1).getFirst());
    assertThat(mail.getSubject()).isEqualTo(SUBJECT);
    assertThat(mail.getMessageID()).isEqualTo(message.getString("messageId"));
    assertThat(mail.getMessageID()).endsWith("@acme.test>");
    assertThat(mail.getSentDate().toInstant()).isBetween(before, Instant.now().plusSeconds(1));
    assertThat(mail.getFrom()[0].toString()).contains(account.getString("email"));
    var parts = (Multipart) mail.getContent();
    assertThat(mail.getContentType()).startsWith("multipart/alternative");
    assertThat(parts.getBodyPart(0).getContent().toString().replace("\r", "")).isEqualTo(TEXT);
    assertThat(parts.getBodyPart(1).getContent().toString()).isEqualTo(HTML);
  }

  @Test
  void aCopyLiesInTheAccountsOwnSentFolder() throws MessagingException {
    var sender = EmailAddress.parse(account.getString("email"));

    var message = api.send(account, World.draft(SUBJECT, WORLD.mailbox("friends.test")));

    var copy = WORLD.mails(sender, "Sent", 1).getFirst();
    assertThat(parsed(copy).getMessageID()).isEqualTo(message.getString("messageId"));
    assertThat(copy.subject()).isEqualTo(SUBJECT);
    assertThat(copy.seen()).isTrue();
  }

  @Test
  void aBlindCopyIsSeenByNobodyElse() throws MessagingException {
    var recipient = WORLD.mailbox("friends.test");
    var copied = WORLD.mailbox("friends.test");
    var blind = WORLD.mailbox("friends.test");

    api.send(
        account,
        World.draft("Three", recipient)
            .put("cc", new JsonArray().add(copied.toString()))
            .put("bcc", new JsonArray().add(blind.toString())));

    for (var reader : List.of(recipient, copied, blind)) {
      var mail = parsed(WORLD.mails(reader, "INBOX", 1).getFirst());
      assertThat(mail.getRecipients(RecipientType.CC)[0]).hasToString(copied.toString());
      assertThat(mail.getRecipients(RecipientType.BCC)).isNull();
      assertThat(mail.getAllHeaderLines().asIterator())
          .toIterable()
          .noneMatch(header -> header.contains(blind.toString()));
    }
  }

  @Test
  void theSameKeyAgainIsTheSameMessage() {
    var recipient = WORLD.mailbox("friends.test");
    var draft = World.draft("Once", recipient);
    var first = api.send(account, draft, "order-1").ok();

    var again = api.send(account, draft, "order-1").ok();
    var other = api.send(account, World.draft("Twice", recipient), "order-1");

    assertThat(again.getString("id")).isEqualTo(first.getString("id"));
    assertThat(other.status()).isEqualTo(409);
    api.messageIs(first, "sent");
    assertThat(WORLD.mails(recipient, "INBOX")).hasSize(1);
  }

  @Test
  void theEmailListShowsTheNewestFirst() {
    var recipient = WORLD.mailbox("friends.test");
    var first = api.send(account, World.draft("First", recipient));
    var second = api.send(account, World.draft("Second", recipient));
    api.messageIs(second, "sent");
    String list = "/accounts/" + account.getString("id") + "/messages";

    assertThat(api.items(list))
        .extracting(message -> message.getString("id"))
        .containsExactly(second.getString("id"), first.getString("id"));
    assertThat(api.items(list + "?query=seco"))
        .extracting(message -> message.getString("subject"))
        .containsExactly("Second");
  }

  @Test
  void aConnectionIsUsedAgain() {
    var smtp = WORLD.smtpServer();
    var sender = WORLD.connected(smtp);
    var recipient = WORLD.mailbox("friends.test");
    int connections = smtp.connections();

    for (int i = 0; i < 3; i++) {
      api.messageIs(api.send(sender, World.draft("No. " + i, recipient)), "sent");
    }

    // Each of Sendwell's outbox verticles keeps one.
    assertThat(smtp.connections() - connections)
        .isLessThanOrEqualTo(Runtime.getRuntime().availableProcessors());
  }

  @Test
  void aSlowServerHoldsUpNobodyElse() {
    var slow = WORLD.smtpServer();
    var sluggish = WORLD.connected(slow);
    slow.silent(Phase.MAIL);
    var recipient = WORLD.mailbox("friends.test");
    var held = api.messageIs(api.send(sluggish, World.draft("Slow", recipient)), "sending");

    api.messageIs(api.send(account, World.draft("Quick", recipient)), "sent");

    assertThat(api.message(held).getString("state")).isEqualTo("sending");
  }

  private static MimeMessage parsed(StoredMail mail) throws MessagingException {
    return new MimeMessage(
        Session.getInstance(new Properties()), new ByteArrayInputStream(mail.content()));
  }
}
