package sendwell.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Request;
import com.microsoft.playwright.WebSocketRoute;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sendwell.server.Api;
import sendwell.server.World;

/** How a window keeps up with what happens, in a real browser. */
@InBrowser
class LiveInBrowserTest {
  @RegisterExtension static final World WORLD = new World();

  private final Api api = Api.of(WORLD.sendwell().neighbour());
  private JsonObject account;

  @BeforeEach
  void connect() {
    account = WORLD.connected(api, WORLD.sandbox().smtp());
    rename("Before");
  }

  @Test
  void whoeverComesLaterIsToldNothingOfWhatWasBefore(Chromium chromium) {
    long head = Long.parseLong(api.get("/accounts").header("x-event-seq"));
    assertThat(head).isGreaterThan(1);
    try (var window = chromium.open(api)) {
      Request caughtUp =
          window
              .page()
              .waitForRequest(
                  request -> request.url().contains("/api/v1/events?"),
                  () -> window.go("/accounts"));

      String after = caughtUp.url().replaceAll(".*after=(\\d+).*", "$1");
      assertThat(Long.parseLong(after)).isGreaterThanOrEqualTo(head);
      assertThat(window.row("Before")).isVisible();
      assertThat(window.page().locator(".account-row.arrived")).hasCount(0);
      window.hasNoComplaints();
    }
  }

  @Test
  void whoeverMissedMoreThanTheLogStillTellsReadsEverythingAgain(Chromium chromium) {
    var deaf = new AtomicBoolean();
    try (var window = chromium.open(api)) {
      window
          .page()
          .routeWebSocket(url -> url.endsWith("/eventbus/websocket"), link -> pass(link, deaf));
      window.go("/accounts");
      window.sees("Live");
      rename("Seen");
      assertThat(window.row("Seen")).isVisible();

      deaf.set(true);
      rename("Missed");
      WORLD
          .sendwell()
          .database()
          .execute("DELETE FROM event WHERE workspace_id = '" + api.workspace() + "'");
      deaf.set(false);
      window.page().evaluate("document.dispatchEvent(new Event('visibilitychange'))");

      assertThat(window.row("Missed")).isVisible();
      rename("Live again");
      assertThat(window.row("Live again")).isVisible();
    }
  }

  /** Hands on what the server says, but for what is said to the deaf. */
  private static void pass(WebSocketRoute link, AtomicBoolean deaf) {
    link.connectToServer()
        .onMessage(
            frame -> {
              if (deaf.get()) {
                return;
              }
              if (frame.text() == null) {
                link.send(frame.binary());
              } else {
                link.send(frame.text());
              }
            });
  }

  private void rename(String name) {
    String path = "/accounts/" + account.getString("id");
    api.patch(path, new JsonObject().put("name", name)).ok();
  }
}
