package sendwell.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static sendwell.sandbox.ScriptedImap.close;
import static sendwell.sandbox.ScriptedImap.say;
import static sendwell.sandbox.ScriptedImap.silence;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sendwell.mail.Login;
import sendwell.mail.MessageId;
import sendwell.mail.Security;
import sendwell.mail.ServerFault.Kind;
import sendwell.sandbox.ScriptedImap;

/** Finding the folder, and servers that say no. */
class SentFolderTest {
  private static final Login ANNA = new Login.Password("anna", "sesame");
  private static final SentCopy COPY =
      new SentCopy("Subject: x\r\n\r\ny".getBytes(), Instant.EPOCH);

  @TempDir private static Path folder;
  private static ImapWorld world;
  private ScriptedImap server;

  @BeforeAll
  static void open() {
    world = new ImapWorld(folder);
  }

  @AfterAll
  static void end() {
    world.close();
  }

  @BeforeEach
  void start() {
    server =
        ScriptedImap.start(world.vertx, Security.TLS, world.keys())
            .on(" CREATE ", say("% OK Created."))
            .on(" SUBSCRIBE ", say("% OK Subscribed."))
            .on(" LIST ", say("* LIST () \"/\" INBOX", "* LIST () \"/\" Sent", "% OK Done."))
            .on(" APPEND ", say("% OK Filed."));
  }

  private Filing append() {
    return append(COPY).getFirst();
  }

  private List<Filing> append(SentCopy... copies) {
    return append(ImapWorld.PATIENCE, copies);
  }

  private List<Filing> append(ImapTimeouts timeouts, SentCopy... copies) {
    return world.opening(
        ImapWorld.server(server.port(), Security.TLS),
        ANNA,
        timeouts,
        opening -> {
          try (var mailbox = ((ImapOpening.Opened) opening).mailbox()) {
            return mailbox.append(List.of(copies));
          }
        });
  }

  private List<String> commands(String verb) {
    return server.received().stream()
        .map(line -> line.substring(line.indexOf(' ') + 1))
        .filter(command -> command.startsWith(verb))
        .toList();
  }

  private String chosen() {
    append();
    String command = commands("APPEND").getLast();
    return command.substring("APPEND ".length(), command.indexOf(" (\\Seen)"));
  }

  private void folders(String... lists) {
    server.on(" LIST ", say(lists), say("% OK Done."));
  }

  @ParameterizedTest
  @ValueSource(strings = {" LIST ", " APPEND "})
  void aServerThatCannotReachTheMailboxIsLeft(String command) {
    server.on(command, say("% BAD User is authenticated but not connected."));
    assertThat(append(COPY, COPY))
        .allSatisfy(
            filing -> {
              var fault = ((Filing.NotFiled) filing).fault();
              assertThat(((MailboxFault.Lost) fault).fault().kind()).isEqualTo(Kind.UNAVAILABLE);
            });
    assertThat(commands(command.strip())).hasSize(1);
  }

  @Test
  void theFolderThatTheServerMarksIsTaken() {
    folders("* LIST () \"/\" Sent", "* LIST (\\HasNoChildren \\Sent) \"/\" \"[Gmail]/Sent Mail\"");
    assertThat(chosen()).isEqualTo("\"[Gmail]/Sent Mail\"");
  }

  @Test
  void serversThatTellMarksOnlyWhenAskedAreAsked() {
    server.capabilities("IMAP4rev1 SPECIAL-USE LIST-EXTENDED");
    append();
    assertThat(commands("LIST")).containsExactly("LIST \"\" \"*\" RETURN (SPECIAL-USE)");
  }

  @ParameterizedTest
  @CsvSource({
    "'* LIST () \"/\" \"Sent Items\"', '\"Sent Items\"'",
    "'* LIST () \"/\" \"sent\"', 'sent'",
    "'* LIST () \".\" \"INBOX.Sent\"', 'INBOX.Sent'",
    "'* LIST () \"/\" \"Gesendet\"', 'Gesendet'",
    "'* LIST () \"/\" \"Envoy&AOk-s\"', 'Envoy&AOk-s'",
  })
  void aWellKnownNameIsTaken(String listed, String expected) {
    folders("* LIST () \"/\" INBOX", listed);
    assertThat(chosen()).isEqualTo(expected);
    assertThat(commands("CREATE")).isEmpty();
  }

  @Test
  void theMoreUsualNameWins() {
    folders("* LIST () \"/\" Gesendet", "* LIST () \"/\" \"Sent Items\"");
    assertThat(chosen()).isEqualTo("\"Sent Items\"");
  }

  @Test
  void otherPeoplesFoldersAndThoseThatHoldNoMailsAreNotTaken() {
    folders("* LIST () \"/\" \"shared/bob/Sent\"", "* LIST (\\Noselect) \"/\" \"Sent Items\"");
    assertThat(chosen()).isEqualTo("Sent");
    assertThat(commands("CREATE")).containsExactly("CREATE Sent");
    assertThat(commands("SUBSCRIBE")).containsExactly("SUBSCRIBE Sent");
  }

  @Test
  void aNewFolderIsMadeWhereTheUsersOwnFoldersAre() {
    server
        .capabilities("IMAP4rev1 NAMESPACE")
        .on(" NAMESPACE", say("* NAMESPACE ((\"INBOX.\" \".\")) NIL NIL", "% OK Done."));
    folders("* LIST () \".\" INBOX");
    assertThat(chosen()).isEqualTo("INBOX.Sent");
  }

  @Test
  void theFolderIsLookedForOnce() {
    append(COPY, COPY, COPY);
    assertThat(commands("LIST")).hasSize(1);
    assertThat(commands("APPEND")).hasSize(3);
  }

  @Test
  void aFolderThatWasDeletedMeanwhileIsLookedForAgain() {
    server.on(
        " APPEND ",
        (_, _) -> folders("* LIST () \"/\" \"Sent Items\""),
        (_, _) -> server.on(" APPEND ", say("% OK Filed.")),
        say("% NO [TRYCREATE] No such folder."));
    assertThat(append()).isEqualTo(new Filing.Filed());
    assertThat(commands("APPEND").getLast()).startsWith("APPEND \"Sent Items\"");
  }

  @Test
  void aFullMailboxIsToldApartAndNotTriedAgain() {
    server.on(" APPEND ", say("% NO [OVERQUOTA] Mailbox is full."));
    var full = new Filing.NotFiled(new MailboxFault.OverQuota("NO [OVERQUOTA] Mailbox is full."));
    assertThat(append(COPY, COPY)).containsExactly(full, full);
    assertThat(commands("APPEND")).hasSize(1);
  }

  @Test
  void aRefusedCopyDoesNotHoldUpTheOthers() {
    server.on(
        " APPEND ",
        (_, _) -> server.on(" APPEND ", say("% OK Filed.")),
        say("% NO [TOOBIG] Too big."));
    assertThat(append(COPY, COPY))
        .containsExactly(
            new Filing.NotFiled(new MailboxFault.Refused("NO [TOOBIG] Too big.", "TOOBIG")),
            new Filing.Filed());
  }

  @Test
  void aLostConnectionIsToldApart() {
    server.on(" APPEND ", close());
    assertThat(lost(append())).isEqualTo(Kind.UNAVAILABLE);
  }

  @Test
  void aGoodbyeKeepsTheServersWords() {
    server.on(" APPEND ", say("* BYE Shutting down."), close());
    assertThat(append())
        .isInstanceOfSatisfying(
            Filing.NotFiled.class,
            filing ->
                assertThat(((MailboxFault.Lost) filing.fault()).fault().answer())
                    .isEqualTo("BYE Shutting down."));
  }

  @Test
  void silenceIsALostConnection() {
    server.on(" APPEND ", silence());
    var hasty =
        new ImapTimeouts(Duration.ofSeconds(5), Duration.ofMillis(300), Duration.ofSeconds(5));
    assertThat(lost(append(hasty, COPY).getFirst())).isEqualTo(Kind.TIMEOUT);
  }

  @Test
  void anUnreadableSearchIsNotAnAbsence() {
    server.on(" EXAMINE ", say("% OK [READ-ONLY] Examined.")).on("SEARCH", say("% NO Not now."));
    Presence presence =
        world.mailbox(
            ImapWorld.server(server.port(), Security.TLS),
            ANNA,
            mailbox -> mailbox.present(List.of(new MessageId("<1@example.test>"))));
    assertThat(presence)
        .isEqualTo(new Presence.Unknown(new MailboxFault.Refused("NO Not now.", "")));
  }

  private static Kind lost(Filing filing) {
    return filing instanceof Filing.NotFiled(MailboxFault.Lost(var fault)) ? fault.kind() : null;
  }
}
