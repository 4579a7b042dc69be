package sendwell.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sendwell.Eventually;
import sendwell.mail.EmailAddress;
import sendwell.sandbox.Mailboxes;
import sendwell.sandbox.SandboxProvider.Kind;
import sendwell.sandbox.SandboxSmtp;
import sendwell.sandbox.StoredMail;
import sendwell.server.Api;
import sendwell.server.SignInWorld;
import sendwell.server.Surroundings;
import sendwell.smtp.Phase;

/** Mailboxes of Microsoft's whose mail servers are switched off go by Graph, if that is allowed. */
class DetourJourneyTest {
  @RegisterExtension static final SignInWorld WORLD = new SignInWorld();

  private static final String OFF =
      "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the"
          + " Tenant.";
  private static final String[] GRAPH = {
    "https://graph.microsoft.com/Mail.Send",
    "https://graph.microsoft.com/Mail.ReadWrite",
    "https://graph.microsoft.com/User.Read"
  };

  /** Longer than an account waits after its first fault. */
  private static final Duration ACCOUNT_WAIT = Duration.ofSeconds(8);

  /** Longer than a recipient waits who was refused for the time being. */
  private static final Duration MESSAGE_WAIT = Duration.ofSeconds(80);

  private final Api api = WORLD.api();
  private final SandboxSmtp smtp = WORLD.mail(Kind.MICROSOFT).smtp();
  private final Mailboxes mailboxes = WORLD.mail(Kind.MICROSOFT).mailboxes();
  private final EmailAddress sender = WORLD.mailbox(Kind.MICROSOFT);
  private final EmailAddress recipient = WORLD.mailbox(Kind.MICROSOFT);

  @AfterEach
  void behave() {
    smtp.behave();
    mailboxes.refuseSignIns("");
  }

  private JsonObject signIn(String... unticked) {
    var browser = api.visitor();
    var page = SignInWorld.location(browser.get(SignInWorld.startOf(Kind.MICROSOFT)));
    var answer = WORLD.person().allow(page, sender.toString(), unticked);
    SignInWorld.back(browser, Kind.MICROSOFT, answer);
    return api.items("/accounts?query=" + sender).getFirst();
  }

  private List<StoredMail> inbox(EmailAddress address) {
    return mailboxes.mails(address, "INBOX");
  }

  private JsonObject goesByGraph(JsonObject account) {
    return Eventually.get(
        "an account that goes by Graph",
        () -> api.account(account),
        seen -> seen.getString("transport").equals("graph"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        OFF,
        "550 5.7.30 Basic authentication is not supported for Client Submission.",
        "530 5.7.57 Client not authenticated to send mail.",
        "535 5.7.3 Authentication unsuccessful"
      })
  void anAccountWhoseSmtpIsSwitchedOffGoesOverWithItsQueue(String words) {
    var account = signIn();
    assertThat(account.getString("transport")).isEqualTo("smtp_imap");
    smtp.answer(Phase.AUTH, words);

    var first = api.send(account, Surroundings.draft("First", recipient));
    var second = api.send(account, Surroundings.draft("Second", recipient));

    assertThat(api.messageIs(first, "sent").getValue("failure")).isNull();
    api.messageIs(second, "sent");
    var now = goesByGraph(account);
    assertThat(now.getString("status")).isEqualTo("connected");
    assertThat(now.getValue("statusReason")).isNull();
    assertThat(inbox(recipient)).hasSize(2);
    assertThat(api.get("/events?limit=200").body()).contains("\"transport\":\"graph\"");
  }

  @Test
  void whoeverLooksAtTheAccountSeesToItBeforeAMailFails() {
    var account = signIn();
    smtp.answer(Phase.AUTH, OFF);

    var seen = verify(account);

    assertThat(seen.getString("transport")).isEqualTo("graph");
    assertThat(seen.getString("status")).isEqualTo("connected");
  }

  @Test
  void whoHasNotAllowedGraphIsOfferedIt() {
    var account = signIn(GRAPH);
    smtp.answer(Phase.AUTH, OFF);

    var message = api.send(account, Surroundings.draft("Hello", recipient));

    var cause = api.accountIs(account, "reconnect_required").getJsonObject("statusReason");
    assertThat(cause.getString("code")).isEqualTo("smtp_auth_disabled");
    assertThat(cause.getString("detail")).contains("sign in again and allow Microsoft Graph");
    assertThat(cause.getString("answer")).isEqualTo(OFF);

    assertThat(signIn().getString("id")).isEqualTo(account.getString("id"));

    api.messageIs(message, "sent");
    assertThat(api.account(account).getString("transport")).isEqualTo("graph");
  }

  @Test
  void whoSignsInWhileSmtpIsSwitchedOffGoesByGraphAndComesBackByTheNextSignIn() {
    smtp.answer(Phase.AUTH, OFF);
    assertThat(signIn().getString("transport")).isEqualTo("graph");
    smtp.behave();
    assertThat(signIn().getString("transport")).isEqualTo("smtp_imap");
  }

  @Test
  void whileGraphDoesNotAnswerNobodyIsAskedToDoAnything() {
    var account = signIn();
    smtp.answer(Phase.AUTH, OFF);
    WORLD.graph().faults(sender).refuse(503, "serviceNotAvailable");

    var message = api.send(account, Surroundings.draft("Hello", recipient));

    assertThat(api.accountIs(account, "disconnected").getString("transport"))
        .isEqualTo("smtp_imap");
    WORLD.clock().advance(ACCOUNT_WAIT);
    api.messageIs(message, "sent");
    goesByGraph(account);
  }

  @Test
  void aMailboxThatStaysLostToItsServersIsReachedByGraphInTheEnd() {
    var account = signIn();
    smtp.answer(Phase.AUTH, "451 4.7.0 Temporary server error. Please try again later.");

    var message = api.send(account, Surroundings.draft("Hello", recipient));

    api.accountIs(account, "disconnected");
    Eventually.so(
        "a mail by Graph",
        () -> {
          WORLD.clock().advance(Duration.ofMinutes(1));
          return api.message(message).getString("state").equals("sent");
        });
    goesByGraph(account);
    int signIns = Math.toIntExact(smtp.connections());
    assertThat(signIns).as("tried in vain before").isGreaterThan(5);
  }

  @Test
  void aMailboxThatItsImapServerHasLostIsReachedByGraphInTheEnd() {
    String lost = "BAD User is authenticated but not connected.";
    var account = signIn();
    mailboxes.refuseSignIns(lost);

    var seen = verify(account);

    assertThat(seen.getString("status")).isEqualTo("disconnected");
    assertThat(seen.getString("statusSide")).isEqualTo("reading");
    var cause = seen.getJsonObject("statusReason");
    assertThat(cause.getString("remedy")).isEqualTo("wait");
    assertThat(cause.getString("answer")).isEqualTo(lost);
    for (int look = 2; look <= 5; look++) {
      assertThat(seen.getString("transport")).as("before look %d", look).isEqualTo("smtp_imap");
      seen = verify(account);
    }
    seen = verify(account);
    assertThat(seen.getString("transport")).isEqualTo("graph");
    assertThat(seen.getString("status")).isEqualTo("connected");
  }

  private JsonObject verify(JsonObject account) {
    return api.post("/accounts/%s/verify".formatted(account.getString("id")), new JsonObject())
        .ok();
  }

  @Test
  void whoHasAMessageAlreadyGetsItNoSecondTimeByGraph() {
    var late = WORLD.mailbox(Kind.MICROSOFT);
    var hidden = WORLD.mailbox(Kind.MICROSOFT);
    var account = signIn();
    smtp.answer(late, "451 4.2.1 Busy", 1);
    smtp.answer(hidden, "451 4.2.1 Busy", 1);
    var draft = Surroundings.draft("Hello", recipient);
    draft.put("cc", new JsonArray().add(late.toString()));
    draft.put("bcc", new JsonArray().add(hidden.toString()));
    var message = api.send(account, draft);
    Eventually.so("a part that arrived", () -> inbox(recipient).size() == 1);
    smtp.stop();
    smtp.start(smtp.tlsPort(), smtp.startTlsPort());
    smtp.answer(Phase.AUTH, OFF);

    WORLD.clock().advance(MESSAGE_WAIT);

    assertThat(api.messageIs(message, "sent").getJsonArray("refused")).isEmpty();
    goesByGraph(account);
    assertThat(inbox(recipient)).hasSize(1);
    assertThat(inbox(late)).hasSize(1);
    assertThat(inbox(hidden)).hasSize(1);
    assertThat(inbox(late).getFirst().messageId()).isEqualTo(message.getString("messageId"));
    assertThat(api.account(account).getLong("sent")).isEqualTo(1);
  }
}
