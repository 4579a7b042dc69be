package sendwell.signin;

import io.vertx.core.buffer.Buffer;
import sendwell.id.Token;
import sendwell.web.Caller;

/**
 * The browser that begins a sign-in, and the only one that can end it.
 *
 * @param key by what it is known again
 */
public record Browser(Buffer key) {
  /**
   * One in which this member is signed in: as long as the session is the same, so is the browser.
   */
  static Browser of(Caller.Member member) {
    var session = member.grant();
    return new Browser(
        Buffer.buffer()
            .appendLong(session.getMostSignificantBits())
            .appendLong(session.getLeastSignificantBits()));
  }

  /** One in which nobody is signed in, and that has been handed this secret. */
  public static Browser holding(Token secret) {
    return new Browser(Buffer.buffer(secret.hash()));
  }

  @Override
  public String toString() {
    return "Browser[***]";
  }
}
