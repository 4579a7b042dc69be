package sendwell.imap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sendwell.mail.Login;
import sendwell.mail.MessageId;
import sendwell.mail.Security;
import sendwell.mail.ServerFault.Kind;
import sendwell.sandbox.Maildir;
import sendwell.sandbox.RealDovecot;

/** What the dialogues of this package come to at the server that most mailboxes live on. */
class DovecotTest {
  private static final String ANNA = "anna@dovecot.test";
  private static final String BEN = "ben@dovecot.test";
  private static final String CAROL = "carol@dovecot.test";
  private static final String DAVE = "dave@dovecot.test";
  private static final String ERIN = "erin@dovecot.test";
  private static final String FRED = "fred@dovecot.test";
  private static final String PASSWORD = "öpen \"sesame\" \\ {2}";
  private static final Instant MORNING = Instant.parse("2026-03-01T09:30:00Z");

  @TempDir private static Path folder;
  private static ImapWorld world;
  private static RealDovecot dovecot;

  @BeforeAll
  static void start() {
    assumeTrue(RealDovecot.missing().isEmpty(), RealDovecot.missing());
    world = new ImapWorld(folder.resolve("authority"));
    var people =
        Stream.of(ANNA, BEN, CAROL, DAVE, ERIN, FRED)
            .collect(Collectors.toMap(person -> person, _ -> PASSWORD));
    dovecot = RealDovecot.start(folder, world.keys(), people);
  }

  @AfterAll
  static void stop() {
    if (dovecot != null) {
      dovecot.close();
      world.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPasswordOfAnyCharactersSignsIn(Security security) {
    var server = dovecot.server(ImapWorld.HOST, security);
    boolean alive = world.mailbox(server, new Login.Password(ANNA, PASSWORD), Mailbox::ping);
    assertThat(alive).isTrue();
  }

  @Test
  void aWrongPasswordIsToldInItsOwnWords() {
    var server = dovecot.server(ImapWorld.HOST, Security.TLS);
    var failed = world.failure(server, new Login.Password(ANNA, "wrong"), ImapWorld.PATIENCE);
    assertThat(failed.fault().kind()).isEqualTo(Kind.AUTH_FAILED);
    assertThat(failed.fault().answer())
        .isEqualTo("NO [AUTHENTICATIONFAILED] Authentication failed.");
  }

  @Test
  void theFolderMarkedForSentMailsIsTheOneToFileIn() {
    var marked = dovecot.mailbox(BEN).create().folder(RealDovecot.SENT).create();
    assertThat(file(BEN, List.of(copy(1)))).containsExactly(new Filing.Filed());
    assertThat(marked.mails()).hasSize(1);
  }

  @Test
  void copiesAreFiledAsReadAndFoundAgainByTheirMessageIds() {
    var copies = IntStream.range(0, 60).mapToObj(DovecotTest::copy).toList();
    var asked = IntStream.range(30, 90).mapToObj(DovecotTest::id).toList();
    assertThat(file(CAROL, copies)).containsOnly(new Filing.Filed());
    assertThat(present(CAROL, asked)).isEqualTo(new Presence.Known(ids(30, 60)));
    assertThat(dovecot.mailbox(CAROL).folder("Sent").mails())
        .hasSize(60)
        .allMatch(Maildir.Mail::read);
  }

  @Test
  void aFolderThatIsNotThereHoldsNothing() {
    assertThat(present(DAVE, List.of(id(1)))).isEqualTo(new Presence.Known(Set.of()));
  }

  @Test
  void whatArrivesIsReadAndStaysUnread() {
    var inbox = dovecot.mailbox(ERIN).create();
    var junk = inbox.folder(RealDovecot.JUNK).create();
    inbox.deliver(copy(1).content());
    junk.deliver(copy(2).content());
    assertThat(messageIds(ArrivalFolder.INBOX)).containsExactly(id(1).value());
    assertThat(messageIds(ArrivalFolder.JUNK)).containsExactly(id(2).value());
    assertThat(inbox.mails()).hasSize(1).noneMatch(Maildir.Mail::read);
  }

  @Test
  void aMarkLeadsOnToWhatArrivedAfterIt() {
    var inbox = dovecot.mailbox(FRED).create();
    inbox.deliver(copy(1).content());
    inbox.deliver(copy(2).content());
    var first =
        (Arrivals.Page) mailbox(FRED, found -> found.arrivals(ArrivalFolder.INBOX, MORNING));
    assertThat(first.mails()).hasSize(2);
    inbox.deliver(copy(3).content());
    var second =
        (Arrivals.Page) mailbox(FRED, found -> found.arrivals(ArrivalFolder.INBOX, first.mark()));
    assertThat(second.mails()).hasSize(1);
    Arrivals junk = mailbox(FRED, found -> found.arrivals(ArrivalFolder.JUNK, MORNING));
    assertThat(junk).isEqualTo(new Arrivals.NoFolder());
  }

  private static List<String> messageIds(ArrivalFolder place) {
    var page = (Arrivals.Page) mailbox(ERIN, mailbox -> mailbox.arrivals(place, MORNING));
    return page.mails().stream().map(mail -> mail.headers().first("Message-ID")).toList();
  }

  private static <T> T mailbox(String address, Function<Mailbox, T> use) {
    var server = dovecot.server(ImapWorld.HOST, Security.STARTTLS);
    return world.mailbox(server, new Login.Password(address, PASSWORD), use);
  }

  private static List<Filing> file(String address, List<SentCopy> copies) {
    return mailbox(address, mailbox -> mailbox.append(copies));
  }

  private static Presence present(String address, List<MessageId> ids) {
    return mailbox(address, mailbox -> mailbox.present(ids));
  }

  private static SentCopy copy(int number) {
    String mail = "Message-ID: %s\r\nSubject: %d\r\n\r\nHello.\r\n".formatted(id(number), number);
    return new SentCopy(mail.getBytes(UTF_8), MORNING);
  }

  private static MessageId id(int number) {
    return new MessageId("<%d.a\"b\\c{5}@dovecot.test>".formatted(number));
  }

  private static Set<MessageId> ids(int from, int end) {
    return IntStream.range(from, end).mapToObj(DovecotTest::id).collect(Collectors.toSet());
  }
}
