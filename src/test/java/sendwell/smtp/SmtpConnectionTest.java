package sendwell.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static sendwell.smtp.SubmissionWorld.ANNA;
import static sendwell.smtp.SubmissionWorld.BERT;
import static sendwell.smtp.SubmissionWorld.CLEO;
import static sendwell.smtp.SubmissionWorld.opened;
import static sendwell.smtp.SubmissionWorld.send;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sendwell.Eventually;
import sendwell.mail.Security;
import sendwell.mail.ServerFault;
import sendwell.smtp.Delivery.Accepted;
import sendwell.smtp.Delivery.Deferred;
import sendwell.smtp.Delivery.Interrupted;
import sendwell.smtp.Delivery.NoRecipient;
import sendwell.smtp.Delivery.Rejected;
import sendwell.smtp.Delivery.TooLarge;
import sendwell.smtp.Delivery.Uncertain;
import sendwell.smtp.SubmissionWorld.Mail;

class SmtpConnectionTest {
  private static final String MAIL = "Subject: hello\r\n\r\nworld\r\n";

  @RegisterExtension private final SubmissionWorld world = new SubmissionWorld();

  @ParameterizedTest
  @EnumSource
  void handsAMailOver(Security security) {
    try (SmtpConnection connection = opened(world.open(security))) {
      Delivery delivery = send(connection, MAIL);
      assertThat(delivery).isInstanceOf(Accepted.class);
      assertThat(((Accepted) delivery).reply().text()).isEqualTo("250 2.0.0 Taken");
      assertThat(world.mails).containsExactly(new Mail(BERT, MAIL));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void oneConnectionServesManyMails(boolean pipelining) {
    try (SmtpConnection connection = connection(pipelining)) {
      for (int i = 0; i < 50; i++) {
        assertThat(send(connection, MAIL)).isInstanceOf(Accepted.class);
      }
      assertThat(world.mails).hasSize(50);
      assertThat(world.smtp.connections()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aRefusedRecipientDoesNotHarmTheOthers(boolean pipelining) {
    world.smtp.answer(BERT, "550 5.1.1 No such user");
    try (SmtpConnection connection = connection(pipelining)) {
      Delivery delivery = send(connection, MAIL, BERT, CLEO);
      assertThat(delivery).isInstanceOf(Accepted.class);
      assertThat(((Accepted) delivery).refused())
          .extracting(refused -> refused.recipient() + " " + refused.reply())
          .containsExactly("bert@example.test 550 5.1.1 No such user");
      assertThat(world.mails).containsExactly(new Mail(CLEO, MAIL));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void withoutARecipientNothingIsSentAndTheConnectionStaysGood(boolean pipelining) {
    world.smtp.answer(BERT, "550 5.1.1 No such user");
    world.smtp.answer(CLEO, "452 4.2.2 Mailbox full", 1);
    try (SmtpConnection connection = connection(pipelining)) {
      Delivery delivery = send(connection, MAIL, BERT, CLEO);
      assertThat(delivery).isInstanceOf(NoRecipient.class);
      assertThat(((NoRecipient) delivery).refused()).hasSize(2);
      assertThat(send(connection, MAIL, CLEO)).isInstanceOf(Accepted.class);
      assertThat(world.mails).containsExactly(new Mail(CLEO, MAIL));
    }
  }

  /** The server of RFC 2920 §3.1: it says yes to DATA although it took nobody. */
  @ParameterizedTest
  @EnumSource(names = {"MAIL", "RCPT"})
  void aYesToDataWithNobodyToSendToIsSettled(Phase phase) {
    world.smtp.answer(phase, "550 5.7.1 Not you", 1);
    world.smtp.answer(Phase.DATA, "354 Go on", 1);
    try (SmtpConnection connection = world.connection()) {
      assertThat(send(connection, MAIL)).isInstanceOfAny(Rejected.class, NoRecipient.class);
      assertThat(send(connection, MAIL)).isInstanceOf(Accepted.class);
      assertThat(world.mails).containsExactly(new Mail(BERT, MAIL));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "MAIL, 451 4.3.0 Later, true",
    "MAIL, 451 4.3.0 Later, false",
    "DATA, 451 4.3.0 Later, true",
    "DATA, 451 4.3.0 Later, false",
    "CONTENT, 452 4.3.1 Disk full, true",
  })
  void aTransientRefusalDefers(Phase phase, String reply, boolean pipelining) {
    world.smtp.answer(phase, reply, 1);
    try (SmtpConnection connection = connection(pipelining)) {
      Delivery delivery = send(connection, MAIL);
      assertThat(delivery).isInstanceOf(Deferred.class);
      assertThat(((Deferred) delivery).phase()).isEqualTo(phase);
      assertThat(((Deferred) delivery).reply().text()).isEqualTo(reply);
      assertThat(send(connection, MAIL)).isInstanceOf(Accepted.class);
      assertThat(world.mails).containsExactly(new Mail(BERT, MAIL));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "MAIL, 550 5.7.1 Not you, true",
    "MAIL, 550 5.7.1 Not you, false",
    "DATA, 554 5.5.0 No, true",
    "CONTENT, 554 5.7.1 Spam, true",
    "CONTENT, 554 5.7.1 Spam, false",
  })
  void aPermanentRefusalRejects(Phase phase, String reply, boolean pipelining) {
    world.smtp.answer(phase, reply, 1);
    try (SmtpConnection connection = connection(pipelining)) {
      Delivery delivery = send(connection, MAIL);
      assertThat(delivery).isInstanceOf(Rejected.class);
      assertThat(((Rejected) delivery).phase()).isEqualTo(phase);
      assertThat(((Rejected) delivery).reply().text()).isEqualTo(reply);
      assertThat(send(connection, MAIL)).isInstanceOf(Accepted.class);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"MAIL", "RCPT", "DATA", "CONTENT"})
  void a421EndsTheConnectionAndDefers(Phase phase) {
    world.smtp.answer(phase, "421 4.3.2 Shutting down", 1);
    SmtpConnection connection = connection(phase != Phase.DATA);
    Delivery delivery = send(connection, MAIL);
    assertThat(delivery).isInstanceOf(Deferred.class);
    assertThat(((Deferred) delivery).phase()).isEqualTo(phase);
    assertThat(connection.isUsable()).isFalse();
    assertThat(send(connection, MAIL)).isInstanceOf(Interrupted.class);
    assertThat(world.mails).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"MAIL, true", "MAIL, false", "RCPT, true", "RCPT, false", "DATA, true"})
  void aConnectionLostBeforeTheEndOfTheContentIsAnInterruption(Phase phase, boolean pipelining) {
    world.smtp.drop(phase, 1);
    SmtpConnection connection = connection(pipelining);
    Delivery delivery = send(connection, MAIL);
    assertThat(delivery).isInstanceOf(Interrupted.class);
    assertThat(((Interrupted) delivery).phase()).isEqualTo(phase);
    assertThat(((Interrupted) delivery).fault().kind()).isEqualTo(ServerFault.Kind.UNAVAILABLE);
    assertThat(connection.isUsable()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"MAIL", "RCPT", "DATA"})
  void aSilentServerIsAnInterruption(Phase phase) {
    world.smtp.silent(phase);
    Delivery delivery = send(impatient(), MAIL);
    assertThat(delivery).isInstanceOf(Interrupted.class);
    assertThat(((Interrupted) delivery).phase()).isEqualTo(phase);
    assertThat(((Interrupted) delivery).fault().kind()).isEqualTo(ServerFault.Kind.TIMEOUT);
  }

  @Test
  void anAnswerLostAfterTheContentIsUncertain() {
    world.smtp.dropAfterContent(1);
    SmtpConnection connection = world.connection();
    Delivery delivery = send(connection, MAIL);
    assertThat(delivery).isInstanceOf(Uncertain.class);
    assertThat(((Uncertain) delivery).fault().kind()).isEqualTo(ServerFault.Kind.UNAVAILABLE);
    assertThat(connection.isUsable()).isFalse();
    assertThat(world.mails).containsExactly(new Mail(BERT, MAIL));
  }

  @Test
  void anAnswerThatDoesNotComeAfterTheContentIsUncertain() {
    world.smtp.silent(Phase.CONTENT);
    Delivery delivery = send(impatient(), MAIL);
    assertThat(delivery).isInstanceOf(Uncertain.class);
    assertThat(((Uncertain) delivery).fault().kind()).isEqualTo(ServerFault.Kind.TIMEOUT);
  }

  @Test
  void aSlowServerIsWaitedFor() {
    world.smtp.slow(Phase.CONTENT, Duration.ofMillis(200));
    try (SmtpConnection connection = world.connection()) {
      assertThat(send(connection, MAIL)).isInstanceOf(Accepted.class);
    }
  }

  @Test
  void aMailLargerThanAnnouncedIsNotOffered() {
    world.smtp.sizeLimit(1000);
    try (SmtpConnection connection = world.connection()) {
      Delivery delivery = send(connection, MAIL + "x".repeat(2000));
      assertThat(delivery).isInstanceOf(TooLarge.class);
      assertThat(((TooLarge) delivery).limit()).isEqualTo(1000);
      assertThat(send(connection, MAIL)).isInstanceOf(Accepted.class);
    }
  }

  @Test
  void aLargeMailArrivesWhole() {
    String large = MAIL + (".".repeat(70) + "\r\n").repeat(20_000);
    try (SmtpConnection connection = world.connection()) {
      assertThat(send(connection, large)).isInstanceOf(Accepted.class);
      assertThat(world.mails.element().content()).isEqualTo(large);
    }
  }

  @Test
  void lineEndsAreMendedAndDotsSurvive() {
    try (SmtpConnection connection = world.connection()) {
      send(connection, "Subject: x\n\n.\n..\r.\rend\n.\r\nMAIL FROM:<eve@example.test>");
      assertThat(world.mails)
          .containsExactly(
              new Mail(
                  BERT,
                  "Subject: x\r\n\r\n"
                      + ".\r\n"
                      + "..\r\n"
                      + ".\r\n"
                      + "end\r\n"
                      + ".\r\n"
                      + "MAIL FROM:<eve@example.test>\r\n"));
    }
  }

  @Test
  void aServerThatHangsUpWhileIdleIsNoticed() {
    SmtpConnection connection = world.connection();
    world.smtp.stop();
    Eventually.so("the loss is known", () -> !connection.isUsable());
    assertThat(send(connection, MAIL)).isInstanceOf(Interrupted.class);
  }

  @Test
  void wordsThatNobodyAskedForEndTheConnection() {
    world.smtp.answer(Phase.CONTENT, "250 2.0.0 Taken\r\n421 4.4.2 Idle for too long");
    SmtpConnection connection = world.connection();
    assertThat(send(connection, MAIL)).isInstanceOf(Accepted.class);
    Eventually.so("the loss is known", () -> !connection.isUsable());
    Delivery delivery = send(connection, MAIL);
    assertThat(delivery).isInstanceOf(Interrupted.class);
    assertThat(((Interrupted) delivery).fault().answer()).isEqualTo("421 4.4.2 Idle for too long");
  }

  @Test
  void aClosedConnectionIsNotUsable() {
    SmtpConnection connection = world.connection();
    connection.close();
    assertThat(connection.isUsable()).isFalse();
    assertThat(send(connection, MAIL)).isInstanceOf(Interrupted.class);
  }

  private SmtpConnection connection(boolean pipelining) {
    if (!pipelining) {
      world.smtp.without("PIPELINING");
    }
    return world.connection();
  }

  private SmtpConnection impatient() {
    return opened(world.open(world.client(Duration.ofMillis(300)), Security.TLS, ANNA));
  }
}
