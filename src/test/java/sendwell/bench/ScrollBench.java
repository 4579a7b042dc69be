package sendwell.bench;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import sendwell.journey.Chromium;
import sendwell.journey.Window;

/**
 * The Accounts page with 100,000 accounts in Chromium without a graphics processor: somebody turns
 * the wheel as fast as it goes, which reads page after page. A screen shows 60 pictures a second.
 */
final class ScrollBench implements BenchMain.Part {
  private static final int TURNS = 400;
  private static final int PIXELS = 600;
  private static final long PAUSE_NANOS = 16_000_000;

  private static final String WATCH =
      """
      window.frames = [];
      let last = performance.now();
      const next = (now) => { frames.push(now - last); last = now; requestAnimationFrame(next); };
      requestAnimationFrame(next);
      """;

  private static final String READ =
      """
      document.querySelector('.account-rows').clientHeight
          / document.querySelector('.account-row').clientHeight\
      """;

  private static final String DRAWN = "document.querySelectorAll('.account-row').length";

  @Override
  public void run(World world, Report report) {
    report.section(
        "Scrolling: %,d accounts, %d turns of the wheel".formatted(ListBench.ACCOUNTS, TURNS));
    if (!Chromium.isInstalled()) {
      report.line("Chromium", "skipped: not installed (Debian: package chromium)");
      return;
    }
    ListBench.fill(world);
    try (Window window = new Chromium().open(world.person())) {
      window.go("/accounts");
      Page page = window.page();
      page.waitForSelector(".account-row:not(.skeleton)");
      turn(page); // the second time is measured
      page.reload();
      page.waitForSelector(".account-row:not(.skeleton)");
      page.evaluate(WATCH);
      turn(page);
      report.line("from picture to picture", frames(page));
      report.line("rows read", "%,d", number(page, READ));
      report.line("rows in the page", "%,d", number(page, DRAWN));
    }
  }

  private static void turn(Page page) {
    page.mouse().move(700, 500);
    for (int i = 0; i < TURNS; i++) {
      page.mouse().wheel(0, PIXELS);
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private static Percentiles frames(Page page) {
    var frames = (List<?>) page.evaluate("frames");
    return new Percentiles(
        frames.stream()
            .mapToLong(each -> Math.round(((Number) each).doubleValue() * 1000))
            .toArray());
  }

  private static long number(Page page, String expression) {
    return ((Number) page.evaluate(expression)).longValue();
  }
}
