package sendwell.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import io.vertx.ext.mail.StartTLSOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sendwell.smtp.Phase;

/**
 * A client that is not ours, Vert.x Mail Client, finds the sandbox's SMTP server to be one: our own
 * client and server could otherwise agree on a mistake.
 */
class SecondOpinionTest {
  @TempDir Path folder;
  private final Vertx vertx = Vertx.vertx();
  private final Queue<String> mails = new ConcurrentLinkedQueue<>();
  private SandboxSmtp smtp;
  private MailClient client;

  @BeforeEach
  void start() {
    var authority = Authority.create(folder);
    smtp =
        new SandboxSmtp(
            vertx,
            authority.keyStore("localhost"),
            (user, password) -> user.equals("anna") && password.equals("secret"),
            (_, content) -> mails.add(new String(content, StandardCharsets.UTF_8)));
    smtp.start(0, 0);
    client =
        MailClient.create(
            vertx,
            new MailConfig(
                    "localhost",
                    smtp.startTlsPort(),
                    StartTLSOptions.REQUIRED,
                    LoginOption.REQUIRED)
                .setUsername("anna")
                .setPassword("secret")
                .setTrustOptions(new PemTrustOptions().addCertPath(authority.pem().toString())));
  }

  @AfterEach
  void stop() {
    client.close().await();
    smtp.stop();
    vertx.close().await();
  }

  @Test
  void itSendsByStartTls() {
    client.sendMail(mail()).await();
    assertThat(mails).singleElement().asString().contains("Subject: Second opinion");
  }

  @Test
  void itUnderstandsARefusal() {
    smtp.answer(Phase.RCPT, "550 5.1.1 No such mailbox here");
    assertThatThrownBy(() -> client.sendMail(mail()).await())
        .isInstanceOfSatisfying(SMTPException.class, e -> assertThat(e.isPermanent()).isTrue());
    assertThat(mails).isEmpty();
  }

  private static MailMessage mail() {
    return new MailMessage("anna@acme.test", "carol@friends.test", "Second opinion", "Hello.");
  }
}
