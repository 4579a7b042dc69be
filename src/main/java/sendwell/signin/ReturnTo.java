package sendwell.signin;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * A place on the page, and never on another site (CWE-601).
 *
 * @param path with its query: {@code /accounts?status=disconnected}
 */
public record ReturnTo(String path) {
  static final ReturnTo ADD_PAGE = new ReturnTo("/accounts/add");

  private static final int LENGTH_MOST = 300;

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it leads elsewhere
   */
  static ReturnTo parse(String text) {
    // A browser takes a backslash for a slash, and two of them for another host.
    boolean plain = text.length() <= LENGTH_MOST && text.matches("/(?![/\\\\])[!-~&&[^\\\\#]]*");
    if (!plain || leadsElsewhere(text)) {
      throw new IllegalArgumentException("Give a place of this page, like /accounts.");
    }
    return new ReturnTo(text);
  }

  private static boolean leadsElsewhere(String text) {
    try {
      return new URI(text).getHost() != null;
    } catch (URISyntaxException e) {
      return true;
    }
  }

  /** The same place, told which sign-in has come to its end. */
  public String with(String signIn) {
    return path + (path.contains("?") ? "&" : "?") + "signIn=" + signIn;
  }
}
