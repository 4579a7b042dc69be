package sendwell.imap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sendwell.mail.EmailAddress;
import sendwell.mail.Login;
import sendwell.mail.MessageId;
import sendwell.mail.Security;
import sendwell.mail.Server;
import sendwell.mail.ServerFault.Kind;
import sendwell.sandbox.Mailboxes;
import sendwell.sandbox.StoredMail;

/** A mailbox of the sandbox, over TLS and STARTTLS. */
class MailboxTest {
  private static final Instant MORNING = Instant.parse("2026-03-01T09:30:00Z");

  @TempDir private static Path folder;
  private static ImapWorld world;
  private static Mailboxes mailboxes;

  private EmailAddress anna;
  private Login login;

  @BeforeAll
  static void open() {
    world = new ImapWorld(folder);
    mailboxes = Mailboxes.open(world.vertx, world.keys());
  }

  @AfterAll
  static void end() {
    mailboxes.close();
    world.close();
  }

  @BeforeEach
  void newMailbox() {
    mailboxes.stop();
    mailboxes.start(0, 0);
    anna = EmailAddress.parse("anna-" + UUID.randomUUID() + "@example.test");
    mailboxes.create(anna, "open \"sesame\" ü");
    login = new Login.Password(anna.toString(), "open \"sesame\" ü");
  }

  private <T> T mailbox(Function<Mailbox, T> use) {
    return world.mailbox(server(Security.TLS), login, use);
  }

  private boolean pings() {
    return mailbox(Mailbox::ping);
  }

  private static Server server(Security security) {
    return ImapWorld.server(
        security == Security.TLS ? mailboxes.tlsPort() : mailboxes.startTlsPort(), security);
  }

  private List<StoredMail> sent() {
    return mailboxes.mails(anna, "Sent");
  }

  private static MessageId id(int number) {
    return new MessageId("<" + number + ".\"odd\\one\"@example.test>");
  }

  private static SentCopy copy(MessageId id) {
    String mail =
        "From: anna@example.test\r\nMessage-ID: " + id + "\r\nSubject: H\r\n\r\nHällo\r\n";
    return new SentCopy(mail.getBytes(UTF_8), MORNING);
  }

  @ParameterizedTest
  @EnumSource(Security.class)
  void aCopyIsFiledAsItWasSentReadAndDated(Security security) {
    List<Filing> filings =
        world.mailbox(server(security), login, mailbox -> mailbox.append(List.of(copy(id(1)))));
    assertThat(filings).containsExactly(new Filing.Filed());
    assertThat(sent())
        .singleElement()
        .satisfies(
            mail -> {
              assertThat(mail.content()).isEqualTo(copy(id(1)).content());
              assertThat(mail.messageId()).isEqualTo(id(1).value());
              assertThat(mail.date()).isEqualTo(MORNING);
              assertThat(mail.seen()).isTrue();
            });
  }

  @Test
  void onlyMailsInTheSentFolderArePresent() {
    mailboxes.deliver(anna, copy(id(9)).content());
    Presence presence =
        mailbox(
            mailbox -> {
              mailbox.append(List.of(copy(id(1)), copy(id(3))));
              return mailbox.present(List.of(id(1), id(2), id(3), id(9)));
            });
    assertThat(presence).isEqualTo(new Presence.Known(Set.of(id(1), id(3))));
  }

  @Test
  void anIdThatIsPartOfAnotherIsNotPresent() {
    var longer = new MessageId("<1@example.test.example.test>");
    var shorter = new MessageId("<1@example.test>");
    Presence presence =
        mailbox(
            mailbox -> {
              mailbox.append(List.of(copy(longer)));
              return mailbox.present(List.of(shorter));
            });
    assertThat(presence).isEqualTo(new Presence.Known(Set.of()));
  }

  @Test
  void whatAnotherConnectionFiledIsSeen() {
    boolean seen =
        mailbox(
            mailbox -> {
              mailbox.present(List.of(id(1)));
              world.mailbox(
                  server(Security.TLS), login, other -> other.append(List.of(copy(id(1)))));
              return mailbox.present(List.of(id(1))).equals(new Presence.Known(Set.of(id(1))));
            });
    assertThat(seen).isTrue();
  }

  @Test
  void nothingIsAskedAboutNothing() {
    Presence presence = mailbox(mailbox -> mailbox.present(List.of()));
    assertThat(presence).isEqualTo(new Presence.Known(Set.of()));
    List<Filing> filings = mailbox(mailbox -> mailbox.append(List.of()));
    assertThat(filings).isEmpty();
  }

  @Test
  void hundredsOfMailsAreLookedForAtOnce() {
    List<MessageId> ids = IntStream.range(0, 300).mapToObj(MailboxTest::id).toList();
    var filed = new HashSet<>(ids.subList(0, 200));
    Presence presence =
        mailbox(
            mailbox -> {
              mailbox.append(filed.stream().map(MailboxTest::copy).toList());
              return mailbox.present(ids);
            });
    assertThat(presence).isEqualTo(new Presence.Known(filed));
  }

  @Test
  void aWrongPasswordIsSaidToBeWrong() {
    var failed =
        world.failure(
            server(Security.TLS), new Login.Password(anna.toString(), "wrong"), ImapWorld.PATIENCE);
    assertThat(failed.fault().kind()).isEqualTo(Kind.AUTH_FAILED);
  }

  @Test
  void aChangedPasswordIsNeededAtTheNextSignIn() {
    mailboxes.changePassword(anna, "new");
    assertThat(world.failure(server(Security.TLS), login, ImapWorld.PATIENCE).fault().kind())
        .isEqualTo(Kind.AUTH_FAILED);
    login = new Login.Password(anna.toString(), "new");
    assertThat(pings()).isTrue();
  }

  @Test
  void aServerThatIsInMaintenanceIsNotAWrongPassword() {
    mailboxes.refuseSignIns("NO [UNAVAILABLE] Later.");
    assertThat(world.failure(server(Security.TLS), login, ImapWorld.PATIENCE))
        .returns("UNAVAILABLE", ImapOpening.Failed::responseCode)
        .returns(Kind.UNAVAILABLE, failed -> failed.fault().kind());
  }

  @Test
  void aSlowServerIsWaitedForUpToTheLimit() {
    mailboxes.delay(Duration.ofMillis(100));
    assertThat(pings()).isTrue();
    var hasty =
        new ImapTimeouts(Duration.ofSeconds(5), Duration.ofMillis(50), Duration.ofSeconds(5));
    assertThat(world.failure(server(Security.TLS), login, hasty).fault().kind())
        .isEqualTo(Kind.TIMEOUT);
  }

  @Test
  void aStoppedServerIsALostConnectionAndKeepsTheMails() {
    List<Filing> filings =
        mailbox(
            mailbox -> {
              mailbox.append(List.of(copy(id(1))));
              mailboxes.stop();
              var lost = mailbox.append(List.of(copy(id(2)), copy(id(3))));
              assertThat(mailbox.isUsable()).isFalse();
              assertThat(mailbox.ping()).isFalse();
              return lost;
            });
    assertThat(filings)
        .hasSize(2)
        .allMatch(
            filing ->
                filing instanceof Filing.NotFiled(MailboxFault.Lost(var fault))
                    && fault.kind() == Kind.UNAVAILABLE);
    assertThat(sent()).hasSize(1);
  }

  @Test
  void aClosedMailboxIsOfNoMoreUse() {
    boolean usable =
        mailbox(
            mailbox -> {
              mailbox.close();
              return mailbox.ping() || mailbox.isUsable();
            });
    assertThat(usable).isFalse();
  }
}
