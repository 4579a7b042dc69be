package sendwell.journey;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import sendwell.AtExit;
import sendwell.Eventually;
import sendwell.server.Api;

/**
 * The system's Chromium, one for all tests of the process that are {@link InBrowser}. Where it is
 * not installed, they are skipped.
 */
public final class Chromium implements BeforeAllCallback, ParameterResolver {
  private static final Path PROGRAM = Path.of("/usr/bin/chromium");
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-background-networking",
          "--disable-component-update",
          "--no-first-run");

  /** Whether windows can be opened here. */
  public static boolean isInstalled() {
    return Files.exists(PROGRAM);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    assumeThat(isInstalled()).as("Chromium is not installed: apt-get install chromium").isTrue();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == Chromium.class;
  }

  @Override
  public Chromium resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return this;
  }

  /** Started when the first window is opened. */
  private static final class Running {
    static final Browser BROWSER = start();

    private static Browser start() {
      PlaywrightAssertions.setDefaultAssertionTimeout(Eventually.LIMIT.toMillis());
      var environment = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
      var options = new Playwright.CreateOptions().setEnv(environment);
      return AtExit.close(Playwright.create(options))
          .chromium()
          .launch(new BrowserType.LaunchOptions().setExecutablePath(PROGRAM).setArgs(ARGUMENTS));
    }
  }

  /** A window of a usual size, in which nobody is signed in. */
  Window open(URI server) {
    return open(server, 1280, 800, ColorScheme.LIGHT);
  }

  /** A window of a usual size, in which this person is signed in. */
  public Window open(Api person) {
    return open(person.server()).as(person);
  }

  /**
   * A window of a usual size, in which nobody is signed in, for somebody who prefers these colours.
   */
  Window open(URI server, ColorScheme colours) {
    return open(server, 1280, 800, colours);
  }

  /** A window as small as a phone. */
  Window phone(Api person) {
    return phone(person.server()).as(person);
  }

  /** A window as small as a phone, in which nobody is signed in. */
  Window phone(URI server) {
    return open(server, 360, 740, ColorScheme.LIGHT);
  }

  /** A window for somebody who prefers dark pages. */
  Window dark(Api person) {
    return open(person.server(), 1280, 800, ColorScheme.DARK).as(person);
  }

  private Window open(URI server, int width, int height, ColorScheme colours) {
    var options =
        new Browser.NewContextOptions()
            .setBaseURL(server.toString())
            .setViewportSize(width, height)
            .setLocale("en-GB")
            // The sandbox's providers have certificates of the sandbox's own authority.
            .setIgnoreHTTPSErrors(true)
            .setColorScheme(colours);
    var context = Running.BROWSER.newContext(options);
    context.setDefaultTimeout(Eventually.LIMIT.toMillis());
    return new Window(context);
  }
}
