package sendwell.sandbox;

import java.util.function.BiPredicate;

/**
 * How the sandbox's IMAP servers let people in by access token (XOAUTH2).
 *
 * @param opens whether the mailbox of this address opens to this token
 * @param exclusive whether nobody is let in by password
 * @param atOnce whether the token may come along with the command (SASL-IR, RFC 4959)
 * @param refusal the last words to whoever is not let in: {@code NO AUTHENTICATE failed.}
 */
public record TokenSignIn(
    BiPredicate<String, String> opens, boolean exclusive, boolean atOnce, String refusal) {
  private static final String REFUSAL = "NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)";

  /** Lets people in by token or by password, and takes the token at once. */
  public static TokenSignIn or(BiPredicate<String, String> opens) {
    return new TokenSignIn(opens, false, true, REFUSAL);
  }

  /** Lets nobody in by password. */
  public TokenSignIn only() {
    return new TokenSignIn(opens, true, atOnce, refusal);
  }

  /** Wants the token in a line of its own. */
  public TokenSignIn inTurn() {
    return new TokenSignIn(opens, exclusive, false, refusal);
  }

  /** Refuses in these words. */
  public TokenSignIn refusing(String words) {
    return new TokenSignIn(opens, exclusive, atOnce, words);
  }

  /** What clients are told before they have signed in (RFC 9051 §6.1.1). */
  String capabilities() {
    return "IMAP4rev1"
        + (atOnce ? " SASL-IR" : "")
        + (exclusive ? " LOGINDISABLED" : "")
        + " AUTH=XOAUTH2";
  }
}
