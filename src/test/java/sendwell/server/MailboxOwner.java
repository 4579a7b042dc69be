package sendwell.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Map;

/**
 * Somebody who was sent a reconnect link, with a browser of their own in which nobody is signed in.
 *
 * @param browser theirs
 * @param token what the link has behind its #
 */
public record MailboxOwner(Visitor browser, String token) {
  private static final String BASE = "/api/v1/reconnect";

  /** Whoever was sent this link, as the API made it. */
  public static MailboxOwner with(JsonObject link, Visitor browser) {
    return new MailboxOwner(browser, URI.create(link.getString("url")).getFragment());
  }

  /** The link opened in another browser. */
  public MailboxOwner in(Visitor other) {
    return new MailboxOwner(other, token);
  }

  /** What the link says. */
  public Reply look() {
    return browser.post(BASE, Map.of("token", token));
  }

  /** Gives a password. */
  public Reply give(String password) {
    return browser.post(BASE + "/password", Map.of("token", token, "password", password));
  }

  /** Presses the button that leads to the provider. */
  public Reply press() {
    return browser.post(BASE + "/sign-in", Map.of("token", token));
  }

  /** The owner on the way to the provider, with the cookie of it. */
  public OnTheWay leave() {
    var reply = press();
    String cookie = reply.header("set-cookie");
    assertThat(cookie).contains("HTTPOnly", "SameSite=Lax");
    return new OnTheWay(
        browser.with("cookie", cookie.substring(0, cookie.indexOf(';'))),
        URI.create(reply.ok().getString("authorizationUrl")));
  }

  /**
   * At the provider's page.
   *
   * @param browser that has been there
   * @param page the provider's
   */
  public record OnTheWay(Visitor browser, URI page) {
    /** What the page tells after the browser has come back. */
    public JsonObject outcome(Reply back) {
      return read(back).ok();
    }

    /** The same, whether there is anything to tell or not. */
    public Reply read(Reply back) {
      return browser.get(BASE + "/sign-ins/" + SignInWorld.id(back));
    }
  }

  /** The same, with another secret of the same form. */
  public MailboxOwner tampered() {
    char last = token.charAt(token.length() - 2);
    String other =
        token.substring(0, token.length() - 2) + (last == 'A' ? 'B' : 'A') + token.substring(42);
    return new MailboxOwner(browser, other);
  }
}
