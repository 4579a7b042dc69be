package sendwell.graph;

import java.util.Map;
import sendwell.mail.MessageId;

/** Which mails are in the Sent folder. */
public sealed interface Presence {
  /**
   * The folder was looked into for all of them.
   *
   * @param stored for each that is there, by the Message-ID as we wrote it, the one that it bears
   *     now
   */
  record Known(Map<MessageId, MessageId> stored) implements Presence {
    /** Keeps its own copy. */
    public Known {
      stored = Map.copyOf(stored);
    }
  }

  /** Nothing is known about any of them. */
  record Unknown(GraphFault fault) implements Presence {}
}
