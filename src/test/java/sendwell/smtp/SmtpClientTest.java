package sendwell.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static sendwell.mail.ServerFault.Kind.AUTH_FAILED;
import static sendwell.mail.ServerFault.Kind.AUTH_UNSUPPORTED;
import static sendwell.mail.ServerFault.Kind.CONNECTION_REFUSED;
import static sendwell.mail.ServerFault.Kind.HOST_NOT_FOUND;
import static sendwell.mail.ServerFault.Kind.PROTOCOL_ERROR;
import static sendwell.mail.ServerFault.Kind.TIMEOUT;
import static sendwell.mail.ServerFault.Kind.TLS_FAILED;
import static sendwell.mail.ServerFault.Kind.UNAVAILABLE;
import static sendwell.smtp.SubmissionWorld.ANNA;
import static sendwell.smtp.SubmissionWorld.HOST;
import static sendwell.smtp.SubmissionWorld.opened;

import java.time.Duration;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sendwell.mail.Hosts;
import sendwell.mail.Login;
import sendwell.mail.Security;
import sendwell.mail.Server;
import sendwell.mail.ServerFault;
import sendwell.mail.Trust;

class SmtpClientTest {
  private static final Login WRONG = new Login.Password("anna@example.test", "wrong");

  @RegisterExtension private final SubmissionWorld world = new SubmissionWorld();

  @ParameterizedTest
  @EnumSource
  void signsInOverTls(Security security) {
    SmtpConnection connection = opened(world.open(security));
    assertThat(connection.isUsable()).isTrue();
    connection.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PLAIN", "LOGIN"})
  void signsInWithAPasswordByTheMethodThatIsOffered(String mechanism) {
    world.smtp.mechanisms(mechanism, "CRAM-MD5");
    opened(world.open(Security.TLS)).close();
    assertFault(world.open(world.client, Security.TLS, WRONG), AUTH_FAILED);
  }

  @Test
  void signsInWithAToken() {
    Login token = new Login.Bearer("anna@example.test", "token");
    opened(world.open(world.client, Security.TLS, token)).close();
  }

  @Test
  void aRefusedTokenIsAnsweredToTheEnd() {
    Login stale = new Login.Bearer("anna@example.test", "stale");
    Opening opening = world.open(world.client, Security.STARTTLS, stale);
    assertThat(opening).isInstanceOf(Opening.Unwelcome.class);
    assertThat(assertFault(opening, AUTH_FAILED).answer()).startsWith("535 5.7.8");
  }

  @Test
  void aPasswordOutsideAsciiIsSentAsUtf8() {
    world.smtp.stop();
    Login umlaut = new Login.Password("jürgen", "пароль");
    world.smtp =
        new sendwell.sandbox.SandboxSmtp(
            world.vertx,
            world.authority.keyStore(HOST),
            (name, secret) -> name.equals("jürgen") && secret.equals("пароль"),
            (recipient, mail) -> {});
    world.smtp.start(0, 0);
    opened(world.open(world.client, Security.TLS, umlaut)).close();
    world.smtp.mechanisms("LOGIN");
    opened(world.open(world.client, Security.TLS, umlaut)).close();
  }

  @Test
  void aNulNeverReachesTheServer() {
    Login nul = new Login.Password("anna@example.test", "se\0cret");
    assertFault(world.open(world.client, Security.TLS, nul), AUTH_FAILED);
    assertThat(world.smtp.connections()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "535 5.7.8 Username and Password not accepted | AUTH_FAILED | check user name and password",
        "534 5.7.9 Application-specific password required | AUTH_FAILED | app password",
        "534 5.7.14 Please log in via your web browser | AUTH_FAILED | in a browser",
        "535 5.7.139 SmtpClientAuthentication is disabled | AUTH_FAILED | switched off",
        "535 5.7.139 Authentication unsuccessful, the user credentials were incorrect"
            + " | AUTH_FAILED | check user name and password",
        "550 5.7.30 Basic authentication is not supported | AUTH_FAILED | switched off",
        "454 4.7.0 Temporary authentication failure | UNAVAILABLE | try again later",
        "421 4.3.2 Try again later | UNAVAILABLE | try again later",
        "432 4.3.2 Concurrent connections limit exceeded | UNAVAILABLE | try again later",
        "504 5.5.4 Unrecognized authentication type | AUTH_UNSUPPORTED | sign-in method",
      })
  void aRefusedSignInIsToldApartFromAServerInTrouble(
      String reply, ServerFault.Kind kind, String advice) {
    world.smtp.answer(Phase.AUTH, reply);
    Opening opening = world.open(Security.TLS);
    ServerFault fault = assertFault(opening, kind);
    assertThat(fault.detail()).contains(advice).contains(HOST);
    assertThat(fault.answer()).isEqualTo(reply);
    assertThat(((Opening.Unwelcome) opening).phase()).isEqualTo(Phase.AUTH);
  }

  @Test
  void aServerWithoutAFittingMethodIsUnsupported() {
    world.smtp.mechanisms("CRAM-MD5", "GSSAPI");
    assertThat(assertFault(world.open(Security.TLS), AUTH_UNSUPPORTED).detail())
        .contains("only CRAM-MD5, GSSAPI");
    world.smtp.without("AUTH");
    assertThat(assertFault(world.open(Security.TLS), AUTH_UNSUPPORTED).detail())
        .contains("no sign-in at all");
  }

  @Test
  void aPasswordServerIsNoUseForAToken() {
    world.smtp.mechanisms("PLAIN", "LOGIN");
    Login token = new Login.Bearer("anna@example.test", "token");
    assertFault(world.open(world.client, Security.TLS, token), AUTH_UNSUPPORTED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GREETING | 554 5.3.2 No service here | UNAVAILABLE",
        "GREETING | 421 4.3.2 Too many connections | UNAVAILABLE",
        "EHLO | 502 5.5.1 What? | PROTOCOL_ERROR",
        "EHLO | 421 4.3.2 Shutting down | UNAVAILABLE",
        "STARTTLS | 454 4.7.0 TLS not available | UNAVAILABLE",
        "STARTTLS | 501 5.5.4 No | TLS_FAILED",
      })
  void aRefusalKeepsItsPhaseAndItsWords(Phase phase, String reply, ServerFault.Kind kind) {
    world.smtp.answer(phase, reply);
    Opening opening = world.open(Security.STARTTLS);
    assertThat(assertFault(opening, kind).answer()).isEqualTo(reply);
    assertThat(opening).isInstanceOf(Opening.Unwelcome.class);
    assertThat(((Opening.Unwelcome) opening).phase()).isEqualTo(phase);
  }

  @ParameterizedTest
  @EnumSource(names = {"GREETING", "EHLO", "STARTTLS", "AUTH"})
  void aSilentServerIsATimeoutThatNamesTheStep(Phase phase) {
    world.smtp.silent(phase);
    Opening opening = world.open(world.client(Duration.ofMillis(300)), Security.STARTTLS, ANNA);
    assertThat(assertFault(opening, TIMEOUT).detail()).contains(phase.duty()).contains("300 ms");
  }

  @ParameterizedTest
  @EnumSource(names = {"GREETING", "EHLO", "STARTTLS", "AUTH"})
  void aLostConnectionIsNoWrongPassword(Phase phase) {
    world.smtp.drop(phase, 1);
    assertFault(world.open(Security.STARTTLS), UNAVAILABLE);
    opened(world.open(Security.STARTTLS)).close();
  }

  @Test
  void nobodyListeningIsARefusedConnection() {
    Server gone = world.smtp.server(HOST, Security.TLS);
    world.smtp.stop();
    assertFault(world.client.open(gone, ANNA), CONNECTION_REFUSED);
  }

  @Test
  void aHostThatIsNotFoundIsNotDialled() {
    var unknown = new ServerFault(HOST_NOT_FOUND, "no such host");
    var client =
        new SmtpClient(
            world.vertx,
            host -> new Hosts.Resolved.Nowhere(unknown),
            Trust.system(),
            SmtpTimeouts.probing());
    assertThat(world.open(client, Security.TLS, ANNA)).isEqualTo(new Opening.Unreachable(unknown));
  }

  @Test
  void somethingElseThanSmtpIsSaidToBeThat() {
    world.smtp.garbage();
    ServerFault fault = assertFault(world.open(Security.TLS), PROTOCOL_ERROR);
    assertThat(fault.answer()).isEqualTo("HTTP/1.1 400 Bad Request");
  }

  @Test
  void tooManyConnectionsAreATroubleThatPasses() {
    world.smtp.maxConnections(1);
    SmtpConnection first = world.connection();
    assertFault(world.open(Security.TLS), UNAVAILABLE);
    first.close();
  }

  @Test
  void aServerThatWantsTlsAtOnceIsToldApart() {
    Server wrong = new Server(HOST, world.smtp.tlsPort(), Security.STARTTLS);
    Opening opening = world.client(Duration.ofMillis(300)).open(wrong, ANNA);
    assertThat(assertFault(opening, TIMEOUT).detail()).contains("try TLS instead of STARTTLS");
  }

  // Whether the server's words or ours come first, nobody waits until the patience ends.
  @RepeatedTest(20)
  @Timeout(60)
  void aServerThatWantsStartTlsIsToldApart() {
    Server wrong = new Server(HOST, world.smtp.startTlsPort(), Security.TLS);
    Opening opening = world.client(Duration.ofMinutes(10)).open(wrong, ANNA);
    assertThat(assertFault(opening, TLS_FAILED).detail()).contains("try STARTTLS");
  }

  @Test
  void withoutStartTlsNobodySignsIn() {
    world.smtp.without("STARTTLS");
    assertFault(world.open(Security.STARTTLS), TLS_FAILED);
  }

  @Test
  void signInMethodsOfBeforeTlsDoNotCount() {
    world.smtp.mechanisms("CRAM-MD5");
    world.smtp.answer(Phase.EHLO, "250-sandbox\r\n250-STARTTLS\r\n250 AUTH PLAIN LOGIN", 1);
    assertFault(world.open(Security.STARTTLS), AUTH_UNSUPPORTED);
  }

  @Test
  void wordsSlippedInBeforeTlsAreThrownAway() {
    world.smtp.answer(
        Phase.STARTTLS, "220 Go ahead\r\n250-sandbox\r\n250 AUTH PLAIN\r\n235 2.7.0 Welcome");
    world.smtp.mechanisms("CRAM-MD5");
    assertFault(world.open(Security.STARTTLS), AUTH_UNSUPPORTED);
    world.smtp.mechanisms("PLAIN");
    opened(world.open(Security.STARTTLS)).close();
  }

  static ServerFault assertFault(Opening opening, ServerFault.Kind kind) {
    assertThat(opening).isInstanceOf(Opening.Failed.class);
    ServerFault fault = ((Opening.Failed) opening).fault();
    assertThat(fault.kind()).as(fault.toString()).isEqualTo(kind);
    return fault;
  }
}
