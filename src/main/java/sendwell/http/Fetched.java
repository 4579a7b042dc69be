package sendwell.http;

import io.vertx.core.buffer.Buffer;
import sendwell.mail.ServerFault;

/** What came of fetching a file. */
public sealed interface Fetched {
  /**
   * The server answered.
   *
   * @param status 200 if this is the file (RFC 9110 §15)
   * @param type the media type in lower case, without parameters: {@code text/plain}; empty if the
   *     server did not say
   * @param body the file; empty unless the status is 200
   */
  record Page(int status, String type, Buffer body) implements Fetched {
    /** Whether this is the file. */
    public boolean ok() {
      return status == 200;
    }
  }

  /**
   * No answer came, or none that may be used.
   *
   * @param fault why
   */
  record Nothing(ServerFault fault) implements Fetched {}
}
