package sendwell.connect;

import java.io.IOException;
import sendwell.mail.ServerFault;

/** Ends a dialogue with a server that is not what was looked for. */
final class UnfitServer extends IOException {
  private final transient ServerFault fault;

  UnfitServer(ServerFault.Kind kind, String detail, String answer) {
    super(detail);
    this.fault = new ServerFault(kind, detail, answer);
  }

  ServerFault fault() {
    return fault;
  }
}
