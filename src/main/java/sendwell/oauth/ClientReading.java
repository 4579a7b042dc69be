package sendwell.oauth;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the token endpoint says about client id and secret, be it for a refresh token or for a code
 * that cannot exist: a provider that gets so far as to refuse the code has accepted the client (RFC
 * 6749 §5.2). Which of the two is wrong stands in no {@code error}, only in words and numbers that
 * may change, so what is not recognised there leaves it open.
 */
public enum ClientReading {
  /** The provider knows the client, and the secret is the client's. */
  ACCEPTED,
  /** There is no such client. */
  NO_SUCH_CLIENT,
  /** There was such a client. */
  CLIENT_GONE,
  /** The client is for the accounts of one organisation. */
  ONE_ORGANISATION,
  /** The client may not sign people in like this. */
  CLIENT_NOT_ALLOWED,
  /** The secret is none of the client's. */
  WRONG_SECRET,
  /** The secret was the client's. */
  SECRET_EXPIRED,
  /** Id and secret do not belong together; which of them is wrong was not said. */
  REFUSED,
  /** It refused something else first. */
  NOT_TOLD;

  private static final Pattern NUMBER = Pattern.compile("\\bAADSTS(\\d{4,8})\\b");

  /** Microsoft's numbers (its reference of error codes). */
  private static final Map<String, ClientReading> NUMBERS =
      Map.of(
          "7000215", WRONG_SECRET,
          "7000222", SECRET_EXPIRED,
          "700016", NO_SUCH_CLIENT,
          "7000112", CLIENT_GONE,
          "50194", ONE_ORGANISATION,
          // The code was no code at all to it, which it may say before it looks at the secret.
          "9002313", NOT_TOLD);

  private static final Set<String> GONE = Set.of("deleted_client", "disabled_client");

  /**
   * Reads an answer that is no outage.
   *
   * @param error the field {@code error}
   * @param description the field {@code error_description}
   */
  public static ClientReading of(String error, String description) {
    var match = NUMBER.matcher(description);
    if (match.find() && NUMBERS.containsKey(match.group(1))) {
      return NUMBERS.get(match.group(1));
    }
    if (GONE.contains(error)) {
      return CLIENT_GONE;
    }
    return switch (error) {
      case "invalid_grant" -> ACCEPTED;
      case "unauthorized_client" -> CLIENT_NOT_ALLOWED;
      case "invalid_client" -> refused(description);
      default -> NOT_TOLD;
    };
  }

  /** Google's words: "The OAuth client was not found.", "Unauthorized", "... secret is invalid". */
  private static ClientReading refused(String description) {
    if (description.contains("was not found")) {
      return NO_SUCH_CLIENT;
    }
    boolean secret = description.equals("Unauthorized") || description.contains("client secret");
    return secret ? WRONG_SECRET : REFUSED;
  }
}
