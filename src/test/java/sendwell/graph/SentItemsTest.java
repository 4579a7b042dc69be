package sendwell.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sendwell.mail.MessageId;
import sendwell.smtp.OutgoingMail;

/** Looking for what was sent. */
class SentItemsTest {
  @RegisterExtension static final GraphWorld WORLD = new GraphWorld();

  private final Instant start = Instant.now();
  private GraphMailbox mailbox;

  @BeforeEach
  void open() {
    mailbox = WORLD.mailbox();
  }

  private Sought send(String id, String subject) {
    var mail = GraphWorld.mail(id, subject);
    assertThat(mailbox.send(mail.encode(), List.of())).isEqualTo(new Submission.Accepted());
    return sought(mail);
  }

  private Sought sought(OutgoingMail mail) {
    return new Sought(mail.messageId(), mail.subject(), Set.copyOf(mail.to()), start, false);
  }

  private Map<MessageId, MessageId> stored(Sought... sought) {
    return stored(List.of(sought));
  }

  private Map<MessageId, MessageId> stored(List<Sought> sought) {
    return switch (mailbox.sent(sought)) {
      case Presence.Known(var stored) -> stored;
      case Presence.Unknown(var fault) -> throw new AssertionError(fault);
    };
  }

  private static MessageId only() {
    return new MessageId(WORLD.mails(GraphWorld.ANNA, "Sent").getFirst().messageId());
  }

  @Test
  void aMailIsFoundByItsMessageId() {
    var sent = send("<1@acme.test>", "Hello");
    var lost = sought(GraphWorld.mail("<2@acme.test>", "Other"));
    assertThat(stored(sent, lost)).isEqualTo(Map.of(sent.messageId(), sent.messageId()));
  }

  @Test
  void quotesAndOtherCharactersOfAnAddressDoNotMislead() {
    var sent = send("<o'brien+a&b=c%20#d@acme.test>", "Hello");
    var lost = sought(GraphWorld.mail("<x'or'internetMessageId'ne'x@acme.test>", "Other"));
    assertThat(stored(sent, lost)).containsOnlyKeys(sent.messageId());
  }

  @Test
  void manyMailsAreLookedForAFewAtATime() {
    var sought = new ArrayList<Sought>();
    for (int i = 0; i < 40; i++) {
      var mail = GraphWorld.mail("<" + i + "@acme.test>", "No. " + i);
      WORLD.file(mail);
      sought.add(sought(mail));
    }
    assertThat(stored(sought)).hasSize(40);
    assertThat(WORLD.graph().requests()).hasSize(3);
  }

  @Test
  void aMailThatWasGivenAnotherMessageIdIsKnownAgain() {
    WORLD.faults().rewriteMessageIds(true);
    var sent = send("<1@acme.test>", "Grüße  aus Köln");
    assertThat(only()).isNotEqualTo(sent.messageId());
    assertThat(stored(sent)).isEqualTo(Map.of(sent.messageId(), only()));
  }

  @Test
  void oneMailInTheFolderAnswersForOneOfOurs() {
    WORLD.faults().rewriteMessageIds(true);
    var sent = send("<1@acme.test>", "Hello");
    var lost = sought(GraphWorld.mail("<2@acme.test>", "Hello"));
    assertThat(stored(sent, lost)).isEqualTo(Map.of(sent.messageId(), only()));
  }

  @Test
  void anotherMailOfOursIsNotTakenForTheOneThatIsSought() {
    var sent = send("<1@acme.test>", "Hello");
    var lost = sought(GraphWorld.mail("<2@acme.test>", "Hello"));
    assertThat(stored(sent, lost)).containsOnlyKeys(sent.messageId());
  }

  @Test
  void aMailToOtherPeopleOrOfEarlierIsAnother() {
    WORLD.faults().rewriteMessageIds(true);
    var sent = send("<1@acme.test>", "Hello");
    var other =
        new Sought(
            sent.messageId(), "Hello", Set.of(GraphWorld.CAROL, GraphWorld.DAVE), start, false);
    var later =
        new Sought(
            sent.messageId(),
            "Hello",
            sent.recipients(),
            start.plus(Duration.ofMinutes(10)),
            false);
    assertThat(stored(other)).isEmpty();
    assertThat(stored(later)).isEmpty();
  }

  @Test
  void aMailThatIsFiledLateIsNotThereYet() {
    WORLD.faults().fileLater();
    var sent = send("<1@acme.test>", "Hello");
    assertThat(stored(sent)).isEmpty();
    WORLD.faults().fileNow();
    assertThat(stored(sent)).hasSize(1);
  }

  @Test
  void whatMicrosoftOnlyClaimsToHaveTakenIsNotThere() {
    WORLD.faults().forget(1);
    assertThat(stored(send("<1@acme.test>", "Hello"))).isEmpty();
  }

  @Test
  void allPagesAreReadBeforeAMailIsCalledMissing() {
    for (int i = 0; i < 120; i++) {
      WORLD.file(GraphWorld.mail("<" + i + "@SANDBOX.prod.outlook.com>", "No. " + i));
    }
    assertThat(stored(sought(GraphWorld.mail("<1@acme.test>", "No. 119")))).hasSize(1);
  }

  @Test
  void aFolderThatCannotBeReadTellsNothing() {
    var sought = List.of(sought(GraphWorld.mail("<1@acme.test>", "Hello")));
    WORLD.faults().throttle(30);
    assertThat(mailbox.sent(sought))
        .isInstanceOfSatisfying(
            Presence.Unknown.class,
            no -> assertThat(no.fault().pause()).isEqualTo(Duration.ofMinutes(1)));
    WORLD.faults().answer(200, "<h1>Sign in to the hotel's network</h1>");
    assertThat(mailbox.sent(sought)).isInstanceOf(Presence.Unknown.class);
  }

  @Test
  void aListThatGoesOnElsewhereIsNotFollowedThere() {
    var sought = List.of(sought(GraphWorld.mail("<1@acme.test>", "Hello")));
    WORLD
        .faults()
        .answer(200, "{\"value\":[],\"@odata.nextLink\":\"https://evil.example/v1.0/me\"}");
    assertThat(mailbox.sent(sought)).isInstanceOf(Presence.Unknown.class);
  }

  @Test
  void whoSeeksNothingAsksNobody() {
    assertThat(stored(List.of())).isEmpty();
    assertThat(WORLD.graph().requests()).isEmpty();
  }
}
