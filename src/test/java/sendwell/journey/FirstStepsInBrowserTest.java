package sendwell.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sendwell.sandbox.Sandbox;
import sendwell.server.Installation;
import sendwell.server.Owner;
import sendwell.server.Surroundings;
import sendwell.server.TestClock;

/** From the first start to the first account, in a real browser. */
@InBrowser
class FirstStepsInBrowserTest {
  @RegisterExtension static final Surroundings AROUND = new Surroundings();

  @Test
  void fromTheFirstStartToTheFirstAccount(Chromium chromium) {
    var address = AROUND.mailbox("acme.test");
    try (var sendwell = Installation.fresh(AROUND.settings(), TestClock.running());
        var window = chromium.open(sendwell.url());
        var other = chromium.open(sendwell.url())) {
      window.go("/");
      window.at("/setup");
      window.picture("setup");
      window.type("Your email", Owner.EMAIL);
      window.type("Password", Owner.PASSWORD);
      window.type("Workspace", "Acme");
      window.button("Create the owner").click();
      window.at("/accounts");
      window.sees("Connect your first account");
      window.picture("accounts-empty");
      other.as(Owner.signIn(sendwell.stranger())).go("/accounts");
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
}
