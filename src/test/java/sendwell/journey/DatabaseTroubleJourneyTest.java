package sendwell.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sendwell.Eventually;
import sendwell.server.World;
import sendwell.smtp.Phase;

/** What becomes of messages when the database fails in the wrong moment. */
class DatabaseTroubleJourneyTest {
  @RegisterExtension static final World WORLD = new World();

  @Test
  void whatWasSentIsWrittenDownOnceTheDatabaseIsBackAndNotSentAgain() {
    var smtp = WORLD.smtpServer();
    var account = WORLD.connected(smtp);
    var recipient = WORLD.mailbox("friends.test");
    smtp.slow(Phase.CONTENT, Duration.ofMillis(500));
    var message = WORLD.api().send(account, World.draft("In the wrong moment", recipient));
    WORLD.api().messageIs(message, "sending");

    WORLD.sendwell().database().execute("ALTER TABLE message RENAME TO message_away");
    WORLD.mails(recipient, "INBOX", 1);
    Eventually.so(
        "a settlement has failed",
        () -> WORLD.api().metrics().contains("sendwell_task_failures_total{task=\"settle\"}"));
    WORLD.sendwell().database().execute("ALTER TABLE message_away RENAME TO message");

    WORLD.api().messageIs(message, "sent");
    assertThat(WORLD.mails(recipient, "INBOX")).hasSize(1);
    assertThat(WORLD.api().account(account).getLong("sent")).isEqualTo(1);
  }
}
