package sendwell.graph;

import java.time.Instant;

/** One thing that is different in a folder. The same mail may be told of more than once. */
public sealed interface Change {
  /** Graph's name of the mail; it stays the same in whatever folder of the mailbox. */
  String id();

  /**
   * A mail is there.
   *
   * @param id Graph's name of it
   * @param messageId its Message-ID as it stands there; empty if it has none
   * @param conversation Graph's name of the conversation it belongs to
   * @param subject its subject; empty if it has none
   * @param from its author's address as it stands there; empty if it has none
   * @param receivedAt when it arrived
   */
  record Present(
      String id,
      String messageId,
      String conversation,
      String subject,
      String from,
      Instant receivedAt)
      implements Change {}

  /** Something about a mail is different, its flags for example; the mail itself never is. */
  record Touched(String id) implements Change {}

  /** The mail has left the folder. */
  record Removed(String id) implements Change {}
}
