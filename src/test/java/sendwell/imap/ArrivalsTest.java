package sendwell.imap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sendwell.mail.EmailAddress;
import sendwell.mail.Login;
import sendwell.mail.ReceivedMail;
import sendwell.mail.Security;
import sendwell.sandbox.Mailboxes;
import sendwell.sandbox.StoredMail;

/** What has arrived in a mailbox is read once, in its order, and left as it is. */
class ArrivalsTest {
  private static final Instant EVER = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant NEVER = Instant.parse("2100-01-01T00:00:00Z");

  @TempDir private static Path folder;
  private static ImapWorld world;
  private static Mailboxes mailboxes;

  private EmailAddress anna;

  @BeforeAll
  static void open() {
    world = new ImapWorld(folder);
    mailboxes = Mailboxes.open(world.vertx, world.keys());
    mailboxes.start(0, 0);
  }

  @AfterAll
  static void end() {
    mailboxes.close();
    world.close();
  }

  @BeforeEach
  void newMailbox() {
    anna = EmailAddress.parse("anna-" + UUID.randomUUID() + "@example.test");
    mailboxes.create(anna, "secret");
  }

  private <T> T mailbox(Function<Mailbox, T> use) {
    var server = ImapWorld.server(mailboxes.tlsPort(), Security.TLS);
    return world.mailbox(server, new Login.Password(anna.toString(), "secret"), use);
  }

  private void arrive(int from, int end) {
    IntStream.range(from, end).forEach(number -> mailboxes.deliver(anna, mail(number)));
  }

  private static byte[] mail(int number) {
    return """
    From: Carol <carol@friends.test>
    Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?= %1$d
    Message-ID: <%1$d@friends.test>
    In-Reply-To: <ours@example.test>
    X-Secret: of no concern

    Hello.
    """
        .formatted(number)
        .replace("\n", "\r\n")
        .getBytes(UTF_8);
  }

  private static Arrivals.Page page(Arrivals arrivals) {
    return assertThat(arrivals).asInstanceOf(type(Arrivals.Page.class)).actual();
  }

  private Arrivals.Page since(Instant since) {
    return page(mailbox(mailbox -> mailbox.arrivals(ArrivalFolder.INBOX, since)));
  }

  private Arrivals after(Mark mark) {
    return mailbox(mailbox -> mailbox.arrivals(ArrivalFolder.INBOX, mark));
  }

  private static List<String> subjects(List<ReceivedMail> mails) {
    return mails.stream().map(ReceivedMail::subject).toList();
  }

  @Test
  void ofAMailNothingIsReadButWhatTellsWhatItIs() {
    arrive(1, 2);
    assertThat(since(EVER).mails())
        .singleElement()
        .satisfies(
            mail -> {
              assertThat(mail.from()).isEqualTo("carol@friends.test");
              assertThat(mail.subject()).isEqualTo("Grüße 1");
              assertThat(mail.headers().first("Message-ID")).isEqualTo("<1@friends.test>");
              assertThat(mail.headers().first("In-Reply-To")).isEqualTo("<ours@example.test>");
              assertThat(mail.headers().has("X-Secret")).isFalse();
            });
    assertThat(mailboxes.mails(anna, "INBOX")).noneMatch(StoredMail::seen);
  }

  @Test
  void aFullMailboxIsReadPageByPageAndThenByWhatIsNew() {
    arrive(0, 150);
    var read = new ArrayList<String>();
    var first = since(EVER);
    assertThat(first.mails()).hasSize(100);
    assertThat(first.more()).isTrue();
    read.addAll(subjects(first.mails()));
    var second = page(after(first.mark()));
    assertThat(second.more()).isFalse();
    read.addAll(subjects(second.mails()));
    assertThat(page(after(second.mark())).mails()).isEmpty();
    arrive(150, 152);
    read.addAll(subjects(page(after(second.mark())).mails()));
    assertThat(read)
        .containsExactlyElementsOf(
            IntStream.range(0, 152).mapToObj(number -> "Grüße " + number).toList());
  }

  @Test
  void whatWasThereBeforeIsLeftOut() {
    arrive(0, 3);
    var start = since(NEVER);
    assertThat(start.mails()).isEmpty();
    arrive(3, 4);
    assertThat(subjects(page(after(start.mark())).mails())).containsExactly("Grüße 3");
  }

  @Test
  void anEmptyMailboxIsReadFromItsFirstMailOn() {
    var start = since(EVER);
    arrive(0, 1);
    assertThat(page(after(start.mark())).mails()).hasSize(1);
  }

  @Test
  void aMarkOfOtherNumbersIsVoid() {
    arrive(0, 1);
    var mark = since(EVER).mark();
    var before = new Mark(mark.folder(), mark.validity() + 1, mark.next());
    assertThat(after(before)).isEqualTo(new Arrivals.Renumbered());
    var elsewhere = new Mark("Archive", mark.validity(), mark.next());
    assertThat(after(elsewhere)).isEqualTo(new Arrivals.Renumbered());
  }

  @Test
  void junkIsReadWithoutAMarkByItsName() {
    mailboxes.file(anna, Mailboxes.JUNK, mail(7));
    var found = page(mailbox(mailbox -> mailbox.arrivals(ArrivalFolder.JUNK, EVER)));
    assertThat(subjects(found.mails())).containsExactly("Grüße 7");
    assertThat(found.mark().folder()).isEqualTo(Mailboxes.JUNK);
  }

  @Test
  void aServerThatIsGoneIsALostConnection() {
    Arrivals lost =
        mailbox(
            mailbox -> {
              mailboxes.stop();
              return mailbox.arrivals(ArrivalFolder.INBOX, EVER);
            });
    mailboxes.start(0, 0);
    assertThat(lost)
        .asInstanceOf(type(Arrivals.Failed.class))
        .extracting(Arrivals.Failed::fault)
        .isInstanceOf(MailboxFault.Lost.class);
  }
}
