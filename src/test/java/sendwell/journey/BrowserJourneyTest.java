package sendwell.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sendwell.TestServer;
import sendwell.mail.EmailAddress;
import sendwell.sandbox.Sandbox;
import sendwell.sandbox.SandboxSmtp;

/** What a person does with the page, in a real browser. */
class BrowserJourneyTest {
  @RegisterExtension static final Surroundings AROUND = new Surroundings();

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-background-networking",
          "--disable-component-update",
          "--no-first-run");

  private static Playwright playwright;
  private static Browser browser;

  private final TestClock clock = new TestClock();
  private TestServer server;

  @BeforeAll
  static void launch() {
    assumeThat(CHROMIUM)
        .as("Chromium is not installed: apt-get install chromium")
        .matches(Files::exists);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM).setArgs(ARGUMENTS));
  }

  @AfterAll
  static void quit() {
    if (playwright != null) {
      playwright.close();
    }
  }

  @BeforeEach
  void start() {
    server = TestServer.start(AROUND.folder(), AROUND.settings(), clock);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void fromTheFirstStartToTheFirstAccount() {
    var address = AROUND.mailbox("acme.test");
    try (var window = wide();
        var other = wide()) {
      window.go("/");
      window.at("/setup");
      window.picture("setup");
      window.type("Your email", Api.EMAIL);
      window.type("Password", Api.PASSWORD);
      window.type("Workspace", "Acme");
      window.button("Create the owner").click();
      window.at("/accounts");
      window.sees("Connect your first account");
      window.picture("accounts-empty");
      other.as(Api.signIn(server.url())).go("/accounts");
      other.sees("Connect your first account");

      window.link("Connect your first account").click();
      window.at("/accounts/add");
      window.picture("add");
      window.page().getByText("Custom mailbox").click();
      window.type("Email address", address.toString());
      window.button("Continue").click();
      window.sees("Servers found");
      assertThat(window.page().getByLabel("Host").first()).hasValue(AROUND.sandbox().host());
      window.picture("add-suggested");

      window.type("Password", "a wrong one");
      window.button("Connect").click();
      window.sees("IMAP: Sign-in refused");
      window.sees("SMTP: Sign-in refused");
      window.sees("535 5.7.8");
      assertThat(window.page().getByLabel("Email address")).hasValue(address.toString());
      window.picture("add-refused");

      window.type("Password", Sandbox.PASSWORD);
      window.button("Connect").click();
      window.at("/accounts");
      assertThat(window.row(address.toString())).containsText("Connected");
      assertThat(other.row(address.toString())).containsText("Connected");
      window.picture("accounts");
      window.hasNoComplaints();
      other.hasNoComplaints();
    }
  }

  @Test
  void sendingStoppingReconnectingDeleting() {
    var api = Api.setUp(server.url(), "");
    var smtp = AROUND.smtpServer();
    var address = AROUND.mailbox("acme.test");
    String email = address.toString();
    var recipient = AROUND.mailbox("friends.test");
    var account = api.post("/accounts", AROUND.request(address, smtp)).ok();
    try (var window = wide().as(api);
        var list = wide().as(api)) {
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
      window.button("Close").click();
      assertThat(window.row(email)).containsText("1sent");
      assertThat(list.row("Grüße 🎉")).containsText("Sent");
      list.picture("email-list");

      int tls = smtp.tlsPort();
      int startTls = smtp.startTlsPort();
      smtp.stop();
      api.send(account, Surroundings.draft("While it is stopped", recipient));
      assertThat(list.row("While it is stopped")).containsText("Queued");
      assertThat(list.row("While it is stopped")).containsText("Next try");
      assertThat(window.row(email)).containsText("Disconnected");
      list.picture("email-list-waiting");
      window.picture("accounts-disconnected");
      smtp.start(tls, startTls);
      clock.advance(Duration.ofSeconds(7));
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
    var recipient = AROUND.mailbox("friends.test");
    int tls = smtp.tlsPort();
    int startTls = smtp.startTlsPort();
    AROUND.sandbox().mailboxes().changePassword(EmailAddress.parse(email), "the new one");
    // Whoever is signed in stays so: the next mail needs a new connection.
    smtp.stop();
    smtp.start(tls, startTls);
    api.send(account, Surroundings.draft("With the old password", recipient));
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

  @Test
  void keysAreShownOnceAndSigningOutEndsEverything() {
    var api = Api.setUp(server.url(), "");
    try (var window = wide().as(api)) {
      window.go("/settings/api-keys");
      window.button("New key").click();
      window.type("Name", "a script");
      window.button("Create key").click();
      window.sees("this is the one time it is shown");
      window.picture("api-key");
      window.page().keyboard().press("Escape");
      window.button("Discard").click();
      window.sees("a script");
      window.picture("api-keys");
      window.button("Revoke a script").click();
      window.button("Revoke key").click();
      window.sees("No keys yet");

      window.button("Sign out").click();
      window.at("/sign-in");
      window.picture("sign-in");
      window.type("Email", Api.EMAIL);
      window.type("Password", "not the password");
      window.button("Sign in").click();
      window.sees("do not belong together");
      window.type("Password", Api.PASSWORD);
      assertThat(window.button("Sign in")).isEnabled();
      window.button("Sign in").click();
      window.at("/settings/api-keys");
      window.hasNoComplaints();
    }
  }

  @Test
  void theMenuNeedsNoMouse() {
    var api = Api.setUp(server.url(), "");
    var address = AROUND.mailbox("acme.test");
    api.post("/accounts", AROUND.request(address, AROUND.sandbox().smtp())).ok();
    try (var window = wide().as(api)) {
      var keyboard = window.page().keyboard();
      window.go("/accounts");
      var menu = window.button("Actions for " + address);
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
  void everyPageIsReadableOnAPhoneAndInTheDark() {
    var api = Api.setUp(server.url(), "");
    var address = AROUND.mailbox("acme.test");
    var account = api.post("/accounts", AROUND.request(address, AROUND.sandbox().smtp())).ok();
    var mail = Surroundings.draft("A subject of some length", AROUND.mailbox("friends.test"));
    api.messageIs(api.send(account, mail), "sent");
    var pages =
        Map.of(
            "accounts", "/accounts",
            "add", "/accounts/add",
            "import", "/accounts/import",
            "email-list", "/accounts/" + account.getString("id") + "/messages",
            "api-keys", "/settings/api-keys");
    try (var phone = Window.open(browser, server.url(), 360, 740, ColorScheme.LIGHT).as(api);
        var dark = Window.open(browser, server.url(), 1280, 800, ColorScheme.DARK).as(api)) {
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
      phone.choose(address.toString(), "Send Email");
      phone.picture("phone-send");
      phone.fitsItsWidth();
      phone.hasNoComplaints();
      dark.hasNoComplaints();
    }
  }

  private Window wide() {
    return Window.open(browser, server.url(), 1280, 800, ColorScheme.LIGHT);
  }
}
