package sendwell.imap;

import java.io.IOException;
import sendwell.mail.ServerFault;

/** The conversation ends here, for a reason that is already understood. */
final class Stopped extends IOException {
  private final transient Reply reply;
  private final ServerFault.Kind kind;

  /**
   * Stops.
   *
   * @param kind for programs
   * @param predicate what follows "host:port " in the sentence that the user reads
   * @param reply what the server said
   */
  Stopped(ServerFault.Kind kind, String predicate, Reply reply) {
    super(predicate);
    this.kind = kind;
    this.reply = reply;
  }

  ServerFault.Kind kind() {
    return kind;
  }

  Reply reply() {
    return reply;
  }
}
