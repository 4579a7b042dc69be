package sendwell.imap;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;

/**
 * A server's status response without its tag (RFC 9051 §7.1).
 *
 * @param status {@code OK}, {@code NO}, {@code BAD}, {@code BYE} or {@code PREAUTH}; empty if the
 *     server said nothing of the kind
 * @param code what stands in square brackets, its name in upper case; often empty
 * @param line all of it, verbatim
 */
record Reply(String status, String code, String line) {
  static final Reply NONE = new Reply("", "", "");
  private static final int CODE_LIMIT = 300;
  private static final Pattern STATUS =
      Pattern.compile(
          "\\S+ ((OK|NO|BAD|BYE|PREAUTH)\\b *(?:\\[([^]]*+)])?.*)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** Codes that say "not now" (RFC 5530 §3); the last one is Gmail's. */
  private static final Set<String> PASSING =
      Set.of("UNAVAILABLE", "INUSE", "LIMIT", "SERVERBUG", "OVERQUOTA", "THROTTLED");

  /** The same without a code: Gmail and Dovecot. */
  private static final Pattern PASSING_WORDS =
      Pattern.compile(
          "too many (simultaneous )?connections|exceeded command or bandwidth limits",
          Pattern.CASE_INSENSITIVE);

  /** Exchange Online accepts the sign-in and cannot reach the mailbox, as it finds out later. */
  private static final Pattern NO_MAILBOX_WORDS =
      Pattern.compile("authenticated but not connected", Pattern.CASE_INSENSITIVE);

  /** The code is Gmail's, and so are the words, which come without it too. */
  private static final String WEB_ALERT = "WEBALERT";

  private static final Pattern BROWSER_WORDS =
      Pattern.compile("via your web browser|web login required", Pattern.CASE_INSENSITIVE);

  private static final Pattern APP_PASSWORD_WORDS =
      Pattern.compile("application-specific password|app password", Pattern.CASE_INSENSITIVE);

  /** Who signs in is known, and may not read, or not like this (RFC 5530 §3). */
  private static final Set<String> FORBIDDEN =
      Set.of("AUTHORIZATIONFAILED", "CONTACTADMIN", "PRIVACYREQUIRED");

  /** The same without a code: Gmail, Zoho and others. */
  private static final Pattern FORBIDDEN_WORDS =
      Pattern.compile(
          "(not|isn't) enabled for IMAP|IMAP (access )?is (disabled|not enabled)|enable IMAP",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern LINK = Pattern.compile("https?://[^\\s\\]\"<>]+");

  private static final Pattern QUOTA_WORDS =
      Pattern.compile("over ?quota|quota exceeded|mailbox is full", Pattern.CASE_INSENSITIVE);

  /** Reads a response; Angus has one character for each byte, servers write UTF-8. */
  static Reply of(Response response) {
    byte[] bytes = response.toString().getBytes(StandardCharsets.ISO_8859_1);
    String line = new String(bytes, StandardCharsets.UTF_8).strip();
    Matcher status = STATUS.matcher(line);
    if (!status.matches()) {
      return new Reply("", "", line);
    }
    String code = status.group(3) == null ? "" : status.group(3);
    return new Reply(status.group(2).toUpperCase(Locale.ROOT), named(code), status.group(1));
  }

  /** What the server said to cause this failure; empty if it said nothing. */
  static Reply in(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Stopped stopped) {
        return stopped.reply();
      }
      if (cause instanceof ProtocolException refusal && isReal(refusal.getResponse())) {
        return of(refusal.getResponse());
      }
    }
    return NONE;
  }

  /** Angus turns lost connections into responses that no server gave. */
  private static boolean isReal(Response response) {
    return response != null && !response.isSynthetic();
  }

  /** Whether the server refuses for the time being, whoever asks. */
  boolean isPassing() {
    return status.equals("BYE")
        || PASSING.contains(codeName())
        || PASSING_WORDS.matcher(line).find()
        || isWithoutMailbox();
  }

  /** Whether no command will do anything until a later sign-in finds the mailbox. */
  boolean isWithoutMailbox() {
    return NO_MAILBOX_WORDS.matcher(line).find();
  }

  /** Whether a person must sign in with a browser before programs may. */
  boolean wantsBrowser() {
    return isWebAlert() || BROWSER_WORDS.matcher(line).find();
  }

  /** Whether this is Gmail's link to the page where that is done. */
  boolean isWebAlert() {
    return codeName().equals(WEB_ALERT);
  }

  /** Whether the usual password is not for programs. */
  boolean wantsAppPassword() {
    return APP_PASSWORD_WORDS.matcher(line).find();
  }

  /** Whether a setting, not the password, stands in the way. */
  boolean isForbidden() {
    return FORBIDDEN.contains(codeName()) || FORBIDDEN_WORDS.matcher(line).find();
  }

  /** Whether the password was right once (RFC 5530 §3). */
  boolean isExpired() {
    return codeName().equals("EXPIRED");
  }

  /** The first address of a web page in it. */
  Optional<String> link() {
    return LINK.matcher(line).results().map(MatchResult::group).findFirst();
  }

  /** Whether there is no room left for another mail (RFC 5530 §3, RFC 9208 §4.3). */
  boolean isOverQuota() {
    return codeName().equals("OVERQUOTA") || QUOTA_WORDS.matcher(line).find();
  }

  /** Whether the folder is not there (RFC 9051 §7.1). */
  boolean isMissingFolder() {
    return codeName().equals("TRYCREATE") || codeName().equals("NONEXISTENT");
  }

  private String codeName() {
    return code.split(" ", 2)[0];
  }

  private static String named(String code) {
    String bounded = code.substring(0, Math.min(code.length(), CODE_LIMIT)).strip();
    int space = bounded.indexOf(' ');
    return space < 0
        ? bounded.toUpperCase(Locale.ROOT)
        : bounded.substring(0, space).toUpperCase(Locale.ROOT) + bounded.substring(space);
  }
}
