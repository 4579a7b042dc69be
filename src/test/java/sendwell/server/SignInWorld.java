package sendwell.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;
import sendwell.mail.EmailAddress;
import sendwell.sandbox.FreePort;
import sendwell.sandbox.ProviderMail;
import sendwell.sandbox.SandboxGraph;
import sendwell.sandbox.SandboxPerson;
import sendwell.sandbox.SandboxProvider;
import sendwell.sandbox.SandboxProvider.Kind;
import sendwell.sandbox.SandboxProviders;

/** A world with both providers and their mail servers, and a Sendwell that is set up for them. */
public class SignInWorld extends World {
  private final TestClock clock = TestClock.running();
  private final URI home = URI.create("http://127.0.0.1:" + FreePort.find());
  private SandboxProviders providers;

  @Override
  public Map<String, String> settings() {
    if (providers == null) {
      providers = SandboxProviders.start(vertx(), sandbox(), home, clock);
    }
    var all = new HashMap<>(super.settings());
    all.put("SENDWELL_HTTP_PORT", String.valueOf(home.getPort()));
    all.put("SENDWELL_HTTP_PUBLIC_URL", home.toString());
    all.putAll(providers.settings());
    return all;
  }

  /** How the API spells this provider. */
  public static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  @Override
  TestClock startingClock() {
    return clock;
  }

  /** The provider's pages and programs. */
  public SandboxProvider provider(Kind kind) {
    return mail(kind).provider();
  }

  /** Its mail servers. */
  public ProviderMail mail(Kind kind) {
    return providers.mail().get(kind);
  }

  /** The other way into the mailboxes of Microsoft. */
  public SandboxGraph graph() {
    return providers.graph();
  }

  /** A new mailbox at this provider. */
  public EmailAddress mailbox(Kind kind) {
    String domain = kind == Kind.GOOGLE ? "gmail.test" : "outlook.test";
    var address = EmailAddress.parse("person-%s@%s".formatted(UUID.randomUUID(), domain));
    mail(kind).create(address);
    return address;
  }

  /** Somebody at the provider's pages. */
  public SandboxPerson person() {
    return new SandboxPerson(sandbox().authority());
  }

  /** Where a browser begins to sign in with this provider. */
  public static String startOf(Kind kind) {
    return "/oauth/" + word(kind) + "/start";
  }

  /** Signs in with this mailbox and comes back. */
  public Reply signIn(Visitor browser, Kind kind, EmailAddress mailbox, String start) {
    var page = location(browser.get(start));
    return back(browser, kind, person().allow(page, mailbox.toString()));
  }

  /** Comes back from the provider with what it answered. */
  public static Reply back(Visitor browser, Kind kind, Map<String, String> answer) {
    String query =
        answer.entrySet().stream()
            .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    return browser.get("/oauth/" + word(kind) + "/callback?" + query);
  }

  /** Which sign-in this was the end of. */
  public static String id(Reply back) {
    String location = location(back).toString();
    return location.substring(location.indexOf("signIn=") + "signIn=".length());
  }

  /** Where this sends the browser. */
  public static URI location(Reply reply) {
    assertThat(reply.status()).as(reply.toString()).isEqualTo(302);
    return URI.create(reply.header("location"));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    providers.close();
    // A class may be run once more.
    providers = null;
    super.afterAll(context);
  }
}
