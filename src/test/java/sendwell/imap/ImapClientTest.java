package sendwell.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static sendwell.sandbox.ScriptedImap.close;
import static sendwell.sandbox.ScriptedImap.say;
import static sendwell.sandbox.ScriptedImap.silence;
import static sendwell.sandbox.ScriptedImap.startTls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sendwell.mail.Login;
import sendwell.mail.Security;
import sendwell.mail.Server;
import sendwell.mail.ServerFault;
import sendwell.mail.ServerFault.Kind;
import sendwell.sandbox.Authority;
import sendwell.sandbox.ScriptedImap;

/** Signing in, against servers that follow a script. */
class ImapClientTest {
  private static final Login ANNA = new Login.Password("anna@example.test", "open sesame");
  private static final Login TOKEN = new Login.Bearer("anna@example.test", "ya29.token");
  private static final ImapTimeouts HASTE =
      new ImapTimeouts(Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofSeconds(1));

  @TempDir private static Path folder;
  private static ImapWorld world;

  @BeforeAll
  static void open() {
    world = new ImapWorld(folder);
  }

  @AfterAll
  static void end() {
    world.close();
  }

  private static ScriptedImap scripted() {
    return ScriptedImap.start(world.vertx, Security.TLS, world.keys());
  }

  private static ScriptedImap inTheClear() {
    return ScriptedImap.start(world.vertx, Security.STARTTLS, world.keys());
  }

  private static Server at(ScriptedImap server) {
    return ImapWorld.server(server.port(), Security.TLS);
  }

  private static Server startTlsAt(ScriptedImap server) {
    return ImapWorld.server(server.port(), Security.STARTTLS);
  }

  private static ImapOpening.Failed failure(ScriptedImap server, Login login) {
    return world.failure(at(server), login, ImapWorld.PATIENCE);
  }

  private static Kind kind(ScriptedImap server) {
    return failure(server, ANNA).fault().kind();
  }

  private static boolean signsIn(Server server, Login login) {
    return world.mailbox(server, login, Mailbox::isUsable);
  }

  @Test
  void plainIsPreferredAndSparesARoundTrip() {
    var server =
        scripted().capabilities("IMAP4rev1 SASL-IR AUTH=PLAIN").on("AUTHENTICATE", say("% OK Hi."));
    assertThat(signsIn(at(server), ANNA)).isTrue();
    String expected = base64("\0anna@example.test\0open sesame");
    assertThat(server.received()).anyMatch(line -> line.endsWith("AUTHENTICATE PLAIN " + expected));
  }

  @Test
  void plainWaitsToBeAskedWhereItMust() {
    var server =
        scripted()
            .capabilities("IMAP4rev1 AUTH=PLAIN")
            .on("AUTHENTICATE PLAIN$", say("+ "))
            .on("^AGFubmF", say("% OK Hi."));
    assertThat(signsIn(at(server), ANNA)).isTrue();
  }

  @Test
  void loginIsUsedWherePlainIsNotOffered() {
    var server = scripted();
    assertThat(signsIn(at(server), ANNA)).isTrue();
    assertThat(server.received())
        .anyMatch(line -> line.endsWith("LOGIN anna@example.test \"open sesame\""));
  }

  @Test
  void anAccessTokenIsPresentedByXoauth2() {
    var server =
        scripted()
            .capabilities("IMAP4rev1 SASL-IR AUTH=XOAUTH2")
            .on("AUTHENTICATE", say("% OK Hi."));
    assertThat(signsIn(at(server), TOKEN)).isTrue();
    String expected = base64("user=anna@example.test\1auth=Bearer ya29.token\1\1");
    assertThat(server.received())
        .anyMatch(line -> line.endsWith("AUTHENTICATE XOAUTH2 " + expected));
  }

  @Test
  void aRefusedTokenIsAnsweredWithAnEmptyLineToHearTheReason() {
    var server =
        scripted()
            .capabilities("IMAP4rev1 SASL-IR AUTH=XOAUTH2")
            .on("AUTHENTICATE", say("+ eyJzdGF0dXMiOiI0MDEifQ=="))
            .on("^$", say("% NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)"));
    var failed = failure(server, TOKEN);
    assertThat(failed.fault().kind()).isEqualTo(Kind.AUTH_FAILED);
    assertThat(failed.responseCode()).isEqualTo("AUTHENTICATIONFAILED");
  }

  @Test
  void startTlsComesBeforeAnythingSecret() {
    var server =
        inTheClear().capabilities("IMAP4rev1 STARTTLS LOGINDISABLED").on("STARTTLS", startTls());
    server.on("STARTTLS", startTls(), (_, _) -> server.capabilities("IMAP4rev1"));
    assertThat(signsIn(startTlsAt(server), ANNA)).isTrue();
    assertThat(server.received()).element(1).asString().endsWith("STARTTLS");
  }

  @Test
  void aServerWithoutStartTlsNeverSeesThePassword() {
    var server = inTheClear();
    var failed = world.failure(startTlsAt(server), ANNA, ImapWorld.PATIENCE);
    assertThat(failed.fault().kind()).isEqualTo(Kind.TLS_FAILED);
    assertThat(server.received()).noneMatch(line -> line.contains("LOGIN"));
  }

  @Test
  void aServerThatRefusesStartTlsNeverSeesThePassword() {
    var server = inTheClear().capabilities("IMAP4rev1 STARTTLS").on("STARTTLS", say("% NO Ill."));
    var failed = world.failure(startTlsAt(server), ANNA, ImapWorld.PATIENCE);
    assertThat(failed.fault().kind()).isEqualTo(Kind.TLS_FAILED);
    assertThat(failed.fault().answer()).isEqualTo("NO Ill.");
    assertThat(server.received()).noneMatch(line -> line.contains("LOGIN"));
  }

  @Test
  void aServerThatHasSignedUsInAlreadyIsNotBelieved() {
    var server = inTheClear().greet(say("* PREAUTH Welcome, whoever you are."));
    var failed = world.failure(startTlsAt(server), ANNA, ImapWorld.PATIENCE);
    assertThat(failed.fault().kind()).isEqualTo(Kind.PROTOCOL_ERROR);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NO [AUTHENTICATIONFAILED] Invalid credentials | AUTH_FAILED | AUTHENTICATIONFAILED
          NO LOGIN failed.                              | AUTH_FAILED | ''
          NO [WEBALERT https://g.co/x] Web login required. | AUTH_FAILED | WEBALERT https://g.co/x
          NO [ALERT] Please log in via your web browser | AUTH_FAILED | ALERT
          NO [privacyrequired] Use a better cipher      | AUTH_FAILED | PRIVACYREQUIRED
          NO [UNAVAILABLE] Temporary failure            | UNAVAILABLE | UNAVAILABLE
          NO [INUSE] Mailbox in use                     | UNAVAILABLE | INUSE
          NO [LIMIT] Rate limit hit                     | UNAVAILABLE | LIMIT
          NO [SERVERBUG] Internal error                 | UNAVAILABLE | SERVERBUG
          NO [OVERQUOTA] Bandwidth limit exceeded       | UNAVAILABLE | OVERQUOTA
          NO [ALERT] Too many simultaneous connections. | UNAVAILABLE | ALERT
          NO [ALERT] Account exceeded command or bandwidth limits. | UNAVAILABLE | ALERT
          BAD User is authenticated but not connected.  | UNAVAILABLE | ''
          BAD Command unknown                           | PROTOCOL_ERROR | ''
          """)
  void theAnswerToASignInIsUnderstood(String answer, Kind kind, String code) {
    var failed = failure(scripted().on("LOGIN ", say("% " + answer)), ANNA);
    assertThat(failed.fault().kind()).isEqualTo(kind);
    assertThat(failed.responseCode()).isEqualTo(code);
    assertThat(failed.fault().answer()).isEqualTo(answer);
    assertThat(failed.fault().detail()).contains(ImapWorld.HOST).doesNotContain("sesame");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NO [AUTHENTICATIONFAILED] Invalid credentials (Failure) | check user name and password
          NO [EXPIRED] Password expired                           | its password has expired
          NO [WEBALERT https://g.test/x] Web login required.      | in a browser once at https://g.test/x, then
          NO [ALERT] Please log in via your web browser: https://g.test/78754 (Failure) | at https://g.test/78754, then
          NO [ALERT] Please log in via your web browser           | in a browser once, then
          NO [ALERT] Application-specific password required: https://g.test/185833 (Failure) | create an app password
          NO [AUTHORIZATIONFAILED] No such authorization-ID       | reading by IMAP is not allowed
          NO [CONTACTADMIN] Account is disabled                   | its administrator
          NO [PRIVACYREQUIRED] Use TLS                            | reading by IMAP is not allowed
          NO [ALERT] Your account is not enabled for IMAP use.    | the settings of the account
          """)
  void aRefusalSaysWhatToDo(String answer, String advice) {
    var fault = failure(scripted().on("LOGIN ", say("% " + answer)), ANNA).fault();
    assertThat(fault.kind()).isEqualTo(Kind.AUTH_FAILED);
    assertThat(fault.detail()).contains("anna@example.test", advice);
    assertThat(fault.answer()).isEqualTo(answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"LOGIN ", "AUTHENTICATE"})
  void theLinkThatComesBeforeTheRefusalIsKept(String command) {
    var alert = "NO [WEBALERT https://g.test/continue?plt=AKgn] Web login required.";
    var refusal = "% NO [ALERT] Please log in via your web browser: https://g.test/78754 (Failure)";
    var server = scripted().on(command, say("* " + alert, refusal));
    if (command.equals("AUTHENTICATE")) {
      server.capabilities("IMAP4rev1 SASL-IR AUTH=PLAIN");
    }
    var failed = failure(server, ANNA);
    assertThat(failed.fault().answer()).isEqualTo(alert);
    assertThat(failed.fault().detail())
        .contains("browser once at https://g.test/continue?plt=AKgn");
    assertThat(failed.responseCode()).isEqualTo("WEBALERT https://g.test/continue?plt=AKgn");
  }

  @Test
  void theServersWordsMayBeInAnyLanguage() {
    var failed = failure(scripted().on("LOGIN ", say("% NO Пароль неверен")), ANNA);
    assertThat(failed.fault().answer()).isEqualTo("NO Пароль неверен");
  }

  @Test
  void aServerThatRepeatsThePasswordDoesNotBetrayIt() {
    var echo = scripted().on("LOGIN ", say("% BAD [LOGIN open sesame] open sesame?"));
    var failed = failure(echo, ANNA);
    assertThat(failed.toString()).contains("***").doesNotContain("sesame");
    String encoded = base64("\0anna@example.test\0open sesame");
    var plain =
        scripted()
            .capabilities("IMAP4rev1 SASL-IR AUTH=PLAIN")
            .on("AUTHENTICATE", say("* BYE Unknown: PLAIN " + encoded), close());
    assertThat(failure(plain, ANNA).toString()).contains("***").doesNotContain(encoded);
  }

  @Test
  void goodbyeIsNeverAboutThePassword() {
    assertThat(kind(scripted().greet(say("* BYE [UNAVAILABLE] Maintenance"), close())))
        .isEqualTo(Kind.UNAVAILABLE);
    var failed = failure(scripted().on("LOGIN ", say("* BYE Too busy"), close()), ANNA);
    assertThat(failed.fault().kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(failed.fault().answer()).isEqualTo("BYE Too busy");
  }

  @Test
  void hangingUpIsNeverAboutThePassword() {
    assertThat(kind(scripted().greet(close()))).isEqualTo(Kind.UNAVAILABLE);
    assertThat(kind(scripted().on("LOGIN ", close()))).isEqualTo(Kind.UNAVAILABLE);
  }

  @Test
  void aServerWithoutASignInMethodOfOursIsToldApart() {
    var server = scripted().capabilities("IMAP4rev1 LOGINDISABLED AUTH=GSSAPI");
    assertThat(kind(server)).isEqualTo(Kind.AUTH_UNSUPPORTED);
    assertThat(failure(scripted(), TOKEN).fault().kind()).isEqualTo(Kind.AUTH_UNSUPPORTED);
    assertThat(server.received()).noneMatch(line -> line.contains("sesame"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "220 mail.example.test ESMTP",
        "+OK POP3 ready",
        "HTTP/1.1 400 Bad Request",
        "",
        "*"
      })
  void whateverElseListensThereIsNotImap(String greeting) {
    var server = scripted().greet(say(greeting));
    assertThat(kind(server)).isEqualTo(Kind.PROTOCOL_ERROR);
  }

  @Test
  void aSilentServerTimesOut() {
    assertThat(hasty(scripted().greet(silence()))).isEqualTo(Kind.TIMEOUT);
    assertThat(hasty(scripted().on("LOGIN ", silence()))).isEqualTo(Kind.TIMEOUT);
  }

  @Test
  void aServerThatIsNeverSilentAndNeverDoneTimesOut() {
    var server = scripted();
    server.greet(server.drip());
    assertThat(hasty(server)).isEqualTo(Kind.TIMEOUT);
  }

  @Test
  void aServerThatNeverShakesHandsTimesOut() {
    var failed = world.failure(at(inTheClear().greet(silence())), ANNA, HASTE);
    assertThat(failed.fault().kind()).isEqualTo(Kind.TIMEOUT);
  }

  private static Kind hasty(ScriptedImap server) {
    return world.failure(at(server), ANNA, HASTE).fault().kind();
  }

  @Test
  void aLineWithoutEndIsCutOff() {
    var server = scripted();
    assertThat(kind(server.on("LOGIN ", server.flood()))).isEqualTo(Kind.PROTOCOL_ERROR);
    assertThat(kind(server.greet(server.flood()))).isEqualTo(Kind.PROTOCOL_ERROR);
  }

  @Test
  void memoryIsNotSetAsideOnAServersWord() {
    var server = scripted().on("LOGIN ", say("* X {2000000000}", "abc"));
    assertThat(kind(server)).isEqualTo(Kind.PROTOCOL_ERROR);
  }

  @Test
  void nobodyListening() throws IOException {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    var failed = world.failure(ImapWorld.server(port, Security.TLS), ANNA, ImapWorld.PATIENCE);
    assertThat(failed.fault().kind()).isEqualTo(Kind.CONNECTION_REFUSED);
    assertThat(failed.fault().detail()).startsWith(ImapWorld.HOST + ":" + port);
  }

  @Test
  void aHostThatIsNowhereIsNotConnectedTo() {
    var server = new Server("imap.nowhere", 993, Security.TLS);
    assertThat(world.failure(server, ANNA, ImapWorld.PATIENCE).fault().kind())
        .isEqualTo(Kind.HOST_NOT_FOUND);
  }

  @Test
  void tlsWithAServerThatDoesNotSpeakIt() {
    assertThat(kind(inTheClear())).isEqualTo(Kind.TLS_FAILED);
  }

  @Test
  void anExpiredCertificateIsSaidToBeExpired() {
    assertThat(certificate(world.authority.expired(ImapWorld.HOST))).contains("expired");
  }

  @Test
  void aCertificateForAnotherNameIsSaidToBe() {
    assertThat(certificate(world.authority.keyStore("other.test"))).contains("another name");
    // The address that is dialled does not count: the user named a host.
    assertThat(certificate(world.authority.keyStore("127.0.0.1"))).contains("another name");
  }

  @Test
  void aStrangersCertificateIsSaidToBeUntrusted() {
    var stranger = Authority.create(folder.resolve("stranger"));
    assertThat(certificate(stranger.keyStore(ImapWorld.HOST))).contains("authority");
  }

  @Test
  void certificatesAreCheckedAfterStartTlsToo() {
    var server =
        ScriptedImap.start(world.vertx, Security.STARTTLS, world.authority.keyStore("other.test"))
            .capabilities("IMAP4rev1 STARTTLS")
            .on("STARTTLS", startTls());
    var failed = world.failure(startTlsAt(server), ANNA, ImapWorld.PATIENCE);
    assertThat(failed.fault().kind()).isEqualTo(Kind.CERTIFICATE_UNTRUSTED);
    assertThat(server.received()).noneMatch(line -> line.contains("LOGIN"));
  }

  private static String certificate(KeyStore presented) {
    ServerFault fault =
        failure(ScriptedImap.start(world.vertx, Security.TLS, presented), ANNA).fault();
    assertThat(fault.kind()).isEqualTo(Kind.CERTIFICATE_UNTRUSTED);
    return fault.detail();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes());
  }
}
