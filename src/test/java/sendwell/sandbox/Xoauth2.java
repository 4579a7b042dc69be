package sendwell.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/**
 * What a client says to sign in by token, as Google and Microsoft specify it.
 *
 * @param address whose mailbox it wants
 * @param token what it has to show for that
 */
record Xoauth2(String address, String token) {
  /** Explains a refusal, in base64; the client answers with an empty line to be refused. */
  static final String CHALLENGE =
      base64("{\"status\":\"401\",\"schemes\":\"bearer\",\"scope\":\"https://mail.test/\"}");

  private static final Pattern FIELDS =
      Pattern.compile("user=([^\1]*)\1auth=Bearer ([^\1]*)\1\1", Pattern.CASE_INSENSITIVE);

  /** Reads a client's response, no longer in base64; what is none opens nothing. */
  static Xoauth2 read(String response) {
    var fields = FIELDS.matcher(response);
    return fields.matches() ? new Xoauth2(fields.group(1), fields.group(2)) : new Xoauth2("", "");
  }

  /** Whether whoever knows about tokens says that it may. */
  boolean isRight(BiPredicate<String, String> opens) {
    return opens.test(address, token);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
