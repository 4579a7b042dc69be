package sendwell.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import sendwell.mail.EmailAddress;
import sendwell.mail.ServerFault;
import sendwell.outbox.Rule.Meaning;
import sendwell.smtp.Delivery;
import sendwell.smtp.Opening;
import sendwell.smtp.Phase;
import sendwell.smtp.RecipientReply;
import sendwell.smtp.Reply;

/** The table of answers, line by line. */
class AnswersTest {
  private static final EmailAddress BERT = EmailAddress.parse("bert@example.test");
  private static final EmailAddress CLEO = EmailAddress.parse("cleo@example.test");

  @ParameterizedTest
  @CsvSource({
    "GREETING, 421 4.3.2 Too many connections,           DOWN,   unavailable",
    "GREETING, 554 5.3.2 No service,                     DOWN,   unavailable",
    "EHLO,     451 4.3.0 Later,                          DOWN,   unavailable",
    "STARTTLS, 454 4.7.0 TLS not available,              DOWN,   unavailable",
    "AUTH,     421 4.7.0 Try again later,                DOWN,   unavailable",
    "AUTH,     432 4.7.12 Password transition,           DOWN,   unavailable",
    "AUTH,     454 4.7.0 Temporary failure,              DOWN,   unavailable",
    "AUTH,     501 5.5.2 Cannot decode,                  DOWN,   unavailable",
    "AUTH,     535 5.7.8 Username and Password,          BROKEN, auth_failed",
    "AUTH,     535 5.7.3 Authentication unsuccessful,    BROKEN, auth_failed",
    "AUTH,     535 no enhanced status,                   BROKEN, auth_failed",
    "AUTH,     534 5.7.9 Application-specific password,  BROKEN, app_password_needed",
    "AUTH,     534 5.7.14 Please log in,                 BROKEN, browser_sign_in_needed",
    "AUTH,     535 5.7.139 SmtpClientAuthentication,     BROKEN, smtp_auth_disabled",
    "AUTH,     535 5.7.139 user credentials were incorrect, BROKEN, auth_failed",
    "AUTH,     550 5.7.30 Basic authentication,          BROKEN, smtp_auth_disabled",
    "MAIL,     550 5.7.30 Basic authentication,          BROKEN, smtp_auth_disabled",
    "MAIL,     550 5.7.30 REQUIRETLS support required,   FAILED, blocked_by_policy",
    "MAIL,     530 5.7.57 Client not authenticated,      BROKEN, smtp_auth_disabled",
    "MAIL,     530 5.7.0 Authentication required,        BROKEN, auth_failed",
    "CONTENT,  550 5.4.5 Daily user sending limit,       PAUSE,  sending_limit",
    "MAIL,     421 4.4.5 Too many messages,              PAUSE,  sending_limit",
    "CONTENT,  554 5.2.0 SubmissionQuotaExceededException, PAUSE, sending_limit",
    "CONTENT,  432 4.3.2 Concurrent connections,         PAUSE,  too_many_connections",
    "RCPT,     421 4.3.0 Closing,                        PAUSE,  server_busy",
    "CONTENT,  451 4.7.500 Server busy,                  PAUSE,  rate_limited",
    "MAIL,     550 5.1.8 Access denied bad sender,       DOWN,   sender_blocked",
    "CONTENT,  550 5.7.708 Access denied traffic,        DOWN,   sender_blocked",
    "CONTENT,  550 5.7.515 Access denied,                FAILED, blocked_by_policy",
    "RCPT,     550 5.7.26 Unauthenticated,               FAILED, blocked_by_policy",
    "CONTENT,  552 5.3.4 Too big,                        FAILED, too_large",
    "RCPT,     550 5.1.1 No such user,                   FAILED, recipient_refused",
    "RCPT,     552 5.2.2 Mailbox full,                   FAILED, recipient_refused",
    "RCPT,     553 5.1.3 Bad address,                    FAILED, recipient_refused",
    "RCPT,     452 4.2.2 Mailbox full,                   LATER,  deferred",
    "RCPT,     450 4.7.1 Greylisted,                     LATER,  deferred",
    "DATA,     451 4.3.0 Out of space,                   LATER,  deferred",
    "CONTENT,  554 5.6.0 Malformed,                      FAILED, message_refused",
    "DATA,     503 5.5.1 Bad sequence,                   FAILED, message_refused"
  })
  void everyAnswerHasItsMeaning(Phase phase, String answer, Meaning meaning, String code) {
    var rule = Answers.rule(phase, reply(answer));

    assertThat(rule.meaning()).isEqualTo(meaning);
    assertThat(rule.code()).isEqualTo(code);
    assertThat(rule.advice()).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(Phase.class)
  void noAnswerIsWithoutAMeaning(Phase phase) {
    for (int code = 400; code < 600; code++) {
      assertThat(Answers.rule(phase, new Reply(code, List.of(""))).meaning()).isNotNull();
    }
  }

  @Test
  void onlyAnAnswerOfTheServerFailsAMessageForGood() {
    for (var kind : ServerFault.Kind.values()) {
      var fault = new ServerFault(kind, "Something happened.");

      assertThat(Verdicts.of(new Delivery.Interrupted(Phase.DATA, fault)))
          .isInstanceOf(Verdict.Down.class);
      assertThat(Verdicts.of(new Delivery.Uncertain(fault))).isInstanceOf(Verdict.Unknown.class);
      assertThat(Verdicts.of(new Opening.Unreachable(fault)))
          .isInstanceOfAny(Verdict.Down.class, Verdict.Broken.class);
    }
  }

  @Test
  void whatANetworkDoesIsNeverThePersonsFault() {
    for (var kind :
        List.of(
            ServerFault.Kind.HOST_NOT_FOUND,
            ServerFault.Kind.DNS_FAILED,
            ServerFault.Kind.CONNECTION_REFUSED,
            ServerFault.Kind.TIMEOUT,
            ServerFault.Kind.UNAVAILABLE)) {
      assertThat(Verdict.of(new ServerFault(kind, ""))).isInstanceOf(Verdict.Down.class);
    }
  }

  @Test
  void recipientsWhoAreRefusedForNowAreTriedAgainAndTheOthersStruckOff() {
    var refused =
        List.of(
            new RecipientReply(BERT, reply("550 5.1.1 No such user")),
            new RecipientReply(CLEO, reply("452 4.2.2 Mailbox full")));

    var none = Verdicts.of(new Delivery.NoRecipient(refused));
    var some = Verdicts.of(new Delivery.Accepted(reply("250 Ok"), refused));

    var bert = List.of(new Refusal(BERT.toString(), "550 5.1.1 No such user"));
    assertThat(none)
        .isInstanceOfSatisfying(
            Verdict.RecipientsLater.class,
            later -> {
              assertThat(later.refused()).isEqualTo(bert);
              assertThat(later.later()).containsExactly(CLEO.toString());
            });
    assertThat(some).isEqualTo(new Verdict.Sent(bert, List.of(CLEO.toString()), ""));
  }

  @Test
  void anAnswerAboutTheAccountToARecipientHoldsTheWholeMessage() {
    var refused = List.of(new RecipientReply(BERT, reply("550 5.4.5 Daily limit")));

    assertThat(Verdicts.of(new Delivery.NoRecipient(refused)))
        .isInstanceOfSatisfying(
            Verdict.Pause.class,
            pause -> assertThat(pause.pause()).isEqualTo(Duration.ofHours(24)));
  }

  private static Reply reply(String line) {
    String[] parts = line.split(" ", 2);
    return new Reply(Integer.parseInt(parts[0]), List.of(parts[1]));
  }
}
