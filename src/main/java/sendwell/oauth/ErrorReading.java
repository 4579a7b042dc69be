package sendwell.oauth;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sendwell.oauth.OAuthFault.Kind;

/**
 * What a provider's error means (RFC 6749 §4.1.2.1 and §5.2, OpenID Connect Core 1.0 §3.1.2.6). The
 * verdict comes from status and {@code error}; what is not in the table is taken for an outage.
 * Microsoft's numbers may change, so they only soften what {@code error} alone calls a sign-in that
 * ended, and an unknown one changes nothing.
 */
final class ErrorReading {
  private static final Pattern NUMBER = Pattern.compile("\\bAADSTS(\\d{4,8})\\b");
  private static final int TOO_MANY = 429;
  private static final int SERVER = 500;

  private static final Map<String, Kind> CODES =
      Map.ofEntries(
          Map.entry("invalid_grant", Kind.SIGN_IN_AGAIN),
          Map.entry("interaction_required", Kind.SIGN_IN_AGAIN),
          Map.entry("consent_required", Kind.SIGN_IN_AGAIN),
          Map.entry("login_required", Kind.SIGN_IN_AGAIN),
          Map.entry("account_selection_required", Kind.SIGN_IN_AGAIN),
          Map.entry("access_denied", Kind.ASK_ADMINISTRATOR),
          Map.entry("admin_policy_enforced", Kind.ASK_ADMINISTRATOR),
          Map.entry("org_internal", Kind.ASK_ADMINISTRATOR),
          Map.entry("invalid_client", Kind.OPERATOR),
          Map.entry("unauthorized_client", Kind.OPERATOR),
          Map.entry("deleted_client", Kind.OPERATOR),
          Map.entry("disabled_client", Kind.OPERATOR),
          Map.entry("redirect_uri_mismatch", Kind.OPERATOR),
          Map.entry("invalid_scope", Kind.OPERATOR),
          Map.entry("invalid_request", Kind.OPERATOR),
          Map.entry("invalid_resource", Kind.OPERATOR),
          Map.entry("unsupported_grant_type", Kind.OPERATOR),
          Map.entry("unsupported_response_type", Kind.OPERATOR));

  /** Disabled, not assigned, conditional access, locked: no new sign-in mends these. */
  private static final Set<String> ADMINISTRATOR =
      Set.of("50057", "50105", "53000", "53001", "53002", "53003", "50053");

  /** Microsoft's own trouble, which it has also been seen to call {@code invalid_grant}. */
  private static final Set<String> PASSING = Set.of("50033", "50087", "70012", "50196");

  private ErrorReading() {}

  /**
   * Reads an error.
   *
   * @param provider its name, for the sentence
   * @param status of the HTTP answer; 0 if the error came with the browser
   * @param error the field {@code error}; empty if there is none
   * @param description the field {@code error_description}; empty if there is none
   * @param pause what the provider asked for
   */
  static OAuthFault read(
      String provider, int status, String error, String description, Duration pause) {
    var kind = kind(status, error, description);
    String answer =
        Stream.of(error, description).filter(s -> !s.isEmpty()).collect(Collectors.joining(": "));
    return new OAuthFault(kind, error, detail(provider, kind, status), answer, pause);
  }

  private static Kind kind(int status, String error, String description) {
    if (status == TOO_MANY || status >= SERVER) {
      return Kind.WAIT;
    }
    var kind = CODES.getOrDefault(error, Kind.WAIT);
    if (kind != Kind.SIGN_IN_AGAIN) {
      return kind;
    }
    var match = NUMBER.matcher(description);
    String number = match.find() ? match.group(1) : "";
    if (PASSING.contains(number)) {
      return Kind.WAIT;
    }
    return ADMINISTRATOR.contains(number) ? Kind.ASK_ADMINISTRATOR : kind;
  }

  private static String detail(String provider, Kind kind, int status) {
    return switch (kind) {
      case SIGN_IN_AGAIN -> provider + " no longer accepts the sign-in: sign in again.";
      case ASK_ADMINISTRATOR ->
          provider + " does not let Sendwell in: ask the administrator of the mailbox.";
      case OPERATOR ->
          provider
              + " does not accept this Sendwell: its operator must check client id and secret.";
      case WAIT ->
          status == TOO_MANY
              ? provider + " asks for a pause. Sendwell tries again by itself."
              : provider + " cannot answer at present. Sendwell tries again by itself.";
    };
  }
}
