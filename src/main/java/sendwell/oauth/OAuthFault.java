package sendwell.oauth;

import java.time.Duration;

/**
 * Why a provider gave no token.
 *
 * @param kind who can do something about it
 * @param code the provider's own ({@code invalid_grant}); empty if there is none
 * @param detail a sentence that says what to do
 * @param answer the provider's own words, verbatim and bounded to 500 characters; empty if it said
 *     nothing
 * @param pause not to ask again before; zero if the provider did not say
 */
public record OAuthFault(Kind kind, String code, String detail, String answer, Duration pause) {
  private static final int ANSWER_LIMIT = 500;

  /** Who can do something about it. */
  public enum Kind {
    /** Whoever owns the mailbox: sign in again. */
    SIGN_IN_AGAIN,
    /** The administrator of the mailbox's organisation. */
    ASK_ADMINISTRATOR,
    /** Whoever runs this Sendwell: the provider does not know it, or not so. */
    OPERATOR,
    /** Nobody: it is likely to pass. */
    WAIT
  }

  /** Bounds the answer. */
  public OAuthFault {
    if (answer.length() > ANSWER_LIMIT) {
      answer = answer.substring(0, ANSWER_LIMIT) + "…";
    }
  }

  OAuthFault(Kind kind, String detail) {
    this(kind, "", detail, "", Duration.ZERO);
  }
}
