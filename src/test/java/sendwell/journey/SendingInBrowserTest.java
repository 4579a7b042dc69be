package sendwell.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sendwell.mail.EmailAddress;
import sendwell.sandbox.SandboxSmtp;
import sendwell.server.Api;
import sendwell.server.World;

/** The life of an account, from its first mail to its end, in a real browser. */
@InBrowser
class SendingInBrowserTest {
  @RegisterExtension static final World WORLD = new World();

  @Test
  void sendingStoppingReconnectingDeleting(Chromium chromium) {
    var api = WORLD.api();
    var smtp = WORLD.smtpServer();
    var recipient = WORLD.mailbox("friends.test");
    var account = WORLD.connected(smtp);
    String email = account.getString("email");
    try (var window = chromium.open(api);
        var list = chromium.open(api)) {
      list.go("/accounts/" + account.getString("id") + "/messages");
      list.sees("Nothing sent yet");
      window.go("/accounts");

      window.choose(email, "Send Email");
      window.type("To", recipient.toString());
      window.type("Subject", "Grüße 🎉");
      window
          .page()
          .getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Body"))
          .fill("Hello there.");
      window.picture("send");
      window.button("Send").click();
      assertThat(window.page().locator(".delivery h3")).hasText("Sent");
      window.picture("sent");
      window.page().keyboard().press("Escape");
      assertThat(window.row(email)).containsText("1sent");
      assertThat(list.row("Grüße 🎉")).containsText("Sent");
      list.picture("email-list");

      int tls = smtp.tlsPort();
      int startTls = smtp.startTlsPort();
      smtp.stop();
      api.send(account, World.draft("While it is stopped", recipient));
      assertThat(list.row("While it is stopped")).containsText("Queued");
      assertThat(list.row("While it is stopped")).containsText("Next try");
      assertThat(window.row(email)).containsText("Disconnected");
      list.picture("email-list-waiting");
      window.picture("accounts-disconnected");
      smtp.start(tls, startTls);
      WORLD.clock().advance(Duration.ofSeconds(7));
      assertThat(list.row("While it is stopped")).containsText("Sent");
      assertThat(window.row(email)).containsText("Connected");

      reconnects(api, account, smtp, window, list);
      deletes(email, window, list);
      window.hasNoComplaints();
      list.hasNoComplaints();
    }
  }

  private void reconnects(
      Api api, JsonObject account, SandboxSmtp smtp, Window window, Window list) {
    String email = account.getString("email");
    var recipient = WORLD.mailbox("friends.test");
    int tls = smtp.tlsPort();
    int startTls = smtp.startTlsPort();
    WORLD.sandbox().mailboxes().changePassword(EmailAddress.parse(email), "the new one");
    // Whoever is signed in stays so: the next mail needs a new connection.
    smtp.stop();
    smtp.start(tls, startTls);
    api.send(account, World.draft("With the old password", recipient));
    assertThat(window.row(email)).containsText("Reconnect Required");
    window.picture("accounts-reconnect-required");

    window.button("Reconnect " + email).click();
    window.type("New password", "the new one");
    window.picture("reconnect");
    window
        .page()
        .getByRole(AriaRole.DIALOG)
        .getByText("Reconnect", new Locator.GetByTextOptions().setExact(true))
        .last()
        .click();
    assertThat(window.row(email)).containsText("Connected");
    assertThat(list.row("With the old password")).containsText("Sent");
  }

  private static void deletes(String email, Window window, Window list) {
    window.choose(email, "Delete");
    window.sees("the stored password and server settings");
    window.picture("delete");
    window.button("Delete account").click();
    window.sees("Connect your first account");
    list.sees("This account is not here");
  }
}
