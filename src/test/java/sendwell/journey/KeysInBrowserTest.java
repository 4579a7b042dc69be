package sendwell.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sendwell.server.Owner;
import sendwell.server.World;

/** Keys for programs, and signing out, in a real browser. */
@InBrowser
class KeysInBrowserTest {
  @RegisterExtension static final World WORLD = new World();

  @Test
  void keysAreShownOnceAndSigningOutEndsEverything(Chromium chromium) {
    var api = WORLD.api();
    try (var window = chromium.open(api)) {
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
      window.type("Email", Owner.EMAIL);
      window.type("Password", "not the password");
      window.button("Sign in").click();
      window.sees("do not belong together");
      window.type("Password", Owner.PASSWORD);
      assertThat(window.button("Sign in")).isEnabled();
      window.button("Sign in").click();
      window.at("/settings/api-keys");
      window.hasNoComplaints();
    }
  }
}
