package sendwell.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import sendwell.AtExit;
import sendwell.Eventually;
import sendwell.TemporaryFolder;
import sendwell.mail.EmailAddress;
import sendwell.mail.Hosts;
import sendwell.mail.Login;
import sendwell.mail.Security;
import sendwell.mail.Trust;
import sendwell.sandbox.Authority;
import sendwell.sandbox.SandboxSmtp;

/**
 * A submission server on loopback called {@code mail.example.test}, and a client that trusts it.
 */
final class SubmissionWorld implements BeforeEachCallback, AfterEachCallback {
  static final String HOST = "mail.example.test";
  static final Login ANNA = new Login.Password("anna@example.test", "secret");
  static final EmailAddress FROM = EmailAddress.parse("anna@example.test");
  static final EmailAddress BERT = EmailAddress.parse("bert@example.test");
  static final EmailAddress CLEO = EmailAddress.parse("cleo@example.test");

  private static final Authority AUTHORITY =
      Authority.create(AtExit.close(TemporaryFolder.create()).path());

  /** What the server handed on. */
  record Mail(EmailAddress recipient, String content) {}

  final Queue<Mail> mails = new ConcurrentLinkedQueue<>();
  Vertx vertx;
  final Authority authority = AUTHORITY;
  SandboxSmtp smtp;
  SmtpClient client;

  @Override
  public void beforeEach(ExtensionContext context) {
    vertx = Vertx.vertx();
    smtp = serving(authority.keyStore(HOST, "127.0.0.1"));
    client = client(Eventually.LIMIT);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    vertx.close().await();
  }

  /** Another server, with this certificate. */
  SandboxSmtp serving(KeyStore keys) {
    var server = new SandboxSmtp(vertx, keys, SubmissionWorld::knows, this::deliver);
    server.start(0, 0);
    return server;
  }

  private static boolean knows(String username, String secret) {
    return username.equals("anna@example.test") && List.of("secret", "token").contains(secret);
  }

  private void deliver(EmailAddress recipient, byte[] content) {
    mails.add(new Mail(recipient, new String(content, StandardCharsets.UTF_8)));
  }

  /** A client that waits this long at every step. */
  SmtpClient client(Duration patience) {
    return new SmtpClient(
        vertx,
        SubmissionWorld::loopback,
        Trust.with(authority.pem()),
        new SmtpTimeouts(patience, patience, patience));
  }

  static Hosts.Resolved loopback(String host) {
    try {
      return new Hosts.Resolved.At(
          InetAddress.getByAddress(host, InetAddress.ofLiteral("127.0.0.1").getAddress()));
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  Opening open(Security security) {
    return open(client, security, ANNA);
  }

  Opening open(SmtpClient client, Security security, Login login) {
    return client.open(smtp.server(HOST, security), login);
  }

  SmtpConnection connection() {
    return opened(open(Security.TLS));
  }

  static SmtpConnection opened(Opening opening) {
    assertThat(opening).isInstanceOf(Opening.Opened.class);
    return ((Opening.Opened) opening).connection();
  }

  /** Sends to these, or to Bert. */
  static Delivery send(SmtpConnection connection, String mail, EmailAddress... recipients) {
    var to = recipients.length == 0 ? List.of(BERT) : List.of(recipients);
    return connection.send(new Envelope(FROM, to), mail.getBytes(StandardCharsets.UTF_8));
  }
}
