package sendwell.graph;

import sendwell.mail.ReceivedMail;

/** What came of looking at a mail. */
public sealed interface Opened {
  /** Its header. */
  record There(ReceivedMail mail) implements Opened {}

  /** It has been deleted meanwhile. */
  record Gone() implements Opened {}

  /** Nothing could be read. */
  record Failed(GraphFault fault) implements Opened {}
}
