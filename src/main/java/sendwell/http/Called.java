package sendwell.http;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import sendwell.mail.ServerFault;

/** What came of a {@link Call}. */
public sealed interface Called {
  /**
   * The program answered.
   *
   * @param status of the answer (RFC 9110 §15)
   * @param body the whole of it, whatever the status
   * @param pause after how long to ask again, if it said so in seconds (RFC 9110 §10.2.3); else
   *     zero
   * @param location where it sends whoever asked, verbatim (RFC 9110 §10.2.2); empty if nowhere
   */
  record Answered(int status, Buffer body, Duration pause, String location) implements Called {}

  /**
   * No connection came about: the program was not asked, and may be asked again.
   *
   * @param fault why
   */
  record Unreached(ServerFault fault) implements Called {}

  /**
   * The program was asked, and no answer came, or none that may be used. Whether it has done what
   * was asked is not known.
   *
   * @param fault why
   */
  record Unanswered(ServerFault fault) implements Called {}
}
