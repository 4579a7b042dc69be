package sendwell.graph;

/** What became of a mail that was handed to Graph. */
public sealed interface Submission {
  /** Graph has taken it over: 202. Whether it can be delivered, a later mail tells. */
  record Accepted() implements Submission {}

  /** Graph took no mail this time; nothing was accepted. */
  record Deferred(GraphFault fault) implements Submission {}

  /** Graph will never take this mail. */
  record Rejected(GraphFault fault) implements Submission {}

  /** Graph takes no mail of this mailbox, or not with this token; nothing was accepted. */
  record NotAllowed(GraphFault fault) implements Submission {}

  /**
   * The mail is larger than a call may be, so Graph was not asked.
   *
   * @param size in octets
   * @param limit in octets
   */
  record TooLarge(int size, int limit) implements Submission {}

  /**
   * The mail has left, and no answer came that tells whether Graph took it. Sending again may make
   * a second copy: the Sent folder must tell.
   */
  record Uncertain(GraphFault fault) implements Submission {}
}
