package sendwell.graph;

import java.time.Duration;
import sendwell.mail.ServerFault;

/**
 * Why Graph did not do what it was asked.
 *
 * @param kind what it is about
 * @param code Graph's own ({@code ErrorInvalidRecipients}); empty if it gave none
 * @param detail a sentence that says what to do
 * @param answer Graph's own words, verbatim and bounded to 500 characters; empty if it said nothing
 * @param pause not to ask again before; zero if neither Graph nor its documentation says
 */
public record GraphFault(Kind kind, String code, String detail, String answer, Duration pause) {
  private static final int ANSWER_LIMIT = 500;

  /** What a fault is about. */
  public enum Kind {
    /** The access token: it has ended, or was taken back. */
    TOKEN,
    /** What the token may do: somebody must allow more, often an administrator. */
    PERMISSION,
    /** There is no mailbox that Graph can reach: no licence, or it lies on premises. */
    NO_MAILBOX,
    /** The mailbox is full, so nothing can be filed in it, not even what it sends. */
    MAILBOX_FULL,
    /** Microsoft lets this mailbox send nothing, until somebody talks to it. */
    BLOCKED,
    /** The mailbox has sent as much as it may for now. */
    SENDING_LIMIT,
    /** It was asked too much, or too much at once. */
    THROTTLED,
    /** It could not be reached, could not answer, or answered with something else. */
    UNAVAILABLE,
    /** What was asked for is there no more. */
    GONE,
    /** A recipient of the mail is none. */
    RECIPIENT,
    /** The mail is too large. */
    TOO_LARGE,
    /** The mail itself, for good. */
    MESSAGE,
    /** The place in a folder's history is forgotten: its changes must be read from the start. */
    RESYNC
  }

  /** Bounds the answer. */
  public GraphFault {
    if (answer.length() > ANSWER_LIMIT) {
      answer = answer.substring(0, ANSWER_LIMIT) + "…";
    }
  }

  static GraphFault unavailable(ServerFault fault) {
    return unavailable(fault.detail(), fault.answer());
  }

  static GraphFault unavailable(String detail, String answer) {
    return new GraphFault(Kind.UNAVAILABLE, "", detail, answer, Duration.ZERO);
  }
}
