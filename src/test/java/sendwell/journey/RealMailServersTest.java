package sendwell.journey;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sendwell.Eventually;
import sendwell.mail.Security;
import sendwell.mail.Server;
import sendwell.sandbox.Authority;
import sendwell.sandbox.Maildir;
import sendwell.sandbox.RealDovecot;
import sendwell.sandbox.RealPostfix;
import sendwell.sandbox.SandboxDns;
import sendwell.server.Api;
import sendwell.server.Installation;
import sendwell.server.Owner;
import sendwell.server.TestClock;

/**
 * Connecting a mailbox, sending from it and finding the copy, at the mail servers that the field
 * runs: Postfix to hand mail in and Dovecot to read it, both with TLS. Everybody here has a mailbox
 * of their own, so no test disturbs another.
 */
class RealMailServersTest {
  private static final String HOST = "mail.real.test";
  private static final String PASSWORD = "correct horse, bättery staple";
  private static final String SUBJECT = "Grüße aus Köln: 你好, мир 🎉";
  private static final String TEXT = "Guten Tag,\n\nein Gruß. 你好\n.\n.. two dots";
  private static final String HTML = "<p>Guten Tag, <b>ein Gruß</b>. 你好</p>";
  private static final List<String> PEOPLE =
      List.of("anna", "ben", "carol", "dave", "erin", "frank", "grace", "heidi", "ida", "judy");

  @TempDir private static Path folder;
  private static Vertx vertx;
  private static SandboxDns dns;
  private static RealDovecot dovecot;
  private static RealPostfix postfix;
  private static Installation sendwell;
  private static Api api;

  @BeforeAll
  static void start() {
    assumeTrue(RealDovecot.missing().isEmpty(), RealDovecot.missing());
    assumeTrue(RealPostfix.missing().isEmpty(), RealPostfix.missing());
    vertx = Vertx.vertx();
    dns = SandboxDns.start(vertx, 0);
    dns.world().add("real.test", "mail A 127.0.0.1");
    var authority = Authority.create(folder.resolve("authority"));
    KeyStore keys = authority.keyStore(HOST);
    var passwords = PEOPLE.stream().collect(toMap(RealMailServersTest::address, _ -> PASSWORD));
    dovecot = RealDovecot.start(folder, keys, passwords);
    postfix = RealPostfix.start(folder, keys, dovecot, passwords.keySet());
    sendwell = Installation.fresh(settings(authority), TestClock.running());
    api = Owner.setUp(sendwell.stranger());
  }

  private static Map<String, String> settings(Authority authority) {
    return Map.of(
        "SENDWELL_DNS_RESOLVERS",
        "127.0.0.1:" + dns.address().getPort(),
        "SENDWELL_NETWORK_ALLOW",
        "127.0.0.0/8",
        "SENDWELL_TLS_TRUST_FILE",
        authority.pem().toString(),
        "SENDWELL_OUTBOX_POLL",
        "50ms");
  }

  @AfterAll
  static void stop() {
    if (sendwell != null) {
      sendwell.close();
    }
    if (postfix != null) {
      postfix.close();
    }
    if (dovecot != null) {
      dovecot.close();
    }
    if (dns != null) {
      dns.close();
      vertx.close().await();
    }
  }

  @Test
  void aMailGoesOutOverTlsAndItsCopyToTheFolderMarkedForIt() throws Exception {
    var marked = mailbox("anna").create().folder(RealDovecot.SENT).create();
    var account = connected("anna", Security.TLS);

    var sent = api.messageIs(api.send(account, draft("ben")), "sent");

    isTheDraft(only(mailbox("ben")), sent);
    var copy = only(marked);
    isTheDraft(copy, sent);
    assertThat(copy.read()).isTrue();
    assertThat(api.account(account).getInteger("sent")).isEqualTo(1);
  }

  @Test
  void aMailGoesOutOverStartTlsAndItsCopyToANewFolder() throws Exception {
    var account = connected("carol", Security.STARTTLS);

    var sent = api.messageIs(api.send(account, draft("dave")), "sent");

    isTheDraft(only(mailbox("dave")), sent);
    isTheDraft(only(mailbox("carol").folder("Sent")), sent);
  }

  @ParameterizedTest
  @EnumSource
  void aWrongPasswordIsToldSideBySideInTheWordsOfBothServers(Security security) {
    var answer = api.post("/accounts", request("ida", security).put("password", "not " + PASSWORD));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code("/imap")).isEqualTo("auth_failed");
    assertThat(answer.error("/imap").getString("answer"))
        .isEqualTo("NO [AUTHENTICATIONFAILED] Authentication failed.");
    assertThat(answer.code("/smtp")).isEqualTo("auth_failed");
    assertThat(answer.error("/smtp").getString("answer"))
        .startsWith("535 5.7.8 Error: authentication failed");
  }

  @Test
  void aRecipientThatDoesNotExistFailsTheMessageInTheWordsOfTheServer() {
    var account = connected("erin", Security.TLS);

    var failed = api.messageIs(api.send(account, draft("nobody")), "failed");

    var failure = failed.getJsonObject("failure");
    assertThat(failure.getString("code")).isEqualTo("recipient_refused");
    assertThat(failure.getString("smtpReply")).startsWith("550 5.1.1 <nobody@real.test>");
    assertThat(api.account(account).getString("status")).isEqualTo("connected");
  }

  @Test
  void oneRecipientThatDoesNotExistKeepsTheMailFromNoOther() throws Exception {
    var account = connected("grace", Security.TLS);

    var sent = api.messageIs(api.send(account, draft("nobody", "heidi")), "sent");

    assertThat(only(mailbox("heidi"))).isNotNull();
    assertThat(sent.getJsonArray("refused").encode()).contains("nobody@real.test", "550 5.1.1");
  }

  @Test
  void whatIsTooLargeForTheServerFailsAndSaysSo() {
    var account = connected("judy", Security.TLS);
    var large = draft("judy").put("text", "A line of a long letter.\n".repeat(20_000));

    var failed = api.messageIs(api.send(account, large), "failed");

    var failure = failed.getJsonObject("failure");
    assertThat(failure.getString("code")).isEqualTo("too_large");
    assertThat(failure.getString("detail")).contains(String.valueOf(RealPostfix.SIZE_LIMIT));
  }

  @Test
  void whileTheServerIsDownMailWaitsAndThenGoesOut() throws Exception {
    var account = connected("frank", Security.TLS);
    JsonObject waiting;
    postfix.stop();
    try {
      var queued = api.send(account, draft("frank"));
      waiting =
          Eventually.get(
              "a message that waits for its server",
              () -> api.message(queued),
              message -> message.getJsonObject("failure") != null);
      assertThat(waiting.getString("state")).isEqualTo("queued");
      assertThat(waiting.getJsonObject("failure").getString("code"))
          .isEqualTo("connection_refused");
      assertThat(waiting.getInstant("nextAttemptAt")).isNotNull();
      assertThat(api.accountIs(account, "disconnected").getJsonObject("statusReason")).isNotNull();
    } finally {
      postfix.start();
    }
    sendwell.clock().advance(Duration.ofMinutes(10));

    var sent = api.messageIs(waiting, "sent");

    isTheDraft(only(mailbox("frank")), sent);
    api.accountIs(account, "connected");
  }

  private static String address(String person) {
    return person + "@real.test";
  }

  private static Maildir mailbox(String person) {
    return dovecot.mailbox(address(person));
  }

  private static JsonObject connected(String person, Security security) {
    var account = api.post("/accounts", request(person, security)).ok();
    assertThat(account.getString("status")).isEqualTo("connected");
    return account;
  }

  private static JsonObject request(String person, Security security) {
    return new JsonObject()
        .put("email", address(person))
        .put("name", "Jörg " + person)
        .put("password", PASSWORD)
        .put("imap", place(dovecot.server(HOST, security)))
        .put("smtp", place(postfix.server(HOST, security)));
  }

  private static JsonObject place(Server server) {
    return new JsonObject()
        .put("host", server.host())
        .put("port", server.port())
        .put("security", server.security().name().toLowerCase(Locale.ROOT));
  }

  private static JsonObject draft(String... people) {
    var to = new JsonArray(List.of(people).stream().map(RealMailServersTest::address).toList());
    return new JsonObject()
        .put("to", to)
        .put("subject", SUBJECT)
        .put("text", TEXT)
        .put("html", HTML);
  }

  private static Maildir.Mail only(Maildir place) {
    return Eventually.get("one mail in " + place, place::mails, mails -> mails.size() == 1)
        .getFirst();
  }

  private static void isTheDraft(Maildir.Mail mail, JsonObject sent)
      throws MessagingException, IOException {
    var read = new MimeMessage(null, new ByteArrayInputStream(mail.content()));
    assertThat(read.getSubject()).isEqualTo(SUBJECT);
    assertThat(read.getHeader("Message-ID")).containsExactly(sent.getString("messageId"));
    assertThat(read.getSentDate()).isNotNull();
    assertThat(read.getFrom()[0].toString()).isNotEmpty();
    var bodies = (MimeMultipart) read.getContent();
    assertThat(read.isMimeType("multipart/alternative")).isTrue();
    assertThat(body(bodies, 0, "text/plain")).isEqualToNormalizingNewlines(TEXT);
    assertThat(body(bodies, 1, "text/html")).isEqualToIgnoringNewLines(HTML);
  }

  private static String body(MimeMultipart bodies, int index, String type)
      throws MessagingException, IOException {
    var part = bodies.getBodyPart(index);
    assertThat(part.isMimeType(type)).isTrue();
    return (String) part.getContent();
  }
}
