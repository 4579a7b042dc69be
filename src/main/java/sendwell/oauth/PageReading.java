package sendwell.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the authorization endpoint answers to somebody who is not signed in and must not be asked to
 * ({@code prompt=none}). A provider that has the redirect URI on its list sends the browser back
 * there with an error (OpenID Connect Core 1.0 §3.1.2.6); one that has not must show the error
 * itself (RFC 6749 §4.1.2.1), which each does in a way of its own.
 *
 * @param said what it comes to
 * @param answer the provider's own words; empty if it said nothing worth telling
 */
record PageReading(Said said, String answer) {
  /** No page came, or none from which anything follows. */
  static final PageReading NONE = new PageReading(Said.NOTHING, "");

  private static final Pattern MICROSOFT =
      Pattern.compile("AADSTS(\\d{4,8}): [^<\"\\\\\\r\\n]{0,300}");
  private static final Pattern GOOGLE = Pattern.compile("[?&]authError=([^&#]{1,8000})");
  private static final Pattern ERROR = Pattern.compile("[?&#]error=([^&#]{1,100})");
  private static final int BAD_REQUEST = 400;

  /** What an answer comes to. */
  enum Said {
    /** The browser is sent back, so the provider knows client and redirect URI. */
    BACK,
    /** The same, with the news that this client may not sign people in. */
    BACK_NOT_ALLOWED,
    /** The provider knows the client, but not with this redirect URI. */
    OTHER_REDIRECT,
    /** The provider does not know the client. */
    NO_SUCH_CLIENT,
    /** There was such a client. */
    CLIENT_GONE,
    /** The client is for the accounts of one organisation. */
    ONE_ORGANISATION,
    /** Something else, from which nothing follows. */
    NOTHING
  }

  /**
   * Reads an answer.
   *
   * @param status of it
   * @param location where the browser is sent; empty if nowhere
   * @param body the page
   * @param attempt what was asked
   */
  static PageReading of(int status, String location, String body, Attempt attempt) {
    String state = "state=" + attempt.state();
    if (location.startsWith(attempt.redirect().toString()) && location.contains(state)) {
      return back(location);
    }
    var google = GOOGLE.matcher(location);
    if (google.find()) {
      return words(authError(google));
    }
    var microsoft = MICROSOFT.matcher(body);
    if (microsoft.find()) {
      return new PageReading(number(microsoft.group(1)), microsoft.group().strip());
    }
    return status >= BAD_REQUEST ? words(body) : NONE;
  }

  private static PageReading back(String location) {
    String error =
        Optional.of(ERROR.matcher(location))
            .filter(Matcher::find)
            .map(match -> match.group(1))
            .orElse("");
    return error.equals("unauthorized_client")
        ? new PageReading(Said.BACK_NOT_ALLOWED, error)
        : new PageReading(Said.BACK, error);
  }

  /** Google's error travels in the address of its error page: the code and a sentence, encoded. */
  private static String authError(Matcher match) {
    try {
      String text = URLDecoder.decode(match.group(1), UTF_8).replaceAll("=+$", "");
      return new String(Base64.getUrlDecoder().decode(text), UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static PageReading words(String text) {
    if (text.contains("redirect_uri_mismatch")) {
      return new PageReading(Said.OTHER_REDIRECT, "redirect_uri_mismatch");
    }
    if (text.contains("deleted_client")) {
      return new PageReading(Said.CLIENT_GONE, "deleted_client");
    }
    if (text.contains("disabled_client")) {
      return new PageReading(Said.CLIENT_GONE, "disabled_client");
    }
    return text.contains("invalid_client")
        ? new PageReading(Said.NO_SUCH_CLIENT, "invalid_client")
        : NONE;
  }

  /** Microsoft's numbers (its reference of error codes). */
  private static Said number(String number) {
    return switch (number) {
      case "50011" -> Said.OTHER_REDIRECT;
      case "700016" -> Said.NO_SUCH_CLIENT;
      case "7000112" -> Said.CLIENT_GONE;
      case "50194" -> Said.ONE_ORGANISATION;
      default -> Said.NOTHING;
    };
  }
}
