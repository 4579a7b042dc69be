package sendwell.oauth;

/**
 * What was found out about one thing that signing people in with a provider needs.
 *
 * @param subject which thing
 * @param verdict whether it is right
 * @param detail a sentence that says so, and the next step if it is not
 * @param answer the provider's own words, verbatim and bounded to 500 characters; empty if it said
 *     nothing worth telling
 */
public record SetupFinding(Subject subject, Verdict verdict, String detail, String answer) {
  private static final int ANSWER_LIMIT = 500;

  /** Bounds the answer. */
  public SetupFinding {
    if (answer.length() > ANSWER_LIMIT) {
      answer = answer.substring(0, ANSWER_LIMIT) + "…";
    }
  }

  /** What is needed, in the order in which it is looked at. */
  public enum Subject {
    /** The provider tells where its endpoints are, and answers there. */
    ENDPOINTS,
    /** The provider knows the client. */
    CLIENT_ID,
    /** The secret proves that Sendwell is that client. */
    CLIENT_SECRET,
    /** The provider sends people back to Sendwell. */
    REDIRECT_URI
  }

  /** Whether it is right. */
  public enum Verdict {
    /** It is. */
    PASSED,
    /** It is not. */
    FAILED,
    /** That cannot be told, which is not a pass. */
    UNKNOWN
  }
}
