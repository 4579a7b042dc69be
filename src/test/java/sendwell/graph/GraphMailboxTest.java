package sendwell.graph;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sendwell.graph.GraphFault.Kind;
import sendwell.sandbox.StoredMail;

/** Handing mails in, and knowing whose the mailbox is. */
class GraphMailboxTest {
  private static final byte[] MAIL = GraphWorld.mail("<1@acme.test>", "Hello").encode();

  @RegisterExtension static final GraphWorld WORLD = new GraphWorld();

  private GraphMailbox mailbox;

  @BeforeEach
  void open() {
    mailbox = WORLD.mailbox();
  }

  private static GraphFault fault(Submission submission) {
    return switch (submission) {
      case Submission.Deferred(var fault) -> fault;
      case Submission.Rejected(var fault) -> fault;
      case Submission.NotAllowed(var fault) -> fault;
      case Submission.Uncertain(var fault) -> fault;
      case Submission.Accepted _, Submission.TooLarge _ -> throw new AssertionError(submission);
    };
  }

  private static List<StoredMail> arrived() {
    return WORLD.mails(GraphWorld.CAROL, "INBOX");
  }

  @Test
  void theTokenTellsWhoseMailboxItOpens() {
    assertThat(mailbox.me()).isEqualTo(new Whose.Opened(GraphWorld.ANNA));
  }

  @Test
  void aTokenThatEndedOpensNothing() {
    WORLD.signIn().time().advance(Duration.ofHours(2));
    assertThat(mailbox.me())
        .isInstanceOfSatisfying(
            Whose.Failed.class, no -> assertThat(no.fault().kind()).isEqualTo(Kind.TOKEN));
    assertThat(mailbox.send(MAIL, List.of())).isInstanceOf(Submission.NotAllowed.class);
  }

  @Test
  void somebodyWithoutAMailboxIsToldSo() {
    WORLD.faults().refuse(404, "MailboxNotEnabledForRESTAPI");
    assertThat(mailbox.me())
        .isInstanceOfSatisfying(
            Whose.Failed.class, no -> assertThat(no.fault().kind()).isEqualTo(Kind.NO_MAILBOX));
  }

  @Test
  void aMailArrivesOctetForOctetAndLiesInTheSentFolder() {
    assertThat(mailbox.send(MAIL, List.of())).isEqualTo(new Submission.Accepted());
    assertThat(arrived()).extracting(StoredMail::content).containsExactly(MAIL);
    assertThat(WORLD.mails(GraphWorld.ANNA, "Sent"))
        .extracting(StoredMail::content)
        .containsExactly(MAIL);
  }

  @Test
  void aHiddenRecipientIsHidden() {
    mailbox.send(MAIL, List.of(GraphWorld.DAVE));
    assertThat(WORLD.mails(GraphWorld.DAVE, "INBOX"))
        .extracting(StoredMail::content)
        .containsExactly(MAIL);
    assertThat(arrived()).extracting(StoredMail::content).containsExactly(MAIL);
    assertThat(new String(WORLD.mails(GraphWorld.ANNA, "Sent").getFirst().content(), US_ASCII))
        .isEqualTo("Bcc: dave@friends.test\r\n" + new String(MAIL, US_ASCII));
  }

  @Test
  void aMailThatIsTooLargeForACallIsNotSent() {
    int limit = 3 * 1024 * 1024;
    assertThat(mailbox.send(new byte[limit + 1], List.of()))
        .isEqualTo(new Submission.TooLarge(limit + 1, limit));
    assertThat(WORLD.graph().requests()).isEmpty();
  }

  @Test
  void aMailJustSmallEnoughIsTaken() {
    var mail = GraphWorld.mail("<1@acme.test>", "Hello").encode();
    var padded = Arrays.copyOf(mail, 3 * 1024 * 1024);
    Arrays.fill(padded, mail.length, padded.length, (byte) 'x');
    assertThat(mailbox.send(padded, List.of())).isEqualTo(new Submission.Accepted());
  }

  @ParameterizedTest
  @CsvSource({
    "400, ErrorInvalidRecipients",
    "413, ErrorMessageSizeExceeded",
    "400, ErrorMimeContentInvalidBase64String",
    "500, ErrorMimeContentConversionFailed"
  })
  void whatMicrosoftWillNeverTakeIsRejected(int status, String code) {
    WORLD.faults().refuse(status, code);
    var submission = mailbox.send(MAIL, List.of());
    assertThat(submission).isInstanceOf(Submission.Rejected.class);
    assertThat(fault(submission).answer())
        .isEqualTo(status + " " + code + ": The sandbox was told to say so.");
  }

  @ParameterizedTest
  @CsvSource({
    "401, InvalidAuthenticationToken",
    "403, ErrorAccessDenied",
    "403, ErrorSendAsDenied",
    "403, ErrorAccountSuspend",
    "404, MailboxNotEnabledForRESTAPI",
    "507, ErrorQuotaExceeded"
  })
  void whatIsTheMailboxsTroubleSaysNothingAboutTheMail(int status, String code) {
    WORLD.faults().refuse(status, code);
    assertThat(mailbox.send(MAIL, List.of())).isInstanceOf(Submission.NotAllowed.class);
  }

  @Test
  void whoIsThrottledWaitsForAsLongAsMicrosoftSays() {
    WORLD.faults().throttle(90);
    var submission = mailbox.send(MAIL, List.of());
    assertThat(submission).isInstanceOf(Submission.Deferred.class);
    assertThat(fault(submission).kind()).isEqualTo(Kind.THROTTLED);
    assertThat(fault(submission).pause()).isEqualTo(Duration.ofSeconds(90));
    assertThat(mailbox.send(MAIL, List.of())).isEqualTo(new Submission.Accepted());
  }

  @ParameterizedTest
  @CsvSource({"503, serviceNotAvailable", "404, UnknownError", "403, ErrorExceededMessageLimit"})
  void whatWasNotTakenThisTimeIsDeferred(int status, String code) {
    WORLD.faults().refuse(status, code);
    assertThat(mailbox.send(MAIL, List.of())).isInstanceOf(Submission.Deferred.class);
  }

  @Test
  void aServerThatIsNotReachedHasNotTakenTheMail() {
    WORLD.graph().close();
    assertThat(mailbox.send(MAIL, List.of())).isInstanceOf(Submission.Deferred.class);
  }

  @Test
  void aMailWhoseAnswerGotLostIsUncertain() {
    WORLD.faults().loseAnswers(1);
    assertThat(mailbox.send(MAIL, List.of())).isInstanceOf(Submission.Uncertain.class);
    assertThat(arrived()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 302, 408, 500, 502, 504})
  void anAnswerThatDoesNotSayWhetherTheMailWasTakenIsUncertain(int status) {
    WORLD.faults().answer(status, "<h1>Gateway</h1>");
    assertThat(mailbox.send(MAIL, List.of())).isInstanceOf(Submission.Uncertain.class);
  }

  @Test
  void aPageOfSomethingInBetweenFailsNoMailForGood() {
    WORLD.faults().answer(403, "<h1>Forbidden</h1>");
    assertThat(mailbox.send(MAIL, List.of())).isInstanceOf(Submission.Deferred.class);
    WORLD.faults().answer(400, "{\"error\":\"nonsense\"}");
    assertThat(mailbox.send(MAIL, List.of())).isInstanceOf(Submission.Deferred.class);
  }
}
