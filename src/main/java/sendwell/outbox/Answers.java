package sendwell.outbox;

import static sendwell.outbox.Rule.Meaning.BROKEN;
import static sendwell.outbox.Rule.Meaning.DOWN;
import static sendwell.outbox.Rule.Meaning.FAILED;
import static sendwell.outbox.Rule.Meaning.LATER;
import static sendwell.outbox.Rule.Meaning.PAUSE;
import static sendwell.outbox.Rule.code;
import static sendwell.outbox.Rule.status;
import static sendwell.outbox.Rule.words;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import sendwell.outbox.Rule.Meaning;
import sendwell.smtp.Phase;
import sendwell.smtp.Reply;

/**
 * The table of SMTP answers: which are about the account, which about the message, and what
 * follows. The first line that matches decides; the last lines match everything, so only a server's
 * own answer can fail a message for good. Answers to RCPT that no line here takes for the account's
 * are about the recipient.
 */
final class Answers {
  private static final Set<Phase> WELCOME =
      EnumSet.of(Phase.CONNECT, Phase.GREETING, Phase.EHLO, Phase.STARTTLS);
  private static final Set<Phase> SIGN_IN = EnumSet.of(Phase.AUTH);
  private static final Set<Phase> RECIPIENT = EnumSet.of(Phase.RCPT);
  private static final Set<Phase> LETTER = EnumSet.of(Phase.MAIL, Phase.DATA, Phase.CONTENT);
  private static final Set<Phase> MAIL =
      EnumSet.of(Phase.MAIL, Phase.RCPT, Phase.DATA, Phase.CONTENT);

  private static final String SWITCHED_OFF =
      "SMTP AUTH is switched off for this mailbox: ask its administrator to switch it on.";
  private static final String WRONG =
      "The server refused the sign-in of this account: reconnect it.";
  private static final String DAILY =
      "The provider's sending limit is reached: the messages wait until it allows more.";

  private static final List<Rule> RULES =
      List.of(
          rule(WELCOME, any(), DOWN, "unavailable", "The server refuses service at present."),
          rule(
              SIGN_IN,
              code("4..|50.|421"),
              DOWN,
              "unavailable",
              "The server cannot sign in at present."),
          // Exchange Online uses one status for both; only the words tell.
          rule(
              SIGN_IN,
              status("5\\.7\\.139").and(words("credentials were incorrect")),
              BROKEN,
              "auth_failed",
              WRONG),
          rule(SIGN_IN, status("5\\.7\\.(139|30|57)"), BROKEN, "smtp_auth_disabled", SWITCHED_OFF),
          rule(
              SIGN_IN,
              status("5\\.7\\.9"),
              BROKEN,
              "app_password_needed",
              "The provider wants an app password: create one and reconnect with it."),
          rule(
              SIGN_IN,
              status("5\\.7\\.14"),
              BROKEN,
              "browser_sign_in_needed",
              "Sign in to the mailbox with a browser once, then reconnect."),
          rule(SIGN_IN, any(), BROKEN, "auth_failed", WRONG),
          rule(
              MAIL,
              status("5\\.7\\.57").or(status("5\\.7\\.30").and(words("Basic authentication"))),
              BROKEN,
              "smtp_auth_disabled",
              SWITCHED_OFF),
          rule(
              MAIL,
              code("530"),
              BROKEN,
              "auth_failed",
              "The server wants a sign-in that it did not ask for before: reconnect."),
          pause(MAIL, status("[45]\\.4\\.5"), Duration.ofHours(24), "sending_limit", DAILY),
          pause(
              MAIL, words("SubmissionQuotaExceeded"), Duration.ofHours(24), "sending_limit", DAILY),
          pause(
              MAIL,
              code("432").or(status("4\\.3\\.2")),
              Duration.ofMinutes(1),
              "too_many_connections",
              "The server takes no more connections of this account at present."),
          pause(
              MAIL,
              code("421"),
              Duration.ofMinutes(1),
              "server_busy",
              "The server ended the session: it is busy or restarting."),
          pause(
              LETTER,
              status("4\\.7\\..*"),
              Duration.ofMinutes(15),
              "rate_limited",
              "The server wants this account to send more slowly."),
          rule(
              MAIL,
              status("5\\.1\\.8|5\\.7\\.70[58]"),
              DOWN,
              "sender_blocked",
              "The provider has blocked this sender: ask the provider to lift it."),
          rule(
              MAIL,
              status("5\\.7\\..*"),
              FAILED,
              "blocked_by_policy",
              "The server refused it by policy; its words say which."),
          rule(
              MAIL,
              // 552 is also about a recipient without room (RFC 3463 §3.3, X.2.2).
              code("552").and(status("5\\.2\\.2").negate()).or(status("5\\.3\\.4")),
              FAILED,
              "too_large",
              "The message is larger than the server takes."),
          rule(
              RECIPIENT,
              code("5.."),
              FAILED,
              "recipient_refused",
              "The server knows no such recipient, or will not deliver there."),
          rule(MAIL, code("4.."), LATER, "deferred", "The server asks to try again later."),
          rule(MAIL, any(), FAILED, "message_refused", "The server refused the message."));

  private Answers() {}

  /** What this answer at this point of the dialogue means. */
  static Rule rule(Phase phase, Reply reply) {
    return RULES.stream().filter(rule -> rule.matches(phase, reply)).findFirst().orElseThrow();
  }

  private static Predicate<Reply> any() {
    return _ -> true;
  }

  private static Rule rule(
      Set<Phase> phases, Predicate<Reply> answer, Meaning meaning, String code, String advice) {
    return new Rule(phases, answer, meaning, Duration.ZERO, code, advice);
  }

  private static Rule pause(
      Set<Phase> phases, Predicate<Reply> answer, Duration wait, String code, String advice) {
    return new Rule(phases, answer, PAUSE, wait, code, advice);
  }
}
