package sendwell.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.vertx.core.json.JsonObject;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sendwell.mail.EmailAddress;
import sendwell.sandbox.SandboxProvider.Kind;
import sendwell.server.Api;
import sendwell.server.SignInWorld;
import sendwell.server.Surroundings;

/** A member sends a link, and the owner of the mailbox uses it, each in a browser of their own. */
@InBrowser
class ReconnectLinkInBrowserTest {
  @RegisterExtension static final SignInWorld WORLD = new SignInWorld();

  private final Api api = WORLD.api();

  @Test
  void theOwnerOfAGmailMailboxSignsInAndTheMembersPageShowsItAtOnce(Chromium chromium) {
    var address = WORLD.mailbox(Kind.GOOGLE);
    var other = WORLD.mailbox(Kind.GOOGLE);
    WORLD.signIn(api.visitor(), Kind.GOOGLE, address, SignInWorld.startOf(Kind.GOOGLE));
    var account = api.items("/accounts?query=" + address).getFirst();
    WORLD.provider(Kind.GOOGLE).revoke(address.toString());
    api.send(account, Surroundings.draft("Later", WORLD.mailbox(Kind.GOOGLE)));
    api.accountIs(account, "reconnect_required");
    try (var member = chromium.open(api);
        var owner = chromium.phone(api.server())) {
      member.go("/accounts?query=" + address);
      member.button("Reconnect " + address).click();
      member.picture("reconnect-with-link");
      member.button("Send a link to its owner").click();
      member.sees("It works once.");
      member.picture("reconnect-link");
      member.button("Make the link").click();
      member.sees("this is the one time it is shown");
      member.picture("reconnect-link-made");
      owner.go(shown(member));
      owner.sees(address.toString());
      Assertions.assertThat(owner.page().url()).endsWith("/reconnect/");
      owner.fitsItsWidth();
      owner.picture("owner-google-phone");
      owner.button("Sign in with Google").click();
      allow(owner.page(), other);
      owner.sees("That is another mailbox.");
      owner.fitsItsWidth();
      owner.picture("owner-google-other");
      owner.button("Sign in with Google").click();
      allow(owner.page(), address);
      owner.sees("Your mailbox is connected again");
      owner.picture("owner-done-phone");
      member.button("Copy: Link").click();
      member.button("Done").click();
      assertThat(member.row(address.toString())).containsText("Connected");
      member.hasNoComplaints();
      owner.hasNoComplaints();
    }
  }

  @Test
  void theOwnerOfACustomMailboxGivesTheNewPassword(Chromium chromium) {
    var account = WORLD.connected(WORLD.sandbox().smtp());
    var address = EmailAddress.parse(account.getString("email"));
    WORLD.sandbox().mailboxes().changePassword(address, "new password");
    api.send(account, Surroundings.draft("Later", address));
    api.accountIs(account, "reconnect_required");
    String link = link(account);
    try (var member = chromium.open(api);
        var owner = chromium.open(api.server(), ColorScheme.DARK)) {
      member.go("/accounts?query=" + address);
      assertThat(member.row(address.toString())).containsText("Reconnect Required");
      owner.go(link);
      owner.sees("Give it the mailbox’s present password.");
      owner.picture("owner-password-dark");
      owner.page().keyboard().type("wrong");
      owner.page().keyboard().press("Enter");
      owner.sees("The mail servers did not take this password.");
      owner.picture("owner-password-refused-dark");
      owner.type("Password of the mailbox", "new password");
      owner.page().keyboard().press("Enter");
      owner.sees("Your mailbox is connected again");
      owner.picture("owner-done-dark");
      assertThat(member.row(address.toString())).containsText("Connected");
      owner.go("about:blank");
      owner.go(link);
      owner.sees("This link is not valid any more");
      owner.picture("owner-over-dark");
      owner.hasNoComplaints();
    }
  }

  @Test
  void aLinkThatIsOpenIsShownAndCanBeWithdrawn(Chromium chromium) {
    var account = WORLD.connected(WORLD.sandbox().smtp());
    String link = link(account);
    try (var member = chromium.phone(api);
        var owner = chromium.phone(api.server())) {
      owner.go(link);
      owner.sees("Give it the mailbox’s present password.");
      owner.fitsItsWidth();
      owner.picture("owner-password-phone");
      member.go("/accounts?query=" + account.getString("email"));
      member.choose(account.getString("email"), "Link for its owner");
      member.sees("A new one ends it.");
      member.fitsItsWidth();
      member.picture("reconnect-link-open-phone");
      member.button("Withdraw it").click();
      member.sees("The link works no more.");
      owner.type("Password of the mailbox", "any");
      owner.button("Connect again").click();
      owner.sees("This link is not valid any more");
      owner.picture("owner-over-phone");
      member.hasNoComplaints();
      owner.hasNoComplaints();
    }
  }

  private String link(JsonObject account) {
    String path = "/accounts/" + account.getString("id") + "/reconnect-links";
    return api.post(path, new JsonObject()).ok().getString("url");
  }

  private static String shown(Window member) {
    return member.page().locator(".secret-line code").textContent();
  }

  private static void allow(Page page, EmailAddress address) {
    page.waitForURL("**/authorize?**");
    page.getByLabel(address.toString()).check();
    page.getByText("Continue", new Page.GetByTextOptions().setExact(true)).click();
  }
}
