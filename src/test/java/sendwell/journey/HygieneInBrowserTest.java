package sendwell.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sendwell.server.World;

/** What no row of the dashboard is about, and what to do about it, in a real browser. */
@InBrowser
class HygieneInBrowserTest {
  @RegisterExtension static final World WORLD = new World();

  @Test
  void whatElseIsKnownOfADomainIsShownWithItsEvidenceAndItsFix(Chromium chromium) {
    var api = WORLD.api();
    WORLD
        .sandbox()
        .dns()
        .world()
        .add(
            "hygiene.test",
            """
            @          MX  10 mail.sandbox.test.
            _smtp._tls TXT "v=TLSRPTv1; rua=nobody"
            """);
    var request = WORLD.request(WORLD.mailbox("hygiene.test"), WORLD.sandbox().smtp());
    String id = api.post("/accounts", request).ok().getString("id");
    try (var window = chromium.open(api)) {
      window.go("/accounts/" + id + "/deliverability");
      window.page().locator("#metric-deliverability .metric-button").click();
      var items = window.page().locator("#metric-deliverability .part-item");
      assertThat(items)
          .containsText(
              new String[] {"Reverse DNS", "MTA-STS", "DANE", "TLS-RPT", "BIMI", "DNSSEC"});

      Locator encryption = item(items, "MTA-STS");
      encryption.getByRole(AriaRole.BUTTON).first().click();
      assertThat(encryption).containsText("https://mta-sts.hygiene.test/.well-known/mta-sts.txt");
      assertThat(encryption).containsText("mx: mail.sandbox.test");
      assertThat(encryption).containsText("_mta-sts.hygiene.test");
      assertThat(encryption).containsText("NXDOMAIN");

      Locator reports = item(items, "TLS-RPT");
      assertThat(reports).containsText("sends reports to \"nobody\"");
      reports.getByRole(AriaRole.BUTTON).first().click();
      assertThat(reports).containsText("v=TLSRPTv1; rua=mailto:tls-reports@hygiene.test");
      encryption.scrollIntoViewIfNeeded();
      window.picture("hygiene");
      window.fitsItsWidth();
      window.hasNoComplaints();
    }
  }

  private static Locator item(Locator items, String title) {
    return items.filter(new Locator.FilterOptions().setHasText(title));
  }
}
