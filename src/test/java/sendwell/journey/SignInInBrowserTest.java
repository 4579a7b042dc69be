package sendwell.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sendwell.mail.EmailAddress;
import sendwell.sandbox.SandboxProvider.Kind;
import sendwell.server.SignInWorld;
import sendwell.server.Surroundings;

/** Signing in with Google and Microsoft, in a real browser. */
@InBrowser
class SignInInBrowserTest {
  @RegisterExtension static final SignInWorld WORLD = new SignInWorld();

  @Test
  void googleOpensAWindowOfItsOwnAndTheRowAppears(Chromium chromium) {
    var address = WORLD.mailbox(Kind.GOOGLE);
    try (var window = chromium.open(WORLD.api());
        var other = chromium.open(WORLD.api())) {
      other.go("/accounts");
      window.go("/accounts/add");
      window.sees("Gmail and Google Workspace");
      window.picture("add-providers");
      var popup =
          window.page().waitForPopup(() -> window.page().getByText("Gmail").first().click());
      window.sees("Go on in Google’s window.");
      window.picture("add-waiting");
      allow(popup, address);
      window.at("/accounts");
      assertThat(window.row(address.toString())).containsText("Connected");
      assertThat(window.row(address.toString())).containsText("Google");
      assertThat(other.row(address.toString())).containsText("Connected");
      Assertions.assertThat(popup.isClosed()).isTrue();
      window.picture("accounts-google");
      window.hasNoComplaints();
      other.hasNoComplaints();
    }
  }

  @Test
  void outlookGoesThereAndComesBackToTheList(Chromium chromium) {
    var address = WORLD.mailbox(Kind.MICROSOFT);
    try (var window = chromium.open(WORLD.api())) {
      window.go("/accounts/add");
      window.page().getByText("Outlook").first().click();
      window.page().waitForURL("**/authorize?**");
      window.picture("microsoft");
      allow(window.page(), address);
      window.at("/accounts");
      assertThat(window.row(address.toString())).containsText("Connected");
      window.hasNoComplaints();
    }
  }

  @Test
  void anAccountThatWasRevokedIsConnectedAgainAndItsQueueGoesOn(Chromium chromium) {
    var api = WORLD.api();
    var address = WORLD.mailbox(Kind.GOOGLE);
    var start = SignInWorld.startOf(Kind.GOOGLE);
    WORLD.signIn(api.visitor(), Kind.GOOGLE, address, start);
    var account = api.items("/accounts?query=" + address).getFirst();
    WORLD.provider(Kind.GOOGLE).revoke(address.toString());
    var message = api.send(account, Surroundings.draft("Later", WORLD.mailbox(Kind.GOOGLE)));
    api.accountIs(account, "reconnect_required");
    try (var window = chromium.open(api)) {
      window.go("/accounts?query=" + address);
      window.sees("Google no longer accepts the sign-in: sign in again.");
      window.picture("accounts-revoked");
      window.button("Reconnect " + address).click();
      window.sees("History and queue stay.");
      window.picture("sign-in-again");
      window.button("Sign in with Google").click();
      allow(window.page(), address);
      window.at("/accounts");
      assertThat(window.row(address.toString())).containsText("Connected");
      api.messageIs(message, "sent");
      window.hasNoComplaints();
    }
  }

  @Test
  void whoeverLeavesAPermissionOutIsToldWhichAndMayTryAgain(Chromium chromium) {
    var address = WORLD.mailbox(Kind.MICROSOFT);
    try (var window = chromium.open(WORLD.api())) {
      window.go("/accounts/add");
      window.page().getByText("Outlook").first().click();
      window.page().getByLabel(address.toString()).check();
      // By either of them mail can be sent.
      window.page().getByLabel("https://outlook.office.com/SMTP.Send").uncheck();
      window.page().getByLabel("https://graph.microsoft.com/Mail.Send").uncheck();
      window.button("Continue").click();
      window.sees("A permission is missing.");
      window.sees("Send emails from your mailbox");
      window.picture("sign-in-partial");
      window.button("Try again").click();
      allow(window.page(), address);
      window.at("/accounts");
      assertThat(window.row(address.toString())).containsText("Connected");
    }
  }

  @Test
  void whoeverCancelsComesBackAndNothingIsConnected(Chromium chromium) {
    WORLD.mailbox(Kind.MICROSOFT);
    try (var window = chromium.phone(WORLD.api())) {
      window.go("/accounts/add");
      window.sees("Gmail and Google Workspace");
      window.picture("add-phone");
      window.page().getByText("Outlook").first().click();
      window.button("Cancel").click();
      window.sees("Nothing was connected.");
      window.fitsItsWidth();
      window.picture("sign-in-declined-phone");
      window.button("Dismiss").click();
      window.at("/accounts/add");
    }
  }

  @Test
  void anAddressOfAProviderIsOfferedItsSignIn(Chromium chromium) {
    try (var window = chromium.dark(WORLD.api())) {
      window.go("/accounts/add");
      window.page().getByText("Custom mailbox").click();
      window.type("Email address", "somebody@gmail.com");
      window.button("Continue").click();
      window.sees("gmail.com’s mail is at Google.");
      window.picture("add-offer-dark");
      window.button("Use a password instead").click();
      window.sees("create an app password");
      window.hasNoComplaints();
    }
  }

  @Test
  void whoeverCancelsConnectingAgainGoesOnWithTheSameAccount(Chromium chromium) {
    var api = WORLD.api();
    var address = WORLD.mailbox(Kind.MICROSOFT);
    var start = SignInWorld.startOf(Kind.MICROSOFT);
    WORLD.signIn(api.visitor(), Kind.MICROSOFT, address, start);
    var account = api.items("/accounts?query=" + address).getFirst();
    var other = WORLD.mailbox(Kind.MICROSOFT);
    WORLD.provider(Kind.MICROSOFT).revoke(address.toString());
    api.send(account, Surroundings.draft("Later", other));
    api.accountIs(account, "reconnect_required");
    try (var window = chromium.open(api)) {
      window.go("/accounts?query=" + address);
      window.button("Reconnect " + address).click();
      window.button("Sign in with Microsoft").click();
      window.button("Cancel").click();
      window.sees("Nothing was connected.");
      window.button("Try again").click();
      allow(window.page(), other);
      window.sees("another mailbox");
      window.picture("sign-in-other-mailbox");
      window.button("Try again").click();
      allow(window.page(), address);
      window.at("/accounts");
      assertThat(window.row(address.toString())).containsText("Connected");
      window.hasNoComplaints();
    }
  }

  private static void allow(Page page, EmailAddress address) {
    page.waitForURL("**/authorize?**");
    page.getByLabel(address.toString()).check();
    page.getByText("Continue", new Page.GetByTextOptions().setExact(true)).click();
  }
}
