package sendwell.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sendwell.Eventually;
import sendwell.mail.EmailAddress;
import sendwell.sandbox.Letter;
import sendwell.sandbox.Mailboxes;
import sendwell.sandbox.StoredMail;
import sendwell.server.Api;
import sendwell.server.ReadingWorld;
import sendwell.server.World;

/** Who answers a mail is seen, whatever else arrives. */
class ReplyJourneyTest {
  @RegisterExtension static final ReadingWorld WORLD = new ReadingWorld();

  private final Api api = WORLD.api();
  private final Mailboxes mailboxes = WORLD.sandbox().mailboxes();
  private final EmailAddress recipient = WORLD.mailbox("friends.test");
  private final JsonObject account = WORLD.connected(WORLD.smtpServer());
  private final EmailAddress sender = EmailAddress.parse(account.getString("email"));

  @BeforeEach
  void isRead() {
    Eventually.so("a mailbox that is read", () -> read("mark <> ''"));
  }

  @AfterEach
  void forget() {
    mailboxes.refuseSignIns("");
    api.delete("/accounts/" + account.getString("id"));
  }

  private boolean read(String where) {
    String places =
        "(SELECT * FROM reading_place WHERE folder = 'inbox' AND " + where + ") AS place";
    return WORLD.rows(places, account) == 1;
  }

  private JsonObject sent() {
    var draft = World.draft("Hello", recipient).put("campaign", "Spring");
    return api.messageIs(api.send(account, draft), "sent");
  }

  private StoredMail arrived() {
    return WORLD.mails(recipient, "INBOX", 1).getFirst();
  }

  private Letter reply() {
    return Letter.reply(arrived(), recipient, sender);
  }

  private void arrives(Letter letter) {
    mailboxes.deliver(sender, letter.encode());
  }

  /** A reply to a second mail, which comes later: when it is seen, all before it was read. */
  private void laterOneIsSeen() {
    var friend = WORLD.mailbox("friends.test");
    var other = api.messageIs(api.send(account, World.draft("Another", friend)), "sent");
    var mail = WORLD.mails(friend, "INBOX", 1).getLast();
    arrives(Letter.reply(mail, friend, sender));
    isReplied(other);
  }

  private JsonObject isReplied(JsonObject message) {
    return Eventually.get(
        "a message that was replied to",
        () -> api.message(message),
        seen -> seen.getString("repliedAt") != null);
  }

  @Test
  void aReplyShowsAtTheMessageItAnswersAndInTheLog() {
    var message = sent();
    arrives(reply());

    var replied = isReplied(message);

    assertThat(replied.getString("state")).isEqualTo("sent");
    assertThat(replied.getLong("revision")).isGreaterThan(message.getLong("revision"));
    assertThat(api.items("/events?limit=200"))
        .filteredOn(event -> event.getString("type").equals("message.updated"))
        .map(event -> event.getJsonObject("data"))
        .contains(replied);
    assertThat(api.account(account).getString("status")).isEqualTo("connected");
  }

  @Test
  void whoAnswersRaisesTheReplyRateOnceAllHaveHadTheTimeTo() {
    var draft =
        World.draft("Hello", recipient)
            .put("cc", addresses(50))
            .put("bcc", addresses(49).add(recipient.toString().toUpperCase(Locale.ROOT)));
    var message = api.messageIs(api.send(account, draft), "sent");
    arrives(reply());
    isReplied(message);
    var rate = Eventually.get("a score", this::replyRate, row -> row.getDouble("weight") != null);
    assertThat(rate.getString("value")).isEqualTo("not enough data yet");

    WORLD.clock().advance(Duration.ofHours(74));

    rate = Eventually.get("a rate", this::replyRate, row -> row.getDouble("points") != null);
    assertThat(rate.getString("value")).isEqualTo("1 % (1 of 100)");
    assertThat(rate.getString("state")).isEqualTo("warning");
  }

  private JsonArray addresses(int count) {
    var addresses = new JsonArray();
    for (int i = 0; i < count; i++) {
      addresses.add(WORLD.mailbox("friends.test").toString());
    }
    return addresses;
  }

  private JsonObject replyRate() {
    String path = "/accounts/" + account.getString("id") + "/deliverability";
    return api.get(path).ok().getJsonArray("metrics").getJsonObject(0);
  }

  @Test
  void aCampaignTellsHowManyReplied() {
    var message = sent();
    api.messageIs(
        api.send(account, World.draft("Again", recipient).put("campaign", "Spring")), "sent");
    arrives(reply());
    isReplied(message);

    var campaigns = api.items("/accounts/%s/campaigns".formatted(account.getString("id")));

    assertThat(campaigns)
        .singleElement()
        .satisfies(
            campaign -> {
              assertThat(campaign.getString("campaign")).isEqualTo("Spring");
              assertThat(campaign.getInteger("sent")).isEqualTo(2);
              assertThat(campaign.getInteger("replied")).isEqualTo(1);
              assertThat(campaign.getValue("bounced")).isNull();
            });
  }

  @Test
  void theFirstReplyIsTheOneThatCounts() {
    var message = sent();
    arrives(reply());
    var first = isReplied(message).getString("repliedAt");
    arrives(reply());
    laterOneIsSeen();
    assertThat(api.message(message).getString("repliedAt")).isEqualTo(first);
    assertThat(WORLD.rows("reply", account)).isEqualTo(2);
  }

  @Test
  void aReplyThatWasTakenForSpamCounts() {
    var message = sent();
    mailboxes.file(sender, Mailboxes.JUNK, reply().encode());
    isReplied(message);
  }

  @Test
  void aThreadThatGoesOnNamesTheMessageAmongItsReferences() {
    var message = sent();
    String id = message.getString("messageId");
    String far = "<%s@friends.test>".formatted(UUID.randomUUID());
    arrives(
        Letter.of(recipient, sender, "AW: Hello")
            .with("References", id + "\r\n " + far)
            .with("In-Reply-To", far));
    isReplied(message);
  }

  @Test
  void whatProgramsWriteIsNoReply() {
    var message = sent();
    arrives(reply().with("Auto-Submitted", "auto-replied"));
    arrives(reply().with("Precedence", "bulk"));
    arrives(reply().with("X-Autoreply", "yes"));
    arrives(reply().with("Return-Path", "<>"));
    var daemon = EmailAddress.parse("mailer-daemon@friends.test");
    arrives(Letter.reply(arrived(), daemon, sender));
    arrives(
        Letter.of(recipient, sender, "=?UTF-8?Q?R=C3=A9ponse_automatique?= : Hello")
            .with("In-Reply-To", message.getString("messageId")));
    laterOneIsSeen();
    assertThat(api.message(message).getValue("repliedAt")).isNull();
  }

  @Test
  void neitherOwnMailsNorStrangersMakeAReply() {
    var message = sent();
    arrives(Letter.reply(arrived(), sender, sender));
    arrives(Letter.of(recipient, sender, "Re: Hello"));
    arrives(
        Letter.of(recipient, sender, "Re: Hello")
            .with("In-Reply-To", "<%s@acme.test>".formatted(UUID.randomUUID())));
    laterOneIsSeen();
    assertThat(api.message(message).getValue("repliedAt")).isNull();
  }

  @Test
  void aReplyToAnotherAccountsMessageIsNotCounted() {
    var message = sent();
    var neighbour = WORLD.connected(WORLD.smtpServer());
    var address = EmailAddress.parse(neighbour.getString("email"));
    mailboxes.deliver(address, Letter.reply(arrived(), recipient, address).encode());
    var own = api.messageIs(api.send(neighbour, World.draft("Own", recipient)), "sent");
    var mail = WORLD.mails(recipient, "INBOX", 2).getLast();
    mailboxes.deliver(address, Letter.reply(mail, recipient, address).encode());
    isReplied(own);
    assertThat(api.message(message).getValue("repliedAt")).isNull();
  }

  @Test
  void nothingIsMarkedAsRead() {
    var message = sent();
    arrives(reply());
    isReplied(message);
    assertThat(WORLD.mails(sender, "INBOX")).noneMatch(StoredMail::seen);
  }

  @ParameterizedTest
  @ValueSource(strings = {"imap 1 1 INBOX", "graph https://graph.example/v1.0/delta", "nonsense"})
  void aMarkThatIsOfNoUseIsReplacedAndNothingIsCountedTwice(String mark) {
    var message = sent();
    arrives(reply());
    long revision = isReplied(message).getLong("revision");

    WORLD
        .sendwell()
        .database()
        .execute(
            "UPDATE reading_place SET mark = '%s' WHERE folder = 'inbox' AND account_id = '%s'"
                .formatted(mark, account.getString("id")));

    laterOneIsSeen();
    assertThat(read("mark <> '" + mark + "'")).isTrue();
    assertThat(api.message(message).getLong("revision")).isEqualTo(revision);
  }

  @Test
  void whatArrivedWhileTheServerWasDownIsReadOnceItIsBack() {
    var message = sent();
    mailboxes.refuseSignIns("NO [UNAVAILABLE] Later.");
    Eventually.so(
        "a mailbox that cannot be read",
        () -> WORLD.rows("(SELECT * FROM reading WHERE faults > 0) AS faulty", account) == 1);
    assertThat(api.account(account).getString("status")).isEqualTo("connected");
    arrives(reply());

    WORLD.clock().advance(Duration.ofSeconds(73));
    var cause = api.accountIs(account, "disconnected");
    assertThat(cause.getString("statusSide")).isEqualTo("reading");

    mailboxes.refuseSignIns("");
    WORLD.clock().advance(Duration.ofMinutes(3));
    isReplied(message);
    api.accountIs(account, "connected");
  }
}
