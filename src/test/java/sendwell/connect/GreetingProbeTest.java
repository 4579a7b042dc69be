package sendwell.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sendwell.dns.DnsHosts;
import sendwell.dns.HostsFile;
import sendwell.dns.ZoneDns;
import sendwell.mail.Cidr;
import sendwell.mail.NetworkPolicy;
import sendwell.mail.Security;
import sendwell.mail.Server;
import sendwell.mail.ServerFault;
import sendwell.mail.ServerFault.Kind;
import sendwell.mail.Trust;
import sendwell.sandbox.Authority;

class GreetingProbeTest {
  private static final String HOST = "mail.example.test";
  private static final String EHLO = "250-mail.example.test\r\n250-SIZE 1\r\n250 AUTH PLAIN";
  @TempDir private static Path folder;
  private static Vertx vertx;
  private static Authority authority;
  private static KeyStore keys;

  private final GreetingProbe probe = probe(Duration.ofSeconds(20));
  private final GreetingProbe hasty = probe(Duration.ofMillis(300));

  private static GreetingProbe probe(Duration limit) {
    var hosts =
        new DnsHosts(
            new ZoneDns().addresses(HOST, "127.0.0.1").addresses("inside.test", "10.0.0.1"),
            HostsFile.at(folder.resolve("none")),
            new NetworkPolicy(Cidr.list("127.0.0.0/8")));
    return new GreetingProbe(vertx, hosts, Trust.with(authority.pem()), limit);
  }

  @BeforeAll
  static void open() {
    vertx = Vertx.vertx();
    authority = Authority.create(folder);
    keys = authority.keyStore(HOST);
  }

  @AfterAll
  static void close() {
    vertx.close().await();
  }

  private Optional<Kind> imap(ScriptedServer server, Security security) {
    return probe.imap(new Server(HOST, server.port(), security)).map(ServerFault::kind);
  }

  private Optional<Kind> smtp(ScriptedServer server, Security security) {
    return probe.smtp(new Server(HOST, server.port(), security)).map(ServerFault::kind);
  }

  private static ScriptedServer imapServer(boolean tls, KeyStore presented) {
    var server =
        tls
            ? ScriptedServer.tls(vertx, presented, "* OK ready")
            : ScriptedServer.startTls(vertx, presented, "* OK ready");
    return server
        .on("a STARTTLS", "a OK begin")
        .on("b CAPABILITY", "* CAPABILITY IMAP4rev1\r\nb OK done");
  }

  @Test
  void anImapServerAnswers() {
    assertThat(imap(imapServer(true, keys), Security.TLS)).isEmpty();
    assertThat(imap(imapServer(false, keys), Security.STARTTLS)).isEmpty();
  }

  @Test
  void aSubmissionServerAnswers() {
    var implicit = ScriptedServer.tls(vertx, keys, "220-hello\r\n220 there").on("EHLO", EHLO);
    var explicit =
        ScriptedServer.startTls(vertx, keys, "220 hello").on("EHLO", EHLO).on("STARTTLS", "220 go");
    assertThat(smtp(implicit, Security.TLS)).isEmpty();
    assertThat(smtp(explicit, Security.STARTTLS)).isEmpty();
    assertThat(implicit.heard()).first().isEqualTo("EHLO [127.0.0.1]");
  }

  @Test
  void aServerThatLetsNobodySignInIsNoSubmissionServer() {
    var server = ScriptedServer.tls(vertx, keys, "220 hello").on("EHLO", "250 mail.example.test");
    assertThat(smtp(server, Security.TLS)).contains(Kind.AUTH_UNSUPPORTED);
  }

  @Test
  void aServerWithoutStartTlsIsNotUsed() {
    var imap = ScriptedServer.startTls(vertx, keys, "* OK ready").on("a STARTTLS", "a BAD what?");
    var smtp =
        ScriptedServer.startTls(vertx, keys, "220 hello")
            .on("EHLO", EHLO)
            .on("STARTTLS", "502 what?");
    assertThat(imap(imap, Security.STARTTLS)).contains(Kind.TLS_FAILED);
    assertThat(smtp(smtp, Security.STARTTLS)).contains(Kind.TLS_FAILED);
  }

  @Test
  void linesSlippedInBeforeTlsAreNotTakenForSecuredOnes() {
    var server =
        ScriptedServer.startTls(vertx, keys, "220 hello")
            .on("EHLO", EHLO)
            .on("STARTTLS", "220 go\r\n250 AUTH PLAIN");
    assertThat(smtp(server, Security.STARTTLS)).contains(Kind.PROTOCOL_ERROR);
  }

  @ParameterizedTest
  @CsvSource({
    "* BYE closing,UNAVAILABLE",
    "220 smtp.example.test,PROTOCOL_ERROR",
    "HTTP/1.1 400 Bad Request,PROTOCOL_ERROR"
  })
  void aGreetingThatIsNotImapIsTold(String greeting, Kind kind) {
    assertThat(imap(ScriptedServer.tls(vertx, keys, greeting), Security.TLS)).contains(kind);
  }

  @ParameterizedTest
  @CsvSource({"421 too busy,UNAVAILABLE", "554 go away,UNAVAILABLE", "* OK imap,PROTOCOL_ERROR"})
  void aGreetingThatIsNotSmtpIsTold(String greeting, Kind kind) {
    assertThat(smtp(ScriptedServer.tls(vertx, keys, greeting), Security.TLS)).contains(kind);
  }

  @Test
  void theServersOwnWordsAreKept() {
    var server = ScriptedServer.tls(vertx, keys, "421 4.3.2 too busy");
    assertThat(probe.smtp(new Server(HOST, server.port(), Security.TLS)))
        .get()
        .returns("421 4.3.2 too busy", ServerFault::answer);
  }

  @Test
  void aServerThatSaysNothingIsGivenUp() {
    int port = ScriptedServer.tls(vertx, keys, "").port();
    assertThat(hasty.imap(new Server(HOST, port, Security.TLS)))
        .get()
        .returns(Kind.TIMEOUT, ServerFault::kind);
  }

  @Test
  void aServerThatOnlyAcceptsIsGivenUp() throws Exception {
    try (var backlog = new ServerSocket(0)) {
      assertThat(hasty.imap(new Server(HOST, backlog.getLocalPort(), Security.TLS)))
          .get()
          .returns(Kind.TIMEOUT, ServerFault::kind);
    }
  }

  @Test
  void aServerThatNeverStopsIsGivenUp() {
    var lines = ScriptedServer.tls(vertx, keys, "220-more\r\n".repeat(1_000));
    var line = ScriptedServer.tls(vertx, keys, "x".repeat(100_000));
    assertThat(smtp(lines, Security.TLS)).contains(Kind.PROTOCOL_ERROR);
    assertThat(smtp(line, Security.TLS)).contains(Kind.PROTOCOL_ERROR);
  }

  @Test
  void certificatesAreChecked() {
    var stranger = Authority.create(folder.resolve("stranger"));
    assertThat(imap(imapServer(true, stranger.keyStore(HOST)), Security.TLS))
        .contains(Kind.CERTIFICATE_UNTRUSTED);
    assertThat(imap(imapServer(true, authority.expired(HOST)), Security.TLS))
        .contains(Kind.CERTIFICATE_UNTRUSTED);
    assertThat(imap(imapServer(false, authority.keyStore("other.test")), Security.STARTTLS))
        .contains(Kind.CERTIFICATE_UNTRUSTED);
  }

  @Test
  void aServerInTheClearDoesNotSpeakTls() {
    assertThat(imap(imapServer(false, keys), Security.TLS)).contains(Kind.TLS_FAILED);
  }

  @Test
  void aClosedPortRefuses() throws Exception {
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    assertThat(probe.imap(new Server(HOST, port, Security.TLS)))
        .get()
        .returns(Kind.CONNECTION_REFUSED, ServerFault::kind);
  }

  @Test
  void anAddressThatIsNotAllowedIsNotDialled() {
    assertThat(probe.imap(new Server("inside.test", 993, Security.TLS)))
        .get()
        .returns(Kind.ADDRESS_NOT_ALLOWED, ServerFault::kind);
  }
}
