package sendwell.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static sendwell.oauth.OAuthWorld.ANNA;

import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sendwell.Eventually;
import sendwell.imap.Filing;
import sendwell.imap.ImapClient;
import sendwell.imap.ImapOpening;
import sendwell.imap.ImapTimeouts;
import sendwell.imap.Presence;
import sendwell.imap.SentCopy;
import sendwell.imap.VirtualThread;
import sendwell.mail.EmailAddress;
import sendwell.mail.Hosts;
import sendwell.mail.Login;
import sendwell.mail.MessageId;
import sendwell.mail.Security;
import sendwell.mail.ServerFault;
import sendwell.mail.Trust;
import sendwell.sandbox.Authority;
import sendwell.sandbox.RealDovecot;
import sendwell.sandbox.RealPostfix;
import sendwell.sandbox.SandboxProvider.Kind;
import sendwell.smtp.Delivery;
import sendwell.smtp.Envelope;
import sendwell.smtp.Opening;
import sendwell.smtp.SmtpClient;
import sendwell.smtp.SmtpTimeouts;

/**
 * Tokens of either provider at the mail servers that the field runs: Dovecot asks the provider whom
 * a token belongs to, and Postfix asks Dovecot.
 */
class RealServersTest {
  private static final String HOST = "mail.acme.test";
  private static final String BEN = "ben@acme.test";
  private static final MessageId ID = new MessageId("<token@acme.test>");
  private static final String MAIL = "Message-ID: " + ID + "\r\nSubject: Token\r\n\r\nHello.\r\n";

  @TempDir private static Path home;
  @TempDir private static Path google;
  @TempDir private static Path microsoft;
  private static final Map<Kind, Servers> SERVERS = new EnumMap<>(Kind.class);
  private static Vertx vertx;
  private static SmtpClient smtp;
  private static ImapClient imap;

  private record Servers(OAuthWorld provider, RealDovecot dovecot, RealPostfix postfix) {
    String token() {
      return provider.token();
    }

    void close() {
      postfix.close();
      dovecot.close();
      provider.close();
    }
  }

  @BeforeAll
  static void start() {
    assumeTrue(RealDovecot.missing().isEmpty(), RealDovecot.missing());
    assumeTrue(RealPostfix.missing().isEmpty(), RealPostfix.missing());
    vertx = Vertx.vertx();
    var authority = Authority.create(home);
    SERVERS.put(Kind.GOOGLE, servers(Kind.GOOGLE, google, authority));
    SERVERS.put(Kind.MICROSOFT, servers(Kind.MICROSOFT, microsoft, authority));
    var limit = Eventually.LIMIT;
    var trust = Trust.with(authority.pem());
    Hosts hosts = RealServersTest::loopback;
    smtp = new SmtpClient(vertx, hosts, trust, new SmtpTimeouts(limit, limit, limit));
    imap = new ImapClient(vertx, hosts, trust, new ImapTimeouts(limit, limit, limit));
  }

  private static Servers servers(Kind kind, Path folder, Authority authority) {
    var provider = new OAuthWorld(home, kind);
    var keys = authority.keyStore(HOST);
    var check = new RealDovecot.TokenCheck(provider.sandbox().tokenInfoUrl(), authority.pem());
    var dovecot = RealDovecot.start(folder, keys, Map.of(), check);
    return new Servers(
        provider, dovecot, RealPostfix.start(folder, keys, dovecot, Set.of(ANNA, BEN)));
  }

  private static Hosts.Resolved loopback(String host) {
    try {
      return new Hosts.Resolved.At(InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1}));
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  @AfterAll
  static void stop() {
    SERVERS.values().forEach(Servers::close);
    if (vertx != null) {
      vertx.close().await();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aTokenSendsAMailAndReadsItsCopy(Kind kind) {
    var servers = SERVERS.get(kind);
    var login = new Login.Bearer(ANNA, servers.token());

    var opened = (Opening.Opened) send(servers, login);
    try (var connection = opened.connection()) {
      var envelope = new Envelope(EmailAddress.parse(ANNA), List.of(EmailAddress.parse(BEN)));
      assertThat(connection.send(envelope, MAIL.getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(Delivery.Accepted.class);
    }
    Eventually.get(
        "the mail in Ben's mailbox",
        () -> servers.dovecot().mailbox(BEN).mails(),
        mails -> mails.size() == 1);

    var present =
        VirtualThread.run(
            vertx,
            () -> {
              var open = imap.open(servers.dovecot().server(HOST, Security.TLS), login);
              try (var mailbox = ((ImapOpening.Opened) open).mailbox()) {
                var copy = new SentCopy(MAIL.getBytes(StandardCharsets.UTF_8), Instant.EPOCH);
                assertThat(mailbox.append(List.of(copy))).containsExactly(new Filing.Filed());
                return mailbox.present(List.of(ID));
              }
            });
    assertThat(present).isEqualTo(new Presence.Known(Set.of(ID)));
  }

  @ParameterizedTest
  @EnumSource
  void aTokenThatThePersonTookBackIsRefusedByBoth(Kind kind) {
    var servers = SERVERS.get(kind);
    var login = new Login.Bearer(ANNA, servers.token());
    servers.provider().sandbox().revoke(ANNA);
    refused(servers, login);
  }

  @ParameterizedTest
  @EnumSource
  void aTokenThatHasEndedIsRefusedByBoth(Kind kind) {
    var servers = SERVERS.get(kind);
    var login = new Login.Bearer(ANNA, servers.token());
    servers.provider().time().advance(Duration.ofHours(1));
    refused(servers, login);
  }

  @ParameterizedTest
  @EnumSource
  void aTokenOfAnotherMailboxIsRefusedByBoth(Kind kind) {
    var servers = SERVERS.get(kind);
    refused(servers, new Login.Bearer(BEN, servers.token()));
  }

  private static Opening send(Servers servers, Login login) {
    return smtp.open(servers.postfix().server(HOST, Security.STARTTLS), login);
  }

  private static void refused(Servers servers, Login.Bearer login) {
    var sending = ((Opening.Failed) send(servers, login)).fault();
    assertThat(sending.kind()).isEqualTo(ServerFault.Kind.AUTH_FAILED);
    assertThat(sending.detail()).contains(login.username(), "sign in with the provider again");
    assertThat(sending.answer()).startsWith("535 5.7.8 Error: authentication failed");
    var server = servers.dovecot().server(HOST, Security.STARTTLS);
    var opening = VirtualThread.run(vertx, () -> imap.open(server, login));
    var reading = ((ImapOpening.Failed) opening).fault();
    assertThat(reading.kind()).isEqualTo(ServerFault.Kind.AUTH_FAILED);
    assertThat(reading.detail()).contains(login.username(), "ended or been withdrawn");
    assertThat(reading.answer()).startsWith("NO [AUTHENTICATIONFAILED]");
    assertThat(servers.dovecot().log()).doesNotContain(login.token());
  }
}
