package sendwell.inbox;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import sendwell.mail.MessageId;
import sendwell.mail.ReceivedMail;

/** Tells what a mail is by its header. Pure, and takes no longer than the header is long. */
final class Classifier {
  /** Programs that are older than RFC 3834 say so in fields of their own. */
  private static final List<String> AUTO_FIELDS =
      List.of("X-Autoreply", "X-Autorespond", "X-Autoresponder");

  private static final Set<String> AUTO_PRECEDENCE = Set.of("auto_reply", "bulk", "junk");

  private static final Set<String> REPORTERS = Set.of("mailer-daemon", "postmaster");

  /** What mail programs put first; a person's reply to such a mail begins with "Re:". */
  private static final List<String> AUTO_SUBJECTS =
      List.of(
          "auto:",
          "auto-reply",
          "auto reply",
          "autoreply",
          "automatic reply",
          "automated reply",
          "out of office",
          "out of the office",
          "out-of-office",
          "automatische antwort",
          "abwesenheitsnotiz",
          "abwesenheitsmeldung",
          "réponse automatique",
          "absence du bureau",
          "respuesta automática",
          "fuera de la oficina",
          "resposta automática",
          "ausência temporária",
          "risposta automatica",
          "fuori sede",
          "automatisch antwoord",
          "afwezigheidsbericht",
          "automatiskt svar",
          "autosvar",
          "automatisk svar",
          "fraværsmeddelelse",
          "automaattinen vastaus",
          "poissaoloviesti",
          "odpowiedź automatyczna",
          "automatická odpověď",
          "automatikus válasz",
          "răspuns automat",
          "αυτόματη απάντηση",
          "автоматический ответ",
          "автовідповідь",
          "otomatik yanıt",
          "自动答复",
          "自动回复",
          "自動回覆",
          "自動応答",
          "自動返信",
          "자동 회신",
          "자동 응답");

  private Classifier() {}

  /**
   * What this mail is.
   *
   * @param account the address of the mailbox that it arrived in
   */
  static Inbound of(ReceivedMail mail, String account) {
    if (mail.from().equalsIgnoreCase(account)) {
      return new Inbound.Other();
    }
    if (isReport(mail)) {
      return new Inbound.Report();
    }
    if (isAutomatic(mail)) {
      return new Inbound.AutoReply();
    }
    var to = answered(mail);
    return to.isEmpty() ? new Inbound.Other() : new Inbound.Reply(to);
  }

  /** By its form (RFC 3462, RFC 5965), or by who writes such mails without it. */
  private static boolean isReport(ReceivedMail mail) {
    return lower(mail.headers().first("Content-Type")).startsWith("multipart/report")
        || mail.headers().has("X-Failed-Recipients")
        || REPORTERS.contains(lower(mail.from()).split("@", 2)[0]);
  }

  private static boolean isAutomatic(ReceivedMail mail) {
    var headers = mail.headers();
    String submitted = keyword(headers.first("Auto-Submitted"));
    String subject = lower(mail.subject().strip());
    return !submitted.isEmpty() && !submitted.equals("no")
        || AUTO_FIELDS.stream().anyMatch(headers::has)
        || AUTO_PRECEDENCE.contains(keyword(headers.first("Precedence")))
        // Nobody is to answer it (RFC 5321 §4.5.5).
        || headers.first("Return-Path").replaceAll("\\s", "").equals("<>")
        || AUTO_SUBJECTS.stream().anyMatch(subject::startsWith);
  }

  /** In-Reply-To names the mail itself, References those before it, the nearest last. */
  private static List<MessageId> answered(ReceivedMail mail) {
    var headers = mail.headers();
    return Stream.concat(
            headers.messageIds("In-Reply-To").stream(),
            headers.messageIds("References").reversed().stream())
        .distinct()
        .toList();
  }

  /** A keyword without its parameters and comments (RFC 3834 §5). */
  private static String keyword(String value) {
    return lower(value).split("[;(]", 2)[0].strip();
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
