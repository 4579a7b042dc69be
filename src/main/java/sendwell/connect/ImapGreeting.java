package sendwell.connect;

import java.io.IOException;
import java.util.Locale;
import sendwell.mail.ServerFault.Kind;

/** The first words with an IMAP server (RFC 9051 §7.1, §6.1.1, §6.2.1). */
final class ImapGreeting {
  private ImapGreeting() {}

  static void exchange(Wire wire) throws IOException {
    String greeting = wire.line();
    if (says(greeting, "* BYE")) {
      throw unfit(wire, Kind.UNAVAILABLE, "does not serve at present", greeting);
    }
    if (!says(greeting, "* OK") && !says(greeting, "* PREAUTH")) {
      throw unfit(wire, Kind.PROTOCOL_ERROR, "does not greet like an IMAP server", greeting);
    }
    if (wire.needsStartTls()) {
      String answer = command(wire, "a", "STARTTLS");
      if (!says(answer, "a OK")) {
        throw unfit(wire, Kind.TLS_FAILED, "offers no TLS (STARTTLS)", answer);
      }
      wire.startTls();
    }
    String answer = command(wire, "b", "CAPABILITY");
    if (!says(answer, "b OK")) {
      throw unfit(wire, Kind.PROTOCOL_ERROR, "does not answer like an IMAP server", answer);
    }
    wire.send("c LOGOUT");
  }

  /** The tagged answer, after whatever comes before it. */
  private static String command(Wire wire, String tag, String command) throws IOException {
    wire.send(tag + " " + command);
    String line = wire.line();
    while (says(line, "*")) {
      line = wire.line();
    }
    return line;
  }

  private static boolean says(String line, String start) {
    return line.toUpperCase(Locale.ROOT).startsWith(start.toUpperCase(Locale.ROOT));
  }

  private static UnfitServer unfit(Wire wire, Kind kind, String what, String answer) {
    return new UnfitServer(kind, wire.server() + " " + what + ".", answer);
  }
}
