package sendwell.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sendwell.Eventually;
import sendwell.mail.EmailAddress;
import sendwell.sandbox.SandboxProvider.Kind;
import sendwell.server.Api;
import sendwell.server.SignInWorld;
import sendwell.server.Surroundings;

/** A provider that does not accept this Sendwell, as people see it in a real browser. */
@InBrowser
class ProviderAlarmInBrowserTest {
  /** Longer than an access token lives. */
  private static final Duration LONG = Duration.ofHours(1);

  @RegisterExtension static final SignInWorld WORLD = new SignInWorld();

  private final Api api = WORLD.api();
  private JsonObject account;

  @BeforeEach
  void connect() {
    EmailAddress address = WORLD.mailbox(Kind.MICROSOFT);
    WORLD.signIn(api.visitor(), Kind.MICROSOFT, address, SignInWorld.startOf(Kind.MICROSOFT));
    account = api.items("/accounts?query=" + address).getFirst();
  }

  @AfterEach
  void mend() {
    WORLD.provider(Kind.MICROSOFT).faults().behave();
    api.post("/providers/microsoft/verify", new JsonObject()).ok();
    Eventually.so(
        "no alarm",
        () -> api.items("/providers").stream().allMatch(one -> one.getJsonObject("alarm") == null));
    // It would wait beside the next test's.
    api.delete("/accounts/" + account.getString("id"));
  }

  private void expireTheSecret() {
    WORLD.provider(Kind.MICROSOFT).faults().expireSecret();
    WORLD.clock().advance(LONG);
    api.send(account, Surroundings.draft("Later", EmailAddress.parse(account.getString("email"))));
    api.accountIs(account, "disconnected");
  }

  private static Locator banner(Window window) {
    return region(window, "Alarm: Microsoft");
  }

  private static Locator region(Window window, String name) {
    return window.page().getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(name));
  }

  @Test
  void theBannerComesOnEveryPageAndGoesWithoutAReload(Chromium chromium) {
    try (var list = chromium.open(api);
        var settings = chromium.open(api)) {
      list.go("/accounts");
      settings.go("/settings/providers");
      list.sees(account.getString("email"));
      settings.sees("How to get a client id from Microsoft");
      assertThat(banner(list)).hasCount(0);

      expireTheSecret();

      assertThat(banner(list)).containsText("Sendwell’s client secret has expired at Microsoft.");
      assertThat(banner(list)).containsText("1 account waits.");
      list.sees("Waits for Sendwell's operator");
      list.picture("alarm");
      banner(list).getByRole(AriaRole.LINK).click();
      list.at("/settings/providers");
      assertThat(banner(list).getByRole(AriaRole.LINK)).hasCount(0);

      var card = region(settings, "Microsoft").filter(new Locator.FilterOptions().setHasText("id"));
      assertThat(card).containsText("Needs mending");
      assertThat(card).containsText("App registrations > the app > Certificates & secrets");
      assertThat(card).containsText("AADSTS7000222");
      settings.wholePicture("alarm-providers");

      WORLD.provider(Kind.MICROSOFT).faults().behave();
      card.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Verify setup"))
          .click();

      assertThat(banner(settings)).hasCount(0);
      assertThat(banner(list)).hasCount(0);
      assertThat(card).containsText("Verified");
      assertThat(region(list, "Microsoft")).containsText("Verified");
      list.go("/accounts");
      assertThat(list.row(account.getString("email"))).containsText("Connected");
      list.hasNoComplaints();
      settings.hasNoComplaints();
    }
  }

  @Test
  void theBannerIsReadOnAPhoneAndInTheDark(Chromium chromium) {
    expireTheSecret();
    try (var phone = chromium.phone(api);
        var dark = chromium.dark(api)) {
      for (var window : List.of(phone, dark)) {
        window.go("/accounts");
        assertThat(banner(window)).isVisible();
        window.fitsItsWidth();
        window.sees("Waits for Sendwell's operator");
      }
      phone.picture("phone-alarm");
      dark.picture("dark-alarm");
      phone.go("/settings/providers");
      phone.sees("AADSTS7000222");
      phone.fitsItsWidth();
      phone.wholePicture("phone-alarm-providers");
      dark.go("/settings/providers");
      dark.sees("AADSTS7000222");
      dark.wholePicture("dark-alarm-providers");
      phone.hasNoComplaints();
      dark.hasNoComplaints();
    }
  }
}
