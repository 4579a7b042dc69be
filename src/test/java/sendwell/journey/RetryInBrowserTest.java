package sendwell.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sendwell.server.Api;
import sendwell.server.World;
import sendwell.smtp.Phase;

/** Not wanting to wait until Sendwell tries again by itself, in a real browser. */
@InBrowser
class RetryInBrowserTest {
  @RegisterExtension static final World WORLD = new World();

  private static final LocatorAssertions.HasCountOptions AT_ONCE =
      new LocatorAssertions.HasCountOptions().setTimeout(1_000);

  @Test
  void tryingAgainAtOnce(Chromium chromium) {
    var api = WORLD.api();
    var mailboxes = WORLD.sandbox().mailboxes();
    var account = WORLD.connected(WORLD.smtpServer());
    String email = account.getString("email");
    try (var window = chromium.open(api)) {
      window.go("/accounts");
      mailboxes.refuseSignIns("NO [UNAVAILABLE] Temporary authentication failure.");
      window.choose(email, "Reconnect");
      window.sees("Leave it empty to try the stored one again.");
      window.page().keyboard().press("Escape");
      verify(api, account.getString("id"));
      assertThat(window.row(email)).containsText("Disconnected");
      window.picture("accounts-unreadable");

      window.button("Retry " + email).click();
      window.sees("Reading the mailbox does not work.");
      window.button("Retry now").click();
      window.sees("it does not work yet");
      window.picture("retry");

      mailboxes.refuseSignIns("");
      window.button("Retry now").click();
      assertThat(window.row(email)).containsText("Connected");
      window.hasNoComplaints();
    }
  }

  /** What is left while it runs comes to its end without a word from it to what was opened then. */
  @Test
  void whatWasLeftDoesNotCloseWhatWasOpenedMeanwhile(Chromium chromium) {
    var api = WORLD.api();
    var smtp = WORLD.smtpServer();
    var slow = WORLD.connected(smtp);
    var other = WORLD.connected(WORLD.smtpServer());
    try (var window = chromium.open(api)) {
      window.go("/accounts");
      smtp.silent(Phase.GREETING);
      verify(api, slow.getString("id"));
      window.button("Retry " + slow.getString("email")).click();
      smtp.behave();
      smtp.slow(Phase.AUTH, Duration.ofSeconds(3));
      window.button("Retry now").click();
      window.sees("Signing in for sending and for reading");
      // A button that goes dead loses the focus to nobody.
      window.page().waitForFunction("document.activeElement === document.body");
      window.page().keyboard().press("Escape");
      // At once, and not when the answer has come.
      assertThat(window.page().locator("dialog")).hasCount(0, AT_ONCE);

      window.choose(other.getString("email"), "Send Email");
      window.page().getByLabel("Subject").fill("Begun meanwhile");
      assertThat(window.row(slow.getString("email"))).containsText("Connected");

      assertThat(window.page().getByLabel("Subject")).hasValue("Begun meanwhile");
      window.hasNoComplaints();
    }
  }

  private static void verify(Api api, String account) {
    api.post("/accounts/" + account + "/verify", new JsonObject()).ok();
  }
}
