package sendwell.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import sendwell.server.Api;

/** A browser window on the page; everything that it complains about is noted. */
public final class Window implements AutoCloseable {
  private static final Path PICTURES = Path.of("target", "pictures");

  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  /** On the page; {@link Chromium} opens it. */
  Window(BrowserContext context) {
    this.context = context;
    this.page = context.newPage();
    page.onPageError(complaints::add);
    page.onConsoleMessage(
        message -> {
          // A refusal that the page shows is noted by the browser as well.
          boolean refusal = message.text().startsWith("Failed to load resource");
          if (!refusal && List.of("error", "warning").contains(message.type())) {
            complaints.add(message.text());
          }
        });
  }

  /** The person of these calls is signed in here as well. */
  Window as(Api api) {
    var visitor = api.visitor();
    String[] cookie = visitor.headers().get("cookie").split("=", 2);
    var url = visitor.server().toString();
    context.addCookies(List.of(new Cookie(cookie[0], cookie[1]).setUrl(url)));
    return this;
  }

  /** For what only this caller looks at. */
  public Page page() {
    return page;
  }

  /** Loads this page. */
  public void go(String path) {
    page.navigate(path);
  }

  void at(String path) {
    assertThat(page).hasURL(Pattern.compile(".*" + path + "$"));
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  void type(String label, String text) {
    page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(text);
  }

  /** The row with these words in it. */
  Locator row(String words) {
    return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(words));
  }

  /** Opens the row's menu and takes this entry. */
  void choose(String email, String entry) {
    button("Actions for " + email).click();
    page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(entry)).click();
  }

  void sees(String words) {
    assertThat(page.getByText(words).first()).isVisible();
  }

  /** Keeps a picture among the build's output. */
  void picture(String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setAnimations(ScreenshotAnimations.DISABLED)
            .setPath(PICTURES.resolve(name + ".png")));
  }

  /** Keeps a picture of the page with all that would have to be scrolled to. */
  void wholePicture(String name) {
    // The page scrolls within the window, so that only a taller window shows more of it.
    var size = page.viewportSize();
    int hidden =
        (int)
            page.locator("main")
                .evaluate("main => Math.ceil(main.scrollHeight - main.clientHeight)");
    page.setViewportSize(size.width, size.height + hidden);
    picture(name);
    page.setViewportSize(size.width, size.height);
  }

  /** Nothing has to be pushed sideways to be read. */
  void fitsItsWidth() {
    assertThat(
            page.evaluate(
                "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
        .isEqualTo(true);
  }

  void hasNoComplaints() {
    assertThat(complaints).isEmpty();
  }

  @Override
  public void close() {
    context.close();
  }
}
