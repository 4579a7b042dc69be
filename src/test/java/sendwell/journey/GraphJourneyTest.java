package sendwell.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sendwell.Eventually;
import sendwell.mail.EmailAddress;
import sendwell.sandbox.GraphFaults;
import sendwell.sandbox.SandboxProvider.Kind;
import sendwell.sandbox.StoredMail;
import sendwell.server.Api;
import sendwell.server.GraphSignInWorld;
import sendwell.server.SignInWorld;
import sendwell.server.Surroundings;

/** Sending from a mailbox of Microsoft's by Graph, in good times and in bad. */
class GraphJourneyTest {
  @RegisterExtension static final GraphSignInWorld WORLD = new GraphSignInWorld();

  /** Longer than the Sent folder is given to show a mail whose fate is uncertain. */
  private static final Duration COPY_WAIT = Duration.ofSeconds(32);

  /** Longer than an account waits after its first fault. */
  private static final Duration ACCOUNT_WAIT = Duration.ofSeconds(8);

  /** Longer than a sent mail waits to be looked for in the Sent folder, at most. */
  private static final Duration FIND_WAIT = Duration.ofSeconds(95);

  private final Api api = WORLD.api();
  private final EmailAddress sender = WORLD.mailbox(Kind.MICROSOFT);
  private final GraphFaults faults = WORLD.graph().faults(sender);
  private final EmailAddress recipient = WORLD.mailbox(Kind.MICROSOFT);
  private JsonObject account;

  @BeforeEach
  void signIn() {
    String start = SignInWorld.startOf(Kind.MICROSOFT);
    WORLD.signIn(api.visitor(), Kind.MICROSOFT, sender, start);
    account = api.items("/accounts?query=" + sender).getFirst();
  }

  private List<StoredMail> mails(EmailAddress address, String folder) {
    return WORLD.mail(Kind.MICROSOFT).mailboxes().mails(address, folder);
  }

  private JsonObject send() {
    return api.send(account, Surroundings.draft("Hello", recipient));
  }

  @Test
  void aMessageTravelsByGraphAndByNothingElse() {
    var hidden = WORLD.mailbox(Kind.MICROSOFT);
    int connections = WORLD.mail(Kind.MICROSOFT).smtp().connections();
    var draft = Surroundings.draft("Hello", recipient);
    draft.put("bcc", new JsonArray().add(hidden.toString()));

    var message = api.messageIs(api.send(account, draft), "sent");

    var mail = mails(recipient, "INBOX").getFirst();
    assertThat(mail.messageId()).isEqualTo(message.getString("messageId"));
    assertThat(new String(mail.content(), StandardCharsets.US_ASCII))
        .doesNotContain(hidden.toString());
    assertThat(mails(hidden, "INBOX")).hasSize(1);
    assertThat(mails(sender, "Sent")).hasSize(1);
    assertThat(WORLD.mail(Kind.MICROSOFT).smtp().connections()).isEqualTo(connections);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aMailWhoseAnswerGotLostIsFoundAndNotSentAgain(boolean renamed) {
    faults.rewriteMessageIds(renamed);
    faults.loseAnswers(1);

    var message = send();
    WORLD.uncertain(message, account);
    WORLD.clock().advance(COPY_WAIT);

    assertThat(api.messageIs(message, "sent").getInteger("attempts")).isEqualTo(1);
    assertThat(api.message(message).getString("providerMessageId"))
        .isEqualTo(mails(sender, "Sent").getFirst().messageId());
    assertThat(api.account(account).getLong("sent")).isEqualTo(1);
    assertThat(mails(recipient, "INBOX")).hasSize(1);
  }

  @Test
  void theMessageIdThatMicrosoftGaveIsLearntByOneSearchForAll() {
    faults.rewriteMessageIds(true);
    var sent = IntStream.range(0, 5).mapToObj(_ -> api.messageIs(send(), "sent")).toList();
    assertThat(sent).allSatisfy(m -> assertThat(m.getString("providerMessageId")).isNull());
    assertThat(WORLD.rows("sent_copy", account)).as("kept, whatever happens").isEqualTo(5);
    int asked = WORLD.graph().requests().size();

    WORLD.clock().advance(FIND_WAIT);

    assertThat(sent.stream().map(this::providerMessageId))
        .containsExactlyInAnyOrderElementsOf(
            mails(sender, "Sent").stream().map(StoredMail::messageId).toList());
    assertThat(WORLD.graph().requests().size() - asked).as("searches").isLessThanOrEqualTo(4);
    Eventually.so("nothing left to do", () -> WORLD.rows("sent_copy", account) == 0);
  }

  @Test
  void aCopyThatComesLateIsFoundLater() {
    faults.fileLater();
    var message = api.messageIs(send(), "sent");
    WORLD.clock().advance(FIND_WAIT);
    var soon = WORLD.clock().instant().plus(FIND_WAIT);
    Eventually.so(
        "a search that found nothing, and the time of the next",
        () ->
            WORLD.rows(
                    "(SELECT * FROM sent_copy WHERE attempts = 1 AND due_at < '%s') AS tried"
                        .formatted(soon),
                    account)
                == 1);
    faults.fileNow();
    WORLD.clock().advance(FIND_WAIT);

    assertThat(providerMessageId(message)).isEqualTo(message.getString("messageId"));
  }

  private String providerMessageId(JsonObject message) {
    return Eventually.get(
            "a Message-ID of the provider's",
            () -> api.message(message),
            seen -> seen.getString("providerMessageId") != null)
        .getString("providerMessageId");
  }

  @Test
  void aMailThatNeverGotThereIsSentAgain() {
    faults.answer(504, "<h1>Gateway Timeout</h1>");

    var message = send();
    WORLD.uncertain(message, account);
    WORLD.clock().advance(COPY_WAIT);

    assertThat(api.messageIs(message, "sent").getInteger("attempts")).isEqualTo(2);
    assertThat(mails(recipient, "INBOX")).hasSize(1);
  }

  @Test
  void aMailThatIsLikeAnotherIsNotTakenForIt() {
    faults.rewriteMessageIds(true);
    api.messageIs(send(), "sent");
    faults.answer(504, "<h1>Gateway Timeout</h1>");

    var second = send();
    WORLD.uncertain(second, account);
    WORLD.clock().advance(COPY_WAIT);

    assertThat(api.messageIs(second, "sent").getInteger("attempts")).isEqualTo(2);
    assertThat(mails(recipient, "INBOX")).hasSize(2);
  }

  @Test
  void aSentFolderThatCannotBeReadLetsTheMailWait() {
    faults.loseAnswers(1);
    var message = send();
    WORLD.uncertain(message, account);
    faults.refuse(503, "serviceNotAvailable");
    WORLD.clock().advance(COPY_WAIT);

    api.accountIs(account, "disconnected");
    assertThat(api.message(message).getString("state")).isEqualTo("sending");
    WORLD.clock().advance(ACCOUNT_WAIT);

    api.messageIs(message, "sent");
    assertThat(mails(recipient, "INBOX")).hasSize(1);
  }

  @Test
  void whoIsThrottledIsPausedAndStaysConnected() {
    faults.throttle(90);

    var message = send();

    api.messageWaits(message, "rate_limited");
    var paused =
        Eventually.get(
            "a paused account",
            () -> api.account(account),
            seen -> seen.getString("pausedUntil") != null);
    assertThat(paused.getString("status")).isEqualTo("connected");
    WORLD.clock().advance(Duration.ofSeconds(95));
    api.messageIs(message, "sent");
  }

  @Test
  void aTokenThatIsRefusedBeforeItsEndIsReplaced() {
    int issued = WORLD.provider(Kind.MICROSOFT).tokensIssued();
    faults.refuse(401, "InvalidAuthenticationToken");

    assertThat(api.messageIs(send(), "sent").getInteger("attempts")).isEqualTo(1);
    assertThat(WORLD.provider(Kind.MICROSOFT).tokensIssued()).isEqualTo(issued + 1);
  }

  @ParameterizedTest
  @CsvSource({
    "403, ErrorAccessDenied, reconnect_required, not_permitted, administrator",
    "404, MailboxNotEnabledForRESTAPI, reconnect_required, no_mailbox, administrator",
    "403, ErrorAccountSuspend, disconnected, sender_blocked, you",
    "403, ErrorQuotaExceeded, disconnected, mailbox_full, you",
    "503, serviceNotAvailable, disconnected, unavailable, wait"
  })
  void whatIsAboutTheAccountKeepsTheMessage(
      int status, String error, String becomes, String code, String remedy) {
    faults.refuse(status, error);

    var message = send();

    var cause = api.accountIs(account, becomes).getJsonObject("statusReason");
    assertThat(cause.getString("code")).isEqualTo(code);
    assertThat(cause.getString("remedy")).isEqualTo(remedy);
    assertThat(api.messageWaits(message, code).getJsonObject("failure").getString("smtpReply"))
        .isEqualTo(status + " " + error + ": The sandbox was told to say so.");
  }

  @ParameterizedTest
  @CsvSource({
    "400, ErrorInvalidRecipients, recipient_refused",
    "413, ErrorMessageSizeExceeded, too_large",
    "400, ErrorMimeContentInvalid, message_refused"
  })
  void whatIsAboutTheMessageFailsTheMessageOnly(int status, String error, String code) {
    faults.refuse(status, error);

    var failed = api.messageIs(send(), "failed");

    assertThat(failed.getJsonObject("failure").getString("code")).isEqualTo(code);
    assertThat(api.account(account).getString("status")).isEqualTo("connected");
    api.messageIs(send(), "sent");
  }

  @Test
  void whoHasNoMailboxIsNotConnected() {
    var other = WORLD.mailbox(Kind.MICROSOFT);
    WORLD.graph().faults(other).refuse(404, "MailboxNotEnabledForRESTAPI");

    WORLD.signIn(api.visitor(), Kind.MICROSOFT, other, SignInWorld.startOf(Kind.MICROSOFT));

    assertThat(api.items("/accounts?query=" + other)).isEmpty();
  }

  /** Its servers say only that the token is no good; the provider, why there is no other. */
  @Test
  void aTokenThatEndedBeforeItsTimeHidesNotThatTheOperatorIsWaitedFor() {
    var provider = WORLD.provider(Kind.MICROSOFT);
    provider.faults().expireSecret();
    provider.endAccess();

    var message = send();

    var cause = api.accountIs(account, "disconnected").getJsonObject("statusReason");
    assertThat(cause.getString("code")).isEqualTo("operator");
    assertThat(cause.getString("answer")).contains("AADSTS7000222");
    String verify = "/accounts/" + account.getString("id") + "/verify";
    assertThat(api.post(verify, new JsonObject()).ok().getJsonObject("statusReason"))
        .isEqualTo(cause);
    provider.faults().behave();
    api.post("/providers/microsoft/verify", new JsonObject()).ok();
    api.messageIs(message, "sent");
    api.accountIs(account, "connected");
  }
}
