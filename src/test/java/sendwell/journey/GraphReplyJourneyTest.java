package sendwell.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sendwell.Eventually;
import sendwell.mail.EmailAddress;
import sendwell.sandbox.GraphFaults;
import sendwell.sandbox.Letter;
import sendwell.sandbox.Mailboxes;
import sendwell.sandbox.SandboxProvider.Kind;
import sendwell.sandbox.StoredMail;
import sendwell.server.Api;
import sendwell.server.ReadingGraphWorld;
import sendwell.server.SignInWorld;
import sendwell.server.Surroundings;

/** Who answers a mail from a mailbox that is read by Graph is seen. */
class GraphReplyJourneyTest {
  @RegisterExtension static final ReadingGraphWorld WORLD = new ReadingGraphWorld();

  /** Longer than a sent mail waits to be looked for in the Sent folder, at most. */
  private static final Duration FIND_WAIT = Duration.ofSeconds(95);

  private final Api api = WORLD.api();
  private final Mailboxes mailboxes = WORLD.mail(Kind.MICROSOFT).mailboxes();
  private final EmailAddress sender = WORLD.mailbox(Kind.MICROSOFT);
  private final EmailAddress recipient = WORLD.mailbox(Kind.MICROSOFT);
  private final GraphFaults faults = WORLD.graph().faults(sender);
  private JsonObject account;

  @BeforeEach
  void signIn() {
    String start = SignInWorld.startOf(Kind.MICROSOFT);
    WORLD.signIn(api.visitor(), Kind.MICROSOFT, sender, start);
    account = api.items("/accounts?query=" + sender).getFirst();
  }

  private JsonObject sent() {
    return api.messageIs(api.send(account, Surroundings.draft("Hello", recipient)), "sent");
  }

  private void replyArrives(String folder) {
    StoredMail mail = mailboxes.mails(recipient, "INBOX").getLast();
    mailboxes.file(sender, folder, Letter.reply(mail, recipient, sender).encode());
  }

  private void isReplied(JsonObject message) {
    Eventually.so(
        "a message that was replied to", () -> api.message(message).getString("repliedAt") != null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"INBOX", Mailboxes.JUNK})
  void aReplyShowsAtTheMessageItAnswers(String folder) {
    var message = sent();
    replyArrives(folder);
    isReplied(message);
    assertThat(mailboxes.mails(sender, folder)).noneMatch(StoredMail::seen);
    assertThat(api.account(account).getString("status")).isEqualTo("connected");
  }

  /** Then replies name a Message-ID that Sendwell has never given. */
  @Test
  void aReplyToTheMessageIdThatMicrosoftGaveIsRecognised() {
    faults.rewriteMessageIds(true);
    var message = sent();
    WORLD.clock().advance(FIND_WAIT);
    Eventually.so(
        "a Message-ID of the provider's",
        () -> api.message(message).getString("providerMessageId") != null);
    var id = api.message(message).getString("providerMessageId");
    assertThat(id).isNotEqualTo(message.getString("messageId"));
    mailboxes.deliver(
        sender, Letter.of(recipient, sender, "Re: Hello").with("In-Reply-To", id).encode());
    isReplied(message);
  }

  @Test
  void afterALinkThatIsTooOldNothingIsMissedAndNothingCountsTwice() {
    var first = sent();
    replyArrives("INBOX");
    isReplied(first);
    long revision = api.message(first).getLong("revision");
    var second = sent();
    faults.expireLinks();
    replyArrives("INBOX");
    isReplied(second);
    assertThat(api.message(first).getLong("revision")).isEqualTo(revision);
  }
}
