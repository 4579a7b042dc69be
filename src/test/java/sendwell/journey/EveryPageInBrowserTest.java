package sendwell.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sendwell.server.Api;
import sendwell.server.World;

/** What is true of every page, whatever it is for, in a real browser. */
@InBrowser
class EveryPageInBrowserTest {
  @RegisterExtension static final World WORLD = new World();

  /** Each test has a workspace of its own. */
  private final Api api = Api.of(WORLD.sendwell().neighbour());

  @Test
  void theMenuNeedsNoMouse(Chromium chromium) {
    String email = WORLD.connected(api, WORLD.sandbox().smtp()).getString("email");
    try (var window = chromium.open(api)) {
      var keyboard = window.page().keyboard();
      window.go("/accounts");
      var menu = window.button("Actions for " + email);
      menu.focus();
      keyboard.press("ArrowDown");
      var entries = window.page().getByRole(AriaRole.MENUITEM);
      assertThat(entries.first()).isFocused();
      window.picture("menu");
      keyboard.press("End");
      assertThat(entries.last()).isFocused();
      keyboard.press("s");
      assertThat(entries.nth(1)).isFocused();
      keyboard.press("Escape");
      assertThat(menu).isFocused();

      keyboard.press("Enter");
      keyboard.press("ArrowDown");
      keyboard.press("Enter");
      window.sees("Send Email");
      keyboard.press("Escape");
      assertThat(menu).isFocused();
      window.hasNoComplaints();
    }
  }

  @Test
  void aPhoneHasRoomToSayThatTheLinkIsDown(Chromium chromium) {
    try (var phone = chromium.phone(api)) {
      phone.page().routeWebSocket(url -> url.endsWith("/eventbus/websocket"), link -> link.close());
      phone.go("/accounts");
      assertThat(phone.page().locator(".link-state.reconnecting")).hasText("Reconnecting…");
      phone.fitsItsWidth();
      phone.picture("phone-reconnecting");
    }
  }

  @Test
  void everyPageIsReadableOnAPhoneAndInTheDark(Chromium chromium) {
    var account = WORLD.connected(api, WORLD.sandbox().smtp());
    var mail = World.draft("A subject of some length", WORLD.mailbox("friends.test"));
    api.messageIs(api.send(account, mail), "sent");
    var pages =
        Map.of(
            "accounts", "/accounts",
            "add", "/accounts/add",
            "import", "/accounts/import",
            "email-list", "/accounts/" + account.getString("id") + "/messages",
            "deliverability", "/accounts/" + account.getString("id") + "/deliverability",
            "api-keys", "/settings/api-keys",
            "sign-in-providers", "/settings/providers");
    try (var phone = chromium.phone(api);
        var dark = chromium.dark(api)) {
      pages.forEach(
          (name, path) -> {
            for (var window : List.of(phone, dark)) {
              window.go(path);
              window.sees("Live");
              assertThat(window.page().locator("[aria-busy=true]")).hasCount(0);
              window.fitsItsWidth();
              window.picture((window == phone ? "phone-" : "dark-") + name);
            }
          });
      phone.go("/accounts");
      phone.choose(account.getString("email"), "Send Email");
      phone.picture("phone-send");
      phone.fitsItsWidth();
      phone.hasNoComplaints();
      dark.hasNoComplaints();
    }
  }
}
