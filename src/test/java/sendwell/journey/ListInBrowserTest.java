package sendwell.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sendwell.server.Api;
import sendwell.server.World;

/** Finding one's way in long lists, in a real browser. */
@InBrowser
class ListInBrowserTest {
  @RegisterExtension static final World WORLD = new World();

  private static final int ACCOUNTS = 140;
  private static final int FAR_DOWN = 6_000;

  private final Api api = Api.of(WORLD.sendwell().neighbour());

  @Test
  void goingBackFindsTheListAsItWasLeft(Chromium chromium) {
    for (int i = 0; i < ACCOUNTS; i++) {
      WORLD.sendwell().account(api.workspace(), "person-%03d@example.com".formatted(i));
    }
    try (var window = chromium.open(api)) {
      String filtered = "/accounts\\?query=person&status=connected&sort=email";
      window.go(filtered.replace("\\", ""));
      scrollDown(window);
      var row = window.link("person-095@example.com");
      double place = top(row);

      row.click();
      window.at("/messages");
      assertThat(window.page().locator("main")).isFocused();
      window.page().goBack();
      isAsItWas(window, filtered, row, place);

      row.click();
      window.at("/messages");
      window.link("Accounts").last().click();
      isAsItWas(window, filtered, row, place);

      row.click();
      window.at("/messages");
      window.page().locator(".email-list-facts .score-link").click();
      window.at("/deliverability");
      window.link("Accounts").last().click();
      window.at(filtered);
      assertThat(top(row)).isEqualTo(place);

      window.link("Accounts").first().click();
      window.at("/accounts");
      window.page().waitForFunction("document.querySelector('main').scrollTop === 0");
      window.hasNoComplaints();
    }
  }

  private static void isAsItWas(Window window, String address, Locator row, double place) {
    window.at(address);
    assertThat(row).isFocused();
    assertThat(top(row)).isEqualTo(place);
  }

  /** Far beyond the first page of the list, which comes page by page. */
  private static void scrollDown(Window window) {
    assertThat(window.row("person-000@example.com")).isVisible();
    while (depth(window) < FAR_DOWN) {
      window.page().evaluate("document.querySelector('main').scrollBy(0, 500)");
    }
    window.link("person-095@example.com").scrollIntoViewIfNeeded();
  }

  private static int depth(Window window) {
    return (int) window.page().evaluate("document.querySelector('main').scrollTop");
  }

  private static double top(Locator row) {
    return row.boundingBox().y;
  }
}
