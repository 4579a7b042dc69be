package sendwell.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sendwell.Eventually;
import sendwell.mail.EmailAddress;
import sendwell.mail.Security;
import sendwell.sandbox.SandboxSmtp;
import sendwell.sandbox.StoredMail;
import sendwell.server.Api;
import sendwell.server.World;
import sendwell.smtp.Phase;

/** What becomes of messages and accounts when servers refuse, stop, or hang up. */
class TroubleJourneyTest {
  @RegisterExtension static final World WORLD = new World();

  /** Longer than the first wait of an account that cannot be used, with its spread. */
  private static final Duration ACCOUNT_WAIT = Duration.ofSeconds(7);

  /** Longer than the first wait of a message, with its spread. */
  private static final Duration MESSAGE_WAIT = Duration.ofSeconds(75);

  /** Longer than the Sent folder is given to show a mail whose fate is uncertain. */
  private static final Duration COPY_WAIT = Duration.ofSeconds(32);

  private final Api api = WORLD.api();
  private final SandboxSmtp smtp = WORLD.smtpServer();
  private final JsonObject account = WORLD.connected(smtp);
  private final EmailAddress recipient = WORLD.mailbox("friends.test");

  @Test
  void aMessageWaitsWhileTheServerIsStoppedAndGoesOutOnceItRuns() {
    int tls = smtp.tlsPort();
    int startTls = smtp.startTlsPort();
    smtp.stop();

    var message = api.send(account, World.draft("Patience", recipient));
    var waiting = api.messageWaits(message, "connection_refused");
    assertThat(at(waiting, "nextAttemptAt")).isAfter(WORLD.clock().instant());
    assertThat(
            api.accountIs(account, "disconnected").getJsonObject("statusReason").getString("code"))
        .isEqualTo("connection_refused");

    smtp.start(tls, startTls);
    WORLD.clock().advance(ACCOUNT_WAIT);

    assertThat(api.messageIs(message, "sent").getValue("failure")).isNull();
    assertThat(api.accountIs(account, "connected").getValue("statusReason")).isNull();
    assertThat(WORLD.mails(recipient, "INBOX", 1)).hasSize(1);
  }

  @Test
  void aChangedPasswordStopsTheQueueUntilTheAccountIsReconnected() {
    var sender = EmailAddress.parse(account.getString("email"));
    WORLD.sandbox().mailboxes().changePassword(sender, "the new one");

    var first = api.send(account, World.draft("First", recipient));
    var broken = api.accountIs(account, "reconnect_required");
    var second = api.send(account, World.draft("Second", recipient));
    assertThat(broken.getJsonObject("statusReason").getString("code")).isEqualTo("auth_failed");
    assertThat(broken.getJsonObject("statusReason").getString("answer")).startsWith("535 5.7.8");
    assertThat(broken.getJsonObject("statusReason").getString("remedy")).isEqualTo("you");
    assertThat(
            api.messageWaits(first, "auth_failed").getJsonObject("failure").getString("smtpReply"))
        .startsWith("535");

    String reconnect = "/accounts/" + account.getString("id") + "/reconnect";
    assertThat(api.post(reconnect, new JsonObject()).code("/smtp")).isEqualTo("auth_failed");
    assertThat(api.message(second).getString("state")).isEqualTo("queued");
    var back = api.post(reconnect, new JsonObject().put("password", "the new one")).ok();

    assertThat(back.getString("id")).isEqualTo(account.getString("id"));
    assertThat(back.getString("status")).isEqualTo("connected");
    api.messageIs(first, "sent");
    api.messageIs(second, "sent");
    assertThat(api.account(account).getLong("sent")).isEqualTo(2);
    assertThat(api.items("/accounts/" + account.getString("id") + "/messages")).hasSize(2);
  }

  /** What a server says of the old password, late, is no news of the new one. */
  @Test
  void aRefusalThatComesAfterTheReconnectionIsNotBelieved() {
    var sender = EmailAddress.parse(account.getString("email"));
    WORLD.sandbox().mailboxes().changePassword(sender, "the new one");
    smtp.slow(Phase.AUTH, Duration.ofSeconds(2));
    int connections = smtp.connections();
    var message = api.send(account, World.draft("On the way", recipient));
    Eventually.so("a sign-in", () -> smtp.connections() > connections);

    var another = WORLD.place(WORLD.smtpServer().tlsPort(), Security.TLS);
    api.post(
            "/accounts/" + account.getString("id") + "/reconnect",
            new JsonObject().put("password", "the new one").put("smtp", another))
        .ok();

    api.messageIs(message, "sent");
    assertThat(api.account(account).getString("status")).isEqualTo("connected");
  }

  /** The table of answers, through the dialogue. */
  @ParameterizedTest
  @CsvSource({
    "AUTH,    454 4.7.0 Temporary failure,                 disconnected,       unavailable",
    "AUTH,    421 4.3.2 Closing,                           disconnected,       unavailable",
    "AUTH,    432 4.7.12 Password transition needed,       disconnected,       unavailable",
    "AUTH,    535 5.7.3 Authentication unsuccessful,       reconnect_required, auth_failed",
    "AUTH,    534 5.7.9 Application password required,     reconnect_required, app_password_needed",
    "AUTH,    534 5.7.14 Please log in via your browser,   reconnect_required,"
        + " browser_sign_in_needed",
    "AUTH,    535 5.7.139 SmtpClientAuthentication is off, reconnect_required, smtp_auth_disabled",
    "MAIL,    530 5.7.57 Client not authenticated,         reconnect_required, smtp_auth_disabled",
    "MAIL,    550 5.1.8 Sender blocked,                    disconnected,       sender_blocked"
  })
  void anAnswerAboutTheAccountKeepsTheMessage(
      Phase phase, String reply, String status, String code) {
    smtp.answer(phase, reply);

    var message = api.send(account, World.draft("About the account", recipient));

    var cause = api.accountIs(account, status).getJsonObject("statusReason");
    assertThat(cause.getString("code")).isEqualTo(code);
    assertThat(api.messageWaits(message, code).getJsonObject("failure").getString("smtpReply"))
        .isEqualTo(reply);
  }

  @ParameterizedTest
  @CsvSource({
    "CONTENT, 550 5.4.5 Daily user sending limit exceeded,                  sending_limit,       "
        + " 86500",
    "MAIL,    432 4.3.2 Concurrent connections limit exceeded,              too_many_connections,"
        + " 70",
    "CONTENT, 554 5.2.0 STOREDRV; SubmissionQuotaExceededException,         sending_limit,       "
        + " 86500",
    "MAIL,    451 4.7.500 Server busy,                                      rate_limited,        "
        + " 1000"
  })
  void anAccountThatHasSentEnoughIsPausedAndStaysConnected(
      Phase phase, String reply, String code, int seconds) {
    smtp.answer(phase, reply, 1);

    var message = api.send(account, World.draft("Enough", recipient));

    api.messageWaits(message, code);
    var paused =
        Eventually.get(
            "a paused account",
            () -> api.account(account),
            seen -> seen.getString("pausedUntil") != null);
    assertThat(paused.getString("status")).isEqualTo("connected");
    assertThat(paused.getJsonObject("pauseReason").getString("code")).isEqualTo(code);
    WORLD.clock().advance(Duration.ofSeconds(seconds));
    api.messageIs(message, "sent");
  }

  @ParameterizedTest
  @CsvSource({
    "RCPT,    550 5.1.1 No such user,            recipient_refused",
    "RCPT,    550 5.2.1 Mailbox disabled,        recipient_refused",
    "CONTENT, 552 5.3.4 Message too big,         too_large",
    "CONTENT, 554 5.6.0 Bad content,             message_refused",
    "CONTENT, 550 5.7.515 Access denied,         blocked_by_policy"
  })
  void anAnswerAboutRecipientOrMessageFailsTheMessageOnly(Phase phase, String reply, String code) {
    smtp.answer(phase, reply);

    var failed = api.messageIs(api.send(account, World.draft("Refused", recipient)), "failed");

    assertThat(failed.getJsonObject("failure").getString("code")).isEqualTo(code);
    assertThat(failed.getJsonObject("failure").getString("smtpReply")).isEqualTo(reply);
    assertThat(api.account(account).getString("status")).isEqualTo("connected");
    assertThat(api.account(account).getLong("sent")).isZero();
  }

  @Test
  void aFullMailboxIsTriedAgain() {
    smtp.answer(recipient, "452 4.2.2 The mailbox is full", 1);

    var message = api.send(account, World.draft("Full", recipient));
    api.messageWaits(message, "deferred");
    WORLD.clock().advance(MESSAGE_WAIT);

    assertThat(api.messageIs(message, "sent").getInteger("attempts")).isEqualTo(2);
  }

  @Test
  void whoIsRefusedDoesNotStandInTheWayOfTheOthers() {
    var unknown = EmailAddress.parse("unknown@friends.test");
    var full = WORLD.mailbox("friends.test");
    smtp.answer(unknown, "550 5.1.1 No such user");
    smtp.answer(full, "452 4.2.2 The mailbox is full", 1);

    var message = api.send(account, World.draft("Partly", recipient, unknown, full));
    var partly =
        Eventually.get(
            "sent to one", () -> api.message(message), seen -> seen.getString("sentAt") != null);
    assertThat(partly.getString("state")).isEqualTo("queued");
    assertThat(partly.getJsonArray("refused").getJsonObject(0).getString("address"))
        .isEqualTo(unknown.toString());
    WORLD.clock().advance(MESSAGE_WAIT);

    api.messageIs(message, "sent");
    assertThat(WORLD.mails(full, "INBOX", 1)).hasSize(1);
    assertThat(WORLD.mails(recipient, "INBOX")).hasSize(1);
    assertThat(api.account(account).getLong("sent")).isEqualTo(1);
  }

  @Test
  void aMailThatIsInTheSentFolderAfterAllIsNotSentTwice() {
    var sender = EmailAddress.parse(account.getString("email"));
    var provider =
        WORLD.smtpServer(
            WORLD.keys(),
            (address, mail) -> {
              WORLD.sandbox().mailboxes().deliver(address, mail);
              WORLD.sandbox().mailboxes().file(sender, "Sent", mail);
            });
    var smtpPlace = WORLD.place(provider.tlsPort(), Security.TLS);
    api.post(
            "/accounts/" + account.getString("id") + "/reconnect",
            new JsonObject().put("smtp", smtpPlace))
        .ok();
    provider.dropAfterContent(1);

    var message = api.send(account, World.draft("Uncertain", recipient));
    WORLD.uncertain(message, account);
    WORLD.clock().advance(COPY_WAIT);

    assertThat(api.messageIs(message, "sent").getInteger("attempts")).isEqualTo(1);
    assertThat(provider.accepted()).isEqualTo(1);
    assertThat(api.account(account).getLong("sent")).isEqualTo(1);
    assertThat(WORLD.mails(sender, "Sent")).hasSize(1);
  }

  @Test
  void aMailThatIsNotInTheSentFolderIsSentAgain() {
    smtp.drop(Phase.CONTENT, 1);

    var message = api.send(account, World.draft("Cut off", recipient));
    WORLD.uncertain(message, account);
    WORLD.clock().advance(COPY_WAIT);

    assertThat(api.messageIs(message, "sent").getInteger("attempts")).isEqualTo(2);
    assertThat(WORLD.mails(recipient, "INBOX"))
        .extracting(StoredMail::messageId)
        .containsExactly(message.getString("messageId"));
  }

  @Test
  void theDailyLimitPausesUntilItIsRaised() {
    String self = "/accounts/" + account.getString("id");
    api.patch(self, new JsonObject().put("dailyLimit", 1)).ok();
    var first = api.send(account, World.draft("First", recipient));
    var second = api.send(account, World.draft("Second", recipient));

    api.messageIs(first, "sent");
    assertThat(at(api.messageWaits(second, "daily_limit"), "nextAttemptAt"))
        .isAfter(WORLD.clock().instant());
    assertThat(api.account(account).getJsonObject("pauseReason").getString("code"))
        .isEqualTo("daily_limit");
    api.patch(self, new JsonObject().put("dailyLimit", 5)).ok();

    api.messageIs(second, "sent");
    assertThat(api.account(account).getValue("pausedUntil")).isNull();
  }

  @Test
  void whatIsWrittenWhileTheAccountWaitsSaysWhyFromTheStart() {
    String self = "/accounts/" + account.getString("id");
    api.patch(self, new JsonObject().put("dailyLimit", 1)).ok();
    api.messageIs(api.send(account, World.draft("First", recipient)), "sent");
    Eventually.so("a pause", () -> api.account(account).getValue("pausedUntil") != null);

    var second = api.send(account, World.draft("Second", recipient));

    assertThat(second.getString("state")).isEqualTo("queued");
    assertThat(second.getJsonObject("failure").getString("code")).isEqualTo("daily_limit");
    assertThat(second.getString("nextAttemptAt"))
        .isEqualTo(api.account(account).getString("pausedUntil"));
    api.patch(self, new JsonObject().put("dailyLimit", 5)).ok();
    api.messageIs(second, "sent");
  }

  @Test
  void aGapIsKeptBetweenTwoMails() {
    api.patch("/accounts/" + account.getString("id"), new JsonObject().put("minGapSeconds", 3600))
        .ok();
    var first = api.send(account, World.draft("First", recipient));
    api.messageIs(first, "sent");
    var second = api.send(account, World.draft("Second", recipient));

    assertThat(api.message(second).getString("state")).isEqualTo("queued");
    WORLD.clock().advance(Duration.ofSeconds(3601));

    var gap =
        Duration.between(
            at(api.messageIs(first, "sent"), "sentAt"),
            at(api.messageIs(second, "sent"), "sentAt"));
    assertThat(gap).isGreaterThanOrEqualTo(Duration.ofSeconds(3600));
  }

  @Test
  void whatStillWaitsCanBeCancelled() {
    smtp.answer(Phase.AUTH, "454 4.7.0 Temporary failure", 1);
    try (var window = api.live()) {
      var message = api.send(account, World.draft("Never mind", recipient));
      api.messageWaits(message, "unavailable");

      var cancelled =
          api.post("/messages/" + message.getString("id") + "/cancel", new JsonObject());

      assertThat(cancelled.ok().getString("state")).isEqualTo("cancelled");
      window.told(message, "state", "cancelled");
      WORLD.clock().advance(ACCOUNT_WAIT);
      var later = api.messageIs(api.send(account, World.draft("Later", recipient)), "sent");
      assertThat(WORLD.mails(recipient, "INBOX"))
          .extracting(StoredMail::messageId)
          .containsExactly(later.getString("messageId"));
      String tooLate = "/messages/" + later.getString("id") + "/cancel";
      assertThat(api.post(tooLate, new JsonObject()).status()).isEqualTo(409);
    }
  }

  @Test
  void deletingRemovesEverythingAndTellsEveryWindow() {
    api.messageIs(api.send(account, World.draft("Sent", recipient)), "sent");
    WORLD.mails(EmailAddress.parse(account.getString("email")), "Sent", 1);
    smtp.stop();
    var waiting = api.send(account, World.draft("Waiting", recipient));
    api.messageWaits(waiting, "connection_refused");
    String self = "/accounts/" + account.getString("id");
    try (var window = api.live()) {

      assertThat(api.delete(self).status()).isEqualTo(204);

      window.event("account.deleted", data -> data.getString("id").equals(account.getString("id")));
    }
    assertThat(api.get(self).status()).isEqualTo(404);
    assertThat(api.get(self + "/messages").status()).isEqualTo(404);
    assertThat(api.get("/messages/" + waiting.getString("id")).status()).isEqualTo(404);
    for (String table : List.of("connection", "draft", "message", "lane", "sent_copy")) {
      assertThat(WORLD.rows(table, account)).as(table).isZero();
    }
  }

  private static Instant at(JsonObject row, String field) {
    return Instant.parse(row.getString(field));
  }
}
