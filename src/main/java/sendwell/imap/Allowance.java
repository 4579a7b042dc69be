package sendwell.imap;

import java.io.UncheckedIOException;
import org.eclipse.angus.mail.iap.ByteArray;
import sendwell.mail.ServerFault;

/**
 * How much a server may answer. Angus itself reads lines of any length, sets aside as much memory
 * as a literal claims to need, and collects responses without end; but it asks for its buffers
 * here, and reports each response here.
 */
final class Allowance {
  /** One response with its literals. Nothing that we ask for comes near it. */
  static final int RESPONSE_LIMIT = 1 << 20;

  /** All responses to one command: the folder list of a mailbox with some 100,000 folders. */
  static final int COMMAND_LIMIT = 8 << 20;

  /** What a response costs besides its bytes, so that many empty ones are bounded as well. */
  private static final int OVERHEAD = 64;

  private int left = COMMAND_LIMIT;

  /** A new command: its answer may be as long again. */
  void renew() {
    left = COMMAND_LIMIT;
  }

  /** Takes what one response needs. */
  void charge(int bytes) {
    left -= bytes + OVERHEAD;
    if (left < 0) {
      throw tooMuch();
    }
  }

  /** A buffer for one response, which refuses to grow beyond the limit. */
  ByteArray buffer() {
    return new ByteArray(128) {
      @Override
      public void grow(int increment) {
        if (increment > RESPONSE_LIMIT - getBytes().length) {
          throw tooMuch();
        }
        super.grow(increment);
      }
    };
  }

  /** Unchecked, because Angus lets nothing else through. */
  private static UncheckedIOException tooMuch() {
    return new UncheckedIOException(
        new Stopped(
            ServerFault.Kind.PROTOCOL_ERROR, "sent more than a mail server does", Reply.NONE));
  }
}
