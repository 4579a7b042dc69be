package sendwell.smtp;

import java.util.List;

/**
 * A conversation ended before all its answers had come. Known inside this package only: the caller
 * is told by a {@link Delivery} or an {@link Opening}.
 */
final class Broken extends RuntimeException {
  /** How it ended. */
  enum How {
    /** The server did not answer in time. */
    SILENT,
    /** The server, or the network, closed the connection. */
    LOST,
    /** What came is not SMTP. */
    GARBLED
  }

  private final How how;
  private final List<Reply> replies;
  private final String said;
  private final boolean contentEnded;

  Broken(How how, List<Reply> replies, String said, boolean contentEnded) {
    super(how + " " + said, null, false, false);
    this.how = how;
    this.replies = List.copyOf(replies);
    this.said = said;
    this.contentEnded = contentEnded;
  }

  How how() {
    return how;
  }

  /** The answers that had come before. */
  List<Reply> replies() {
    return replies;
  }

  /** What the server said that was no answer; often empty. */
  String said() {
    return said;
  }

  /** Whether the end of a mail's content may have reached the server. */
  boolean contentEnded() {
    return contentEnded;
  }
}
