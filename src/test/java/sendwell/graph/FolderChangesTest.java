package sendwell.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading a folder by what changes. */
class FolderChangesTest {
  @RegisterExtension static final GraphWorld WORLD = new GraphWorld();

  private static final Instant EVER = Instant.parse("2020-01-01T00:00:00Z");

  private GraphMailbox mailbox;

  @BeforeEach
  void open() {
    mailbox = WORLD.mailbox();
  }

  private static void arrive(int from, int to) {
    for (int i = from; i < to; i++) {
      WORLD.arrive(GraphWorld.mail("<" + i + "@acme.test>", "No. " + i));
    }
  }

  private static Changes.Page page(Changes changes) {
    return switch (changes) {
      case Changes.Page page -> page;
      case Changes other -> throw new AssertionError(other);
    };
  }

  @Test
  void aFolderIsReadPageByPageAndThenByWhatIsNew() {
    arrive(0, 105);
    var first = page(mailbox.changes(Folder.INBOX, EVER));
    assertThat(first.changes()).hasSize(100);
    assertThat(first.more()).isTrue();
    var second = page(mailbox.changes(first.link()));
    assertThat(second.changes()).hasSize(5);
    assertThat(second.more()).isFalse();

    assertThat(page(mailbox.changes(second.link())).changes()).isEmpty();
    arrive(105, 106);
    assertThat(page(mailbox.changes(second.link())).changes())
        .singleElement()
        .isInstanceOfSatisfying(
            Change.Present.class,
            mail -> {
              assertThat(mail.messageId()).isEqualTo("<105@acme.test>");
              assertThat(mail.subject()).isEqualTo("No. 105");
              assertThat(mail.from()).isEqualTo("anna@acme.test");
              assertThat(mail.receivedAt()).isEqualTo(received());
            });
  }

  private static Instant received() {
    return WORLD.mails(GraphWorld.ANNA, "INBOX").getLast().date();
  }

  @Test
  void whatIsSentIsReadLikeWhatArrives() {
    mailbox.send(GraphWorld.mail("<1@acme.test>", "Hello").encode(), List.of());
    assertThat(page(mailbox.changes(Folder.SENT, EVER)).changes()).hasSize(1);
    assertThat(page(mailbox.changes(Folder.JUNK, EVER)).changes()).isEmpty();
  }

  @Test
  void aLinkThatIsTooOldMeansToBeginAgain() {
    var link = page(mailbox.changes(Folder.INBOX, EVER)).link();
    WORLD.faults().expireLinks();
    assertThat(mailbox.changes(link)).isEqualTo(new Changes.ResyncRequired());
    WORLD.faults().refuse(400, "syncStateNotFound");
    assertThat(mailbox.changes(link)).isEqualTo(new Changes.ResyncRequired());
    assertThat(mailbox.changes(Folder.INBOX, EVER)).isInstanceOf(Changes.Page.class);
  }

  @Test
  void anOutageSpoilsNoLink() {
    var link = page(mailbox.changes(Folder.INBOX, EVER)).link();
    WORLD.faults().refuse(503, "serviceNotAvailable");
    assertThat(mailbox.changes(link)).isInstanceOf(Changes.Failed.class);
    assertThat(mailbox.changes(link)).isInstanceOf(Changes.Page.class);
  }

  @Test
  void mailsThatLeftAndMailsThatOnlyChangedAreTold() {
    WORLD
        .faults()
        .answer(
            200,
            """
            {"value": [
              {"id": "a", "@removed": {"reason": "deleted"}},
              {"id": "b", "isRead": true},
              {"id": "c", "receivedDateTime": "yesterday"},
              {"subject": "without a name"}],
             "@odata.deltaLink": "%s/me/delta"}\
            """
                .formatted(WORLD.graph().service()));
    assertThat(page(mailbox.changes(Folder.INBOX, EVER)).changes())
        .isEqualTo(
            List.of(new Change.Removed("a"), new Change.Touched("b"), new Change.Touched("c")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"value\":[]}",
        "{\"value\":[],\"@odata.deltaLink\":\"https://evil.example/v1.0/delta\"}",
        "{\"value\":[],\"@odata.nextLink\":\"not a link\"}",
        "[]",
        "nonsense"
      })
  void anAnswerThatDoesNotSayHowToGoOnIsNone(String answer) {
    WORLD.faults().answer(200, answer);
    assertThat(mailbox.changes(Folder.INBOX, EVER)).isInstanceOf(Changes.Failed.class);
  }

  @Test
  void anAnswerWithoutEndIsNotReadToItsEnd() {
    WORLD.faults().answer(200, "{\"value\":[\"" + "x".repeat(3 * 1024 * 1024) + "\"]}");
    assertThat(mailbox.changes(Folder.INBOX, EVER)).isInstanceOf(Changes.Failed.class);
  }

  @Test
  void theTokenIsShownToNobodyElse() {
    var ways = new ArrayList<URI>();
    ways.add(URI.create("https://evil.example/v1.0/me"));
    ways.add(URI.create("http://" + WORLD.graph().service().getRawAuthority() + "/v1.0/me"));
    ways.add(URI.create("https://a@" + WORLD.graph().service().getRawAuthority() + "/v1.0/me"));
    for (var way : ways) {
      assertThatThrownBy(() -> mailbox.changes(way)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(WORLD.graph().requests()).isEmpty();
  }
}
