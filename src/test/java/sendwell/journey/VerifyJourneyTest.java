package sendwell.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sendwell.Eventually;
import sendwell.mail.EmailAddress;
import sendwell.sandbox.Mailboxes;
import sendwell.sandbox.Sandbox;
import sendwell.sandbox.SandboxSmtp;
import sendwell.server.Api;
import sendwell.server.World;
import sendwell.smtp.Phase;

/** Accounts that break, and come back, while nobody sends from them. */
class VerifyJourneyTest {
  @RegisterExtension static final World WORLD = new World();

  /** Longer than the usual pause between two looks, with its spread. */
  private static final Duration LOOK = Duration.ofMinutes(73);

  /** Longer than the pause before a second look. */
  private static final Duration SECOND_LOOK = Duration.ofSeconds(73);

  private final Api api = WORLD.api();
  private final SandboxSmtp smtp = WORLD.smtpServer();
  private final Mailboxes mailboxes = WORLD.sandbox().mailboxes();
  private final JsonObject account = WORLD.connected(smtp);
  private final EmailAddress address = EmailAddress.parse(account.getString("email"));

  @BeforeEach
  void lookedAfter() {
    looks(0);
  }

  @AfterEach
  void behave() {
    mailboxes.refuseSignIns("");
    api.delete("/accounts/" + account.getString("id"));
  }

  @Test
  void aChangedPasswordIsKnownBeforeAMailFails() {
    mailboxes.changePassword(address, "the new one");

    WORLD.clock().advance(LOOK);
    looks(1);
    assertThat(api.account(account).getString("status")).isEqualTo("connected");
    WORLD.clock().advance(SECOND_LOOK);

    var broken = api.accountIs(account, "reconnect_required");
    assertThat(broken.getString("statusSide")).isEqualTo("sending");
    assertThat(broken.getJsonObject("statusReason").getString("code")).isEqualTo("auth_failed");
  }

  @Test
  void aServerThatFailsForAMomentChangesNothing() {
    smtp.answer(Phase.GREETING, "421 4.3.2 Restarting", 1);

    WORLD.clock().advance(LOOK);
    looks(1);
    WORLD.clock().advance(SECOND_LOOK);

    looks(0);
    assertThat(api.items("/events?limit=200"))
        .map(event -> event.getJsonObject("data"))
        .filteredOn(data -> account.getString("id").equals(data.getString("id")))
        .isNotEmpty()
        .allMatch(data -> data.getString("status").equals("connected"));
  }

  @Test
  void anAccountThatCannotBeReadIsNotConnectedThoughItSends() {
    mailboxes.refuseSignIns("NO [UNAVAILABLE] Temporary authentication failure.");
    WORLD.clock().advance(LOOK);
    looks(1);
    WORLD.clock().advance(SECOND_LOOK);
    assertThat(api.accountIs(account, "disconnected").getString("statusSide")).isEqualTo("reading");

    api.messageIs(api.send(account, World.draft("Out", WORLD.mailbox("friends.test"))), "sent");
    assertThat(api.account(account).getString("status")).isEqualTo("disconnected");

    mailboxes.refuseSignIns("");
    WORLD.clock().advance(LOOK);
    assertThat(api.accountIs(account, "connected").getValue("statusReason")).isNull();
  }

  @Test
  void whoeverDoesNotWantToWaitTriesAtOnce() {
    smtp.answer(Phase.GREETING, "421 4.3.2 Restarting", 1);
    assertThat(retried().getString("status")).isEqualTo("disconnected");
    assertThat(retried().getString("status")).isEqualTo("connected");
  }

  /** Servers lock out whoever knocks again and again with a wrong password. */
  @Test
  void aPasswordThatWasRefusedIsNotTriedAgain() {
    mailboxes.changePassword(address, "another");
    assertThat(retried().getString("status")).isEqualTo("reconnect_required");
    mailboxes.changePassword(address, Sandbox.PASSWORD);

    WORLD.clock().advance(LOOK);
    looks(0);
    assertThat(api.account(account).getString("status")).isEqualTo("reconnect_required");
    assertThat(retried().getString("status")).isEqualTo("connected");
  }

  private JsonObject retried() {
    String path = "/accounts/" + account.getString("id") + "/verify";
    return api.post(path, new JsonObject()).ok();
  }

  /** Waits until the account was looked at, and so many looks in a row found a fault. */
  private void looks(int faults) {
    String looked =
        "(SELECT * FROM verification WHERE faults = %d AND lease_until IS NULL AND due_at > '%s')"
            .formatted(faults, WORLD.clock().instant());
    Eventually.so("a look", () -> WORLD.rows(looked + " AS looked", account) == 1);
  }
}
