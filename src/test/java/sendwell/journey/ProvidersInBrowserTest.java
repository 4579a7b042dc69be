package sendwell.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sendwell.sandbox.SandboxProvider;
import sendwell.sandbox.SandboxProvider.Kind;
import sendwell.server.Api;
import sendwell.server.Installation;
import sendwell.server.Owner;
import sendwell.server.Surroundings;
import sendwell.server.TestClock;

/** Setting up signing in with Google and Microsoft, in a real browser. */
@InBrowser
class ProvidersInBrowserTest {
  private static final URI CALLBACK = URI.create("https://sendwell.test/oauth/google/callback");

  @RegisterExtension static final Surroundings AROUND = new Surroundings();

  private static SandboxProvider google;
  private static Installation sendwell;
  private static Api api;

  @BeforeAll
  static void start() {
    google = AROUND.provider(Kind.GOOGLE);
    var settings = new HashMap<>(AROUND.settings());
    settings.put("SENDWELL_HTTP_PUBLIC_URL", "https://sendwell.test");
    settings.put("SENDWELL_OAUTH_GOOGLE_DISCOVERY_URL", google.discoveryUrl().toString());
    settings.put("SENDWELL_OAUTH_MICROSOFT_CLIENT_ID", "configured");
    settings.put("SENDWELL_OAUTH_MICROSOFT_CLIENT_SECRET", "configured secret");
    sendwell = Installation.fresh(settings, TestClock.running());
    api = Owner.setUp(sendwell.stranger());
  }

  @AfterAll
  static void stop() {
    sendwell.close();
    google.close();
  }

  @BeforeEach
  void nothingIsSet() {
    api.delete("/providers/google");
    google.faults().behave();
  }

  private static Locator card(Window window, String name) {
    return window.page().getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(name));
  }

  private static Locator finding(Window window, String title) {
    return card(window, "Google")
        .getByRole(AriaRole.LISTITEM)
        .filter(new Locator.FilterOptions().setHasText(title + ":"));
  }

  private static void secret(Window window, String secret) {
    card(window, "Google").getByLabel("Client secret").fill(secret);
  }

  private static Locator button(Window window, String name) {
    return card(window, "Google")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  @Test
  void aProviderIsSetUpAndVerifiedBeforeAnybodySignsIn(Chromium chromium) {
    var answers = new CopyOnWriteArrayList<String>();
    try (var window = chromium.open(api)) {
      window
          .page()
          .route(
              "**/api/v1/providers**",
              route -> {
                var answer = route.fetch();
                answers.add(answer.text());
                route.fulfill(new Route.FulfillOptions().setResponse(answer));
              });
      window.go("/settings/providers");
      window.sees("Not set up");
      assertThat(card(window, "Google").getByText(CALLBACK.toString())).isVisible();
      window.wholePicture("providers");

      card(window, "Google").getByLabel("Client id").fill(google.clientId());
      secret(window, "hunter2");
      button(window, "Verify setup").click();
      assertThat(finding(window, "Client id")).containsText("Google knows this client id");
      assertThat(finding(window, "Client secret")).containsText("is not this client's");
      assertThat(finding(window, "Redirect URI")).containsText("does not have " + CALLBACK);
      window.sees("As typed, not saved");

      google.register(CALLBACK);
      secret(window, google.clientSecret());
      button(window, "Save").click();
      window.sees("All is right. People can sign in.");
      assertThat(finding(window, "Redirect URI")).containsText("sends people back to " + CALLBACK);
      assertThat(card(window, "Google").getByLabel("Client secret")).hasValue("");
      window.wholePicture("providers-ready");

      window.go("/settings/providers");
      assertThat(card(window, "Google").getByText("Ready", exactly())).isVisible();
      google.faults().answer(503, "text/plain", "down");
      button(window, "Verify setup").click();
      assertThat(finding(window, "Provider answers")).containsText("HTTP 503");
      assertThat(finding(window, "Client secret")).containsText("Not known");
      google.faults().behave();

      button(window, "Remove").click();
      window.button("Cancel").click();
      assertThat(button(window, "Remove")).isFocused();
      button(window, "Remove").click();
      window.button("Remove client").click();
      assertThat(card(window, "Google").getByText("Not set up")).isVisible();
      assertThat(card(window, "Google").getByLabel("Client id")).hasValue("");
      assertThat(answers).isNotEmpty();
      assertThat(answers)
          .noneMatch(
              text -> List.of("hunter2", google.clientSecret()).stream().anyMatch(text::contains));
      window.hasNoComplaints();
    }
  }

  private static Locator.GetByTextOptions exactly() {
    return new Locator.GetByTextOptions().setExact(true);
  }

  @Test
  void whatTheConfigurationNamesIsShownAndNotAskedFor(Chromium chromium) {
    try (var window = chromium.open(api)) {
      window.go("/settings/providers");
      var microsoft = card(window, "Microsoft");
      assertThat(microsoft).containsText("Set in the configuration");
      assertThat(microsoft.getByText("configured", exactly())).isVisible();
      assertThat(microsoft.getByLabel("Client secret")).hasCount(0);
      microsoft.getByText("How to get a client id from Microsoft").click();
      assertThat(microsoft).containsText("SMTP AUTH is off by default");
      window.wholePicture("providers-microsoft");
      window.hasNoComplaints();
    }
  }

  @Test
  void thePageIsReachedAndReadByKeysOnAPhoneAndInTheDark(Chromium chromium) {
    try (var phone = chromium.phone(api);
        var dark = chromium.dark(api)) {
      phone.go("/settings/api-keys");
      phone.link("Sign-in providers").focus();
      phone.page().keyboard().press("Enter");
      phone.at("/settings/providers");
      dark.go("/settings/providers");
      for (var window : List.of(phone, dark)) {
        window.sees("How to get a client id from Google");
        card(window, "Google").getByLabel("Client id").fill("nobody");
        secret(window, "hunter2");
        window.page().keyboard().press("Tab");
        window.page().keyboard().press("Tab");
        assertThat(button(window, "Verify setup")).isFocused();
        window.page().keyboard().press("Enter");
        assertThat(finding(window, "Client id")).containsText("does not know this client id");
        window.fitsItsWidth();
      }
      phone.wholePicture("phone-providers");
      dark.wholePicture("dark-providers");
      phone.hasNoComplaints();
      dark.hasNoComplaints();
    }
  }

  @Test
  void whatIsSetInOneWindowShowsInTheOthersWithoutAReload(Chromium chromium) {
    try (var setting = chromium.open(api);
        var adding = chromium.open(api)) {
      setting.go("/settings/providers");
      adding.go("/accounts/add");
      adding.sees("Sendwell is not set up for Google yet.");
      setting.sees("Not set up");

      var client = Map.of("clientId", (Object) "from-elsewhere", "clientSecret", "hunter2");
      api.visitor().json("PUT", "/api/v1/providers/google", new JsonObject(client).encode()).ok();

      adding.sees("Sign in with Google.");
      assertThat(card(setting, "Google").getByLabel("Client id")).hasValue("from-elsewhere");
      assertThat(card(setting, "Google")).containsText("Set up, not verified");

      api.delete("/providers/google");
      adding.sees("Sendwell is not set up for Google yet.");
      assertThat(card(setting, "Google").getByText("Not set up")).isVisible();

      adding.page().getByText("Custom mailbox").click();
      adding.type("Email address", "somebody@gmail.com");
      adding.button("Continue").click();
      adding.sees("Sendwell is not set up to sign in with Google yet");
      adding.picture("add-offer-not-set-up");
      adding.link("Set up Google").last().click();
      adding.at("/settings/providers");
      setting.hasNoComplaints();
      adding.hasNoComplaints();
    }
  }

  @Test
  void whatCannotBeReadOrSavedIsSaid(Chromium chromium) {
    try (var window = chromium.open(api)) {
      window.page().route("**/api/v1/providers", route -> route.abort());
      window.go("/settings/providers");
      window.sees("The providers could not be read.");
      window.page().unroute("**/api/v1/providers");
      window.button("Try again").click();
      window.sees("Not set up");
      card(window, "Google").getByLabel("Client id").fill("an id with spaces");
      button(window, "Save").click();
      window.sees("no spaces");
      window.sees("This is needed.");
      window.hasNoComplaints();
    }
  }
}
