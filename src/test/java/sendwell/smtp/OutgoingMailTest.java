package sendwell.smtp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sendwell.mail.EmailAddress;
import sendwell.mail.MessageId;

/** What is composed here is read back by another implementation (Angus Mail). */
class OutgoingMailTest {
  private static final EmailAddress ANNA = EmailAddress.parse("anna@example.com");
  private static final EmailAddress BERT = EmailAddress.parse("bert@example.org");
  private static final String THUMBS = "👍🏽 naïve 日本語 ";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hello",
        "",
        "Grüße aus Köln",
        "日本語の件名はとても長いので何行にも折り返される必要があります。それでも正しく読めなければなりません。",
        "👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍",
        "  blanks   everywhere ",
        "looks like =?UTF-8?Q?an_encoded_word?= but is not",
        "a tab\there",
        "A subject of many plain words, so long that it has to be folded, more than once, before it"
            + " ends; and it still must be read as it was written, with each of its blanks.",
      })
  void theSubjectIsReadAsItWasWritten(String subject) throws Exception {
    OutgoingMail mail = mail("", subject, "text", "");
    assertThat(parsed(mail).getSubject()).isEqualTo(subject);
    assertLinesFit(mail, 76);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Anna",
        "Anna Bolika",
        "Bolika, Anna (Sales) \"AB\" \\o/",
        "Jörg Müller-Lüdenscheidt",
        "Ανна ホームページ 👍",
        "A name so long that it does not fit into one line together with the address of its owner",
        "=?UTF-8?Q?trick?=",
        "Eve <eve@example.net>, Mallory",
      })
  void theNameIsReadAsItWasWritten(String name) throws Exception {
    OutgoingMail mail = mail(name, "subject", "text", "");
    var from = (InternetAddress) parsed(mail).getFrom()[0];
    assertThat(parsed(mail).getFrom()).hasSize(1);
    assertThat(from.getPersonal()).isEqualTo(name);
    assertThat(from.getAddress()).isEqualTo("anna@example.com");
    assertLinesFit(mail, 76);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "two\nlines",
        "ends in a blank \nFrom here\n.\n..dots\n=C3=BC is not ü\ttab",
        "Grüße,\n\nes grüßt dich sehr herzlich aus dem schönen Süden der Republik deine Jördis",
        "日本語のテキスト。\n二行目。",
        "nul \0 and escape \u001b[0m",
        "ends its line\n",
        "ends its line and one more\n\n",
        "Grüße, es grüßt dich deine Jördis\n",
        "日本語のテキスト。\n\n",
        "\n",
        "ends in a blank ",
      })
  void theTextIsReadAsItWasWritten(String text) throws Exception {
    OutgoingMail alone = mail("", "subject", text, "");
    OutgoingMail withHtml = mail("", "subject", text, "<p>" + text);
    var parts = (MimeMultipart) parsed(withHtml).getContent();
    assertPart(parts.getBodyPart(0), "text/plain", text);
    assertPart(parts.getBodyPart(1), "text/html", "<p>" + text);
    // A mail ends with its last line, which has an end like every line (RFC 5321 §4.1.1.4).
    assertThat(read(parsed(alone))).isIn(text, text + "\n");
    assertLinesFit(alone, 76);
    assertLinesFit(withHtml, 76);
  }

  @Test
  void aMailOfOneTextGetsNoLineEndThatIsThereAlready() throws Exception {
    assertThat(read(parsed(mail("", "subject", "Hello\n", "")))).isEqualTo("Hello\n");
    assertThat(read(parsed(mail("", "subject", "Hello", "")))).isEqualTo("Hello\n");
  }

  @ParameterizedTest
  @CsvSource({"x, quoted-printable", "ü, base64", "'word ', quoted-printable", "日, base64"})
  void aLineWithoutEndIsBroken(String piece, String encoding) throws Exception {
    OutgoingMail mail = mail("", "subject", piece.repeat(5000), "");
    assertThat(parsed(mail).getEncoding()).isEqualTo(encoding);
    assertThat(read(parsed(mail))).isIn(piece.repeat(5000), piece.repeat(5000) + "\n");
    assertLinesFit(mail, 76);
  }

  @Test
  void harmlessTextIsLeftAsItIs() throws Exception {
    OutgoingMail mail = mail("", "subject", "Hello,\nthis is it.\n", "");
    assertThat(parsed(mail).getEncoding()).isEqualTo("7bit");
    assertThat(octets(mail)).endsWith("\r\n\r\nHello,\r\nthis is it.\r\n");
  }

  @Test
  void textAndHtmlAreAlternatives() throws Exception {
    OutgoingMail mail = mail("", "subject", THUMBS + "text", "<p>" + THUMBS + "</p>");
    var parts = (MimeMultipart) parsed(mail).getContent();
    assertThat(parts.getContentType()).startsWith("multipart/alternative");
    assertThat(parts.getCount()).isEqualTo(2);
    assertPart(parts.getBodyPart(0), "text/plain", THUMBS + "text");
    assertPart(parts.getBodyPart(1), "text/html", "<p>" + THUMBS + "</p>");
  }

  @Test
  void htmlAloneIsNoMultipart() throws Exception {
    OutgoingMail mail = mail("", "subject", "", "<p>only</p>");
    assertThat(parsed(mail).isMimeType("text/html")).isTrue();
  }

  @Test
  void theSameMailGivesTheSameOctets() {
    assertThat(octets(mail("Ä", "Ö", "ü", "<b>ß</b>")))
        .isEqualTo(octets(mail("Ä", "Ö", "ü", "<b>ß</b>")));
  }

  /** Whoever knows the boundary could write it into the text. */
  @Test
  void theBoundaryOccursInNoPart() throws Exception {
    String octets = octets(mail("", "subject", "text", "<p>html</p>"));
    int start = octets.indexOf("boundary=\"") + "boundary=\"".length();
    String boundary = octets.substring(start, octets.indexOf('"', start));
    var parts =
        (MimeMultipart)
            parsed(mail("", "subject", "--" + boundary + "--\nafter", "<p>html</p>")).getContent();
    assertThat(parts.getCount()).isEqualTo(2);
    assertPart(parts.getBodyPart(0), "text/plain", "--" + boundary + "--\nafter");
  }

  @Test
  void dateAndMessageIdAreThoseGiven() {
    assertThat(octets(mail("", "subject", "text", "")))
        .startsWith("Date: Tue, 3 Nov 2026 09:05:07 +0000\r\nFrom: anna@example.com\r\n")
        .contains("\r\nMessage-ID: <0198f0c2@example.com>\r\n")
        .contains("\r\nMIME-Version: 1.0\r\n");
  }

  @Test
  void manyRecipientsAreFoldedAndHiddenOnesAreNowhere() throws Exception {
    List<EmailAddress> many =
        IntStream.range(0, 100)
            .mapToObj(i -> EmailAddress.parse("recipient" + i + "@example.org"))
            .toList();
    OutgoingMail mail = addressed(many, List.of(BERT), List.of(ANNA, BERT));
    assertThat(parsed(mail).getRecipients(MimeMessage.RecipientType.TO)).hasSize(100);
    assertThat(parsed(mail).getRecipients(MimeMessage.RecipientType.CC)).hasSize(1);
    assertThat(parsed(mail).getReplyTo()).hasSize(2);
    assertThat(octets(mail)).doesNotContainIgnoringCase("bcc");
    assertLinesFit(mail, 76);
  }

  @Test
  void aMailToHiddenRecipientsOnlyStillHasATo() {
    assertThat(octets(addressed(List.of(), List.of(), List.of())))
        .contains("\r\nTo: undisclosed-recipients:;\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nBcc: eve@example.net", "a\nb", "a\rb", "a\0b"})
  void nothingCanSlipInAHeaderField(String value) {
    assertThatThrownBy(() -> mail(value, "subject", "text", ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> mail("", value, "text", ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new HeaderField("X-Campaign", value))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bcc", "from", "Content-Type", "X Y", "X:", "", "Ü", "X\r\nY"})
  void aFurtherFieldCannotTakeThePlaceOfAnother(String name) {
    assertThatThrownBy(() -> new HeaderField(name, "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void furtherFieldsAreKept() throws Exception {
    String references = "<a@example.com> ".repeat(20).strip();
    OutgoingMail mail =
        new OutgoingMail(
            ANNA,
            "",
            List.of(BERT),
            List.of(),
            List.of(),
            "subject",
            "text",
            "",
            new MessageId("<0198f0c2@example.com>"),
            Instant.EPOCH,
            List.of(
                new HeaderField("References", references), new HeaderField("X-Campaign", "Grüße")));
    String read = parsed(mail).getHeader("References", null);
    assertThat(read.replaceAll("\r\n", "")).isEqualTo(references);
    assertThat(MimeUtility.decodeText(parsed(mail).getHeader("X-Campaign", null)))
        .isEqualTo("Grüße");
    assertLinesFit(mail, 76);
  }

  private static OutgoingMail mail(String name, String subject, String text, String html) {
    return new OutgoingMail(
        ANNA,
        name,
        List.of(BERT),
        List.of(),
        List.of(),
        subject,
        text,
        html,
        new MessageId("<0198f0c2@example.com>"),
        Instant.parse("2026-11-03T09:05:07Z"),
        List.of());
  }

  private static OutgoingMail addressed(
      List<EmailAddress> to, List<EmailAddress> cc, List<EmailAddress> replyTo) {
    return new OutgoingMail(
        ANNA,
        "",
        to,
        cc,
        replyTo,
        "subject",
        "text",
        "",
        new MessageId("<0198f0c2@example.com>"),
        Instant.EPOCH,
        List.of());
  }

  private static void assertPart(BodyPart part, String type, String content)
      throws MessagingException, IOException {
    assertThat(part.isMimeType(type)).isTrue();
    assertThat(read(part)).isEqualTo(content);
  }

  private static String read(Part part) throws MessagingException, IOException {
    return ((String) part.getContent()).replace("\r\n", "\n");
  }

  private static void assertLinesFit(OutgoingMail mail, int limit) {
    assertThat(octets(mail).split("\r\n", -1)).allMatch(line -> line.length() <= limit);
    assertThat(octets(mail)).matches("(?s)[\t\r\n -~]*");
    assertThat(octets(mail).replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
  }

  private static String octets(OutgoingMail mail) {
    return new String(mail.encode(), US_ASCII);
  }

  private static MimeMessage parsed(OutgoingMail mail) throws MessagingException {
    return new MimeMessage(null, new ByteArrayInputStream(mail.encode()));
  }
}
