package sendwell.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sendwell.server.Api;
import sendwell.server.World;

/** Not wanting to wait until Sendwell tries again by itself, in a real browser. */
@InBrowser
class RetryInBrowserTest {
  @RegisterExtension static final World WORLD = new World();

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

  private static void verify(Api api, String account) {
    api.post("/accounts/" + account + "/verify", new JsonObject()).ok();
  }
}
