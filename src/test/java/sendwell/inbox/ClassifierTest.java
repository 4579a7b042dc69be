package sendwell.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sendwell.mail.Headers;
import sendwell.mail.MessageId;
import sendwell.mail.ReceivedMail;

/** Telling what a mail is by its header. */
class ClassifierTest {
  private static final String ANNA = "anna@acme.test";
  private static final String CAROL = "carol@friends.test";
  private static final String ANSWER = "In-Reply-To: <ours@acme.test>\r\n";

  private static Inbound of(String from, String subject, String header) {
    var mail = new ReceivedMail(Headers.parse(header), from, subject, Instant.EPOCH);
    return Classifier.of(mail, ANNA);
  }

  private static Inbound of(String header) {
    return of(CAROL, "Re: Hello", header);
  }

  private static MessageId id(String value) {
    return new MessageId(value);
  }

  @Test
  void whatAnswersAMailIsAReply() {
    assertThat(of(ANSWER)).isEqualTo(new Inbound.Reply(List.of(id("<ours@acme.test>"))));
    assertThat(of("Subject: Hello")).isInstanceOf(Inbound.Other.class);
  }

  /** RFC 5322 §3.6.4: References ends with the mail that was answered. */
  @Test
  void theNearestMailComesFirst() {
    assertThat(of("References: <1@x> <2@x>\r\n <3@x>\r\nIn-Reply-To: <3@x>"))
        .isEqualTo(new Inbound.Reply(List.of(id("<3@x>"), id("<2@x>"), id("<1@x>"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Auto-Submitted: auto-replied",
        "auto-submitted: AUTO-GENERATED; type=vacation",
        "Auto-Submitted: auto-notified (by a program)",
        "X-Autoreply: yes",
        "X-Autorespond:",
        "X-Autoresponder: vacation",
        "Precedence: auto_reply",
        "Precedence: Bulk",
        "Precedence: junk",
        "Return-Path: <>",
        "Return-Path: < >"
      })
  void whatAProgramAnswersIsNoReply(String field) {
    assertThat(of(ANSWER + field)).isInstanceOf(Inbound.AutoReply.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Automatic reply: Hello",
        "AUTOMATIC REPLY: Hello",
        "Out of Office: Hello",
        "Automatische Antwort: Hello",
        "Abwesenheitsnotiz: Hello",
        "Réponse automatique : Hello",
        "Respuesta automática: Hello",
        "Risposta automatica: Hello",
        "自动回复: Hello",
        " Auto: Hello"
      })
  void whatIsCalledAnAutomaticReplyIsNone(String subject) {
    assertThat(of(CAROL, subject, ANSWER)).isInstanceOf(Inbound.AutoReply.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Auto-Submitted: no",
        "Auto-Submitted: No (a person wrote it)",
        "Precedence: first-class",
        "Precedence: list",
        "Return-Path: <carol@friends.test>",
        "X-Auto-Response-Suppress: All",
        "List-Id: Sales <sales.friends.test>"
      })
  void whatPeopleSendIsAReplyWhateverElseItSays(String field) {
    assertThat(of(ANSWER + field)).isInstanceOf(Inbound.Reply.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Re: Automatic reply: Hello", "Re: Out of office plants", "Autoparts"})
  void aPersonMayWriteAboutAutomaticReplies(String subject) {
    assertThat(of(CAROL, subject, ANSWER)).isInstanceOf(Inbound.Reply.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
        "Content-Type: Multipart/Report; report-type=feedback-report",
        "X-Failed-Recipients: carol@friends.test"
      })
  void aReportIsNoReply(String field) {
    assertThat(of(ANSWER + field + "\r\nAuto-Submitted: auto-replied"))
        .isInstanceOf(Inbound.Report.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"MAILER-DAEMON@friends.test", "postmaster@friends.test", "mailer-daemon"})
  void whatMailServersWriteIsAReport(String from) {
    assertThat(of(from, "Undeliverable: Hello", ANSWER)).isInstanceOf(Inbound.Report.class);
  }

  @Test
  void aMailOfOurOwnIsNoReply() {
    assertThat(of("Anna@Acme.test", "Re: Hello", ANSWER)).isInstanceOf(Inbound.Other.class);
  }

  @RepeatedTest(200)
  void aReplyAnswersSomethingAndOnlyWhatItsHeaderNames(RepetitionInfo repetition) {
    var random = new Random(repetition.getCurrentRepetition());
    var pieces =
        List.of(
            "In-Reply-To:",
            "References:",
            "<a@x>",
            "<b@x>",
            "\r\n",
            " ",
            "Auto-Submitted:",
            "no",
            ";",
            "<",
            ">",
            "\0",
            "Content-Type: multipart/",
            "report",
            "é".repeat(999));
    String header =
        random
            .ints(random.nextInt(500), 0, pieces.size())
            .mapToObj(pieces::get)
            .collect(Collectors.joining());
    if (of(header) instanceof Inbound.Reply(var to)) {
      assertThat(to)
          .isNotEmpty()
          .doesNotHaveDuplicates()
          .allSatisfy(id -> assertThat(header).contains(id.value()));
    } else {
      var headers = Headers.parse(header);
      boolean named =
          !headers.messageIds("In-Reply-To").isEmpty()
              || !headers.messageIds("References").isEmpty();
      boolean excused =
          headers.has("Auto-Submitted") || headers.first("Content-Type").contains("report");
      assertThat(!named || excused).as(header).isTrue();
    }
  }
}
