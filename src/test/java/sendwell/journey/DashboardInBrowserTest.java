package sendwell.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sendwell.mail.EmailAddress;
import sendwell.sandbox.Sandbox;
import sendwell.sandbox.SandboxDns;
import sendwell.sandbox.SandboxDns.Fault;
import sendwell.server.Api;
import sendwell.server.World;

/** From the score in the list to what mends it, in a real browser. */
@InBrowser
class DashboardInBrowserTest {
  @RegisterExtension static final World WORLD = new World();

  private static final String DOMAIN = "orchard.test";
  private static final String GOOD = "v=spf1 a:mail.sandbox.test ~all";
  private static final Duration SECOND_LOOK = Duration.ofSeconds(75);

  /** Each test has a workspace of its own. */
  private final Api api = Api.of(WORLD.sendwell().neighbour());

  private final SandboxDns dns = WORLD.sandbox().dns();

  @Test
  void aRecordIsLostIsSeenIsMended(Chromium chromium) {
    publish(GOOD);
    try (var window = chromium.open(api);
        var list = chromium.open(api)) {
      list.go("/accounts");
      list.sees("Connect your first account");
      String email = connect(WORLD.mailbox(DOMAIN)).getString("email");
      assertThat(list.row(email).locator(".score-link")).containsText("Setup");
      list.picture("accounts-score");

      window.go("/accounts");
      window.row(email).locator(".score-link").click();
      window.at("/deliverability");
      assertThat(row(window, "spf")).containsText("Good");
      assertThat(row(window, "dnsbl")).containsText("Good");
      int before = score(window);
      window.page().evaluate("window.neverLoadedAgain = true");

      publish("");
      check(window);
      assertThat(row(window, "spf")).containsText("Looks broken since");
      assertThat(row(window, "spf")).containsText("Good");
      assertThat(score(window)).isEqualTo(before);
      row(window, "mx").scrollIntoViewIfNeeded();
      window.picture("deliverability-suspect");

      WORLD.clock().advance(SECOND_LOOK);
      assertThat(row(window, "spf").locator(".state-critical").first()).isVisible();
      assertThat(row(window, "spf")).hasClass(Pattern.compile(".*glowing.*"));
      assertThat(row(window, "spf")).not().containsText("Looks broken");
      assertThat(window.page().locator(".plot")).hasAttribute("aria-label", falling(before));
      int after = score(window);
      assertThat(after).isLessThan(before);
      assertThat(window.page().locator(".change-list")).containsText("SPF");
      assertThat(list.row(email).locator(".score-link")).containsText(String.valueOf(after));

      window.page().locator(".fix-item").filter(saying("SPF Record")).click();
      assertThat(row(window, "spf").getByRole(AriaRole.BUTTON).first()).isFocused();
      assertThat(row(window, "spf").locator(".fix-box")).isInViewport();
      window.picture("deliverability-fix");
      row(window, "spf").getByLabel("Copy: Value").click();
      assertThat(row(window, "spf").getByLabel("Copy: Value")).hasText("Copied");
      publish(proposed(window));
      check(window);
      assertThat(row(window, "spf")).containsText("Good");
      assertThat(window.page().locator(".score-number b")).hasText(String.valueOf(before));
      assertThat(list.row(email).locator(".score-link")).containsText(String.valueOf(before));

      assertThat(window.page().evaluate("window.neverLoadedAgain")).isEqualTo(true);
      window.hasNoComplaints();
      list.hasNoComplaints();
    }
  }

  @Test
  void aCheckGoesOnWhileThePageIsLoadedAgain(Chromium chromium) {
    publish(GOOD);
    try (var window = chromium.open(api)) {
      window.go(dashboard(connect(WORLD.mailbox(DOMAIN))));
      assertThat(row(window, "spf")).containsText("Good");
      dns.fault(DOMAIN, Fault.HELD);
      window.button("Check now").click();
      assertThat(row(window, "spf").locator(".spinner")).isVisible();
      window.picture("deliverability-checking");
      window.page().reload();
      assertThat(window.button("Checking…")).isVisible();
      assertThat(row(window, "spf").locator(".spinner")).isVisible();
      dns.mend(DOMAIN);
      dns.release();
      assertThat(announcer(window)).containsText("Check finished.");
      assertThat(window.page().locator(".spinner")).hasCount(0);
      window.hasNoComplaints();
    }
  }

  @Test
  void aSilentNameServerTurnsNothingRed(Chromium chromium) {
    publish(GOOD);
    try (var window = chromium.open(api)) {
      window.go(dashboard(connect(WORLD.mailbox(DOMAIN))));
      assertThat(row(window, "spf")).containsText("Good");
      int before = score(window);
      dns.fault(DOMAIN, Fault.SERVFAIL);
      check(window);
      assertThat(row(window, "spf")).containsText("Nothing could be learnt since");
      assertThat(row(window, "spf")).containsText("Good");
      assertThat(score(window)).isEqualTo(before);
      dns.mend(DOMAIN);
      check(window);
      assertThat(row(window, "spf")).not().containsText("Nothing could be learnt");
      window.hasNoComplaints();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "anna@acme.test, unknown, 5, 0",
    "carol@friends.test, warning, 3, 2",
    "erin@broken.test, critical, 0, 5"
  })
  void theDomainsOfTheSandboxAreSetUpWellByHalfAndBadly(
      EmailAddress address, String band, int good, int fixes, Chromium chromium) {
    var account = connect(address);
    String name = address.domain().name().replace(".test", "");
    try (var window = chromium.open(api);
        var phone = chromium.phone(api);
        var dark = chromium.dark(api)) {
      for (var each : List.of(window, phone, dark)) {
        each.go(dashboard(account));
        assertThat(each.page().locator(".score-ring." + band)).isVisible();
        assertThat(each.page().locator(".metric .pill.state-good")).hasCount(good);
        assertThat(each.page().locator(".fix-item")).hasCount(fixes);
        each.fitsItsWidth();
        each.hasNoComplaints();
      }
      window.wholePicture("deliverability-" + name);
      phone.wholePicture("phone-deliverability-" + name);
      dark.wholePicture("dark-deliverability-" + name);
    }
  }

  @Test
  void longNamesAndRecordsFitOnAPhone(Chromium chromium) {
    String domain = "newsletters-of-the.society-for-names-of-some-length.test";
    dns.world()
        .add(domain, "@ MX 10 a-mail-host-that-has-gone-long-ago")
        .add(domain, "@ TXT \"v=spf1 %s -all\"".formatted("ip4:203.0.113.254 ".repeat(12)))
        .add(domain, "_dmarc TXT \"v=DMARC1,p=none,rua=mailto:reports@%s\"".formatted(domain));
    var address = EmailAddress.parse("the.secretary.and.treasurer@" + domain);
    WORLD.sandbox().mailboxes().create(address, Sandbox.PASSWORD);
    try (var phone = chromium.phone(api)) {
      phone.go(dashboard(connect(address)));
      assertThat(phone.page().locator(".fix-item")).hasCount(4);
      for (var row : phone.page().locator(".metric-button").all()) {
        row.click();
      }
      assertThat(phone.page().locator(".metric.open")).hasCount(8);
      phone.fitsItsWidth();
      phone.wholePicture("phone-deliverability-long");
      phone.hasNoComplaints();
    }
  }

  private JsonObject connect(EmailAddress mailbox) {
    return api.post("/accounts", WORLD.request(mailbox, WORLD.sandbox().smtp())).ok();
  }

  private static String dashboard(JsonObject account) {
    return "/accounts/" + account.getString("id") + "/deliverability";
  }

  private void publish(String spf) {
    var zones = dns.world().remove(DOMAIN).remove("_dmarc." + DOMAIN);
    zones.add(DOMAIN, "@ MX 10 mail.sandbox.test.");
    zones.add(DOMAIN, "_dmarc TXT \"v=DMARC1; p=quarantine; rua=mailto:dmarc@orchard.test\"");
    if (!spf.isEmpty()) {
      zones.add(DOMAIN, "@ TXT \"%s\"".formatted(spf));
    }
  }

  /** Checks, and waits for the end. */
  private static void check(Window window) {
    announcer(window).evaluate("said => said.textContent = ''");
    window.button("Check now").click();
    assertThat(announcer(window)).containsText("Check finished.");
    assertThat(window.button("Check now")).isVisible();
  }

  private static Locator announcer(Window window) {
    return window.page().locator("#announcer");
  }

  private static Locator row(Window window, String metric) {
    return window.page().locator("#metric-" + metric);
  }

  private static int score(Window window) {
    return Integer.parseInt(window.page().locator(".score-number b").textContent());
  }

  private static Pattern falling(int from) {
    return Pattern.compile(".*between \\d+ and %d, now \\d+\\.".formatted(from));
  }

  private static Locator.FilterOptions saying(String words) {
    return new Locator.FilterOptions().setHasText(words);
  }

  private static String proposed(Window window) {
    return row(window, "spf").locator(".fix-record code").last().textContent();
  }
}
