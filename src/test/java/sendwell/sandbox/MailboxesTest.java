package sendwell.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sendwell.mail.EmailAddress;

class MailboxesTest {
  private static final EmailAddress ANNA = EmailAddress.parse("anna@example.test");
  private static final byte[] MAIL =
      ("Received: from a\r\n\tby b\r\nMessage-ID: <1@example.test>\r\n"
              + "Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\n\r\n.dots and Ünicode\r\n")
          .getBytes(UTF_8);

  @TempDir private Path folder;
  private Vertx vertx;
  private Mailboxes mailboxes;

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
    mailboxes = Mailboxes.open(vertx, Authority.create(folder).keyStore("localhost"));
    mailboxes.create(ANNA, "sesame");
  }

  @AfterEach
  void close() {
    mailboxes.close();
    vertx.close().await();
  }

  @Test
  void aDeliveredMailIsKeptByteForByte() {
    assertThat(mailboxes.deliver(ANNA, MAIL)).isTrue();
    assertThat(mailboxes.mails(ANNA, "INBOX"))
        .singleElement()
        .satisfies(
            mail -> {
              assertThat(mail.content()).isEqualTo(MAIL);
              assertThat(mail.subject()).isEqualTo("Grüße");
              assertThat(mail.messageId()).isEqualTo("<1@example.test>");
              assertThat(mail.seen()).isFalse();
            });
  }

  @Test
  void nobodyElseGetsMail() {
    var bob = EmailAddress.parse("bob@example.test");
    assertThat(mailboxes.deliver(bob, MAIL)).isFalse();
    assertThat(mailboxes.addresses()).containsExactly(ANNA);
  }

  @Test
  void addressesAreTheSameInAnyCase() {
    assertThat(mailboxes.deliver(EmailAddress.parse("Anna@Example.Test"), MAIL)).isTrue();
    assertThat(mailboxes.signsIn("ANNA@example.test", "sesame")).isTrue();
  }

  @Test
  void onlyTheRightPasswordSignsIn() {
    assertThat(mailboxes.signsIn("anna@example.test", "sesame")).isTrue();
    assertThat(mailboxes.signsIn("anna@example.test", "Sesame")).isFalse();
    assertThat(mailboxes.signsIn("bob@example.test", "sesame")).isFalse();
    mailboxes.changePassword(ANNA, "new");
    assertThat(mailboxes.signsIn("anna@example.test", "sesame")).isFalse();
    assertThat(mailboxes.signsIn("anna@example.test", "new")).isTrue();
  }

  @Test
  void aRestartKeepsPortsAndMails() {
    mailboxes.start(0, 0);
    int tls = mailboxes.tlsPort();
    int startTls = mailboxes.startTlsPort();
    mailboxes.deliver(ANNA, MAIL);
    mailboxes.stop();
    mailboxes.start(tls, startTls);
    assertThat(mailboxes.tlsPort()).isEqualTo(tls);
    assertThat(mailboxes.mails(ANNA, "INBOX")).hasSize(1);
  }

  @Test
  void thereIsASentFolderAndNoOther() {
    assertThat(mailboxes.mails(ANNA, "Sent")).isEmpty();
    assertThat(mailboxes.mails(ANNA, "Elsewhere")).isEmpty();
  }
}
