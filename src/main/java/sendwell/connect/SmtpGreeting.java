package sendwell.connect;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sendwell.mail.ServerFault.Kind;

/** The first words with a submission server (RFC 5321 §3.1, §3.2; RFC 3207; RFC 6409). */
final class SmtpGreeting {
  private SmtpGreeting() {}

  static void exchange(Wire wire) throws IOException {
    List<String> greeting = reply(wire);
    if (says(greeting, "4") || says(greeting, "5")) {
      throw unfit(wire, Kind.UNAVAILABLE, "does not serve at present", greeting);
    }
    if (!says(greeting, "220")) {
      throw unfit(wire, Kind.PROTOCOL_ERROR, "does not greet like an SMTP server", greeting);
    }
    List<String> extensions = hello(wire);
    if (wire.needsStartTls()) {
      wire.send("STARTTLS");
      List<String> answer = reply(wire);
      if (!says(answer, "220")) {
        throw unfit(wire, Kind.TLS_FAILED, "offers no TLS (STARTTLS)", answer);
      }
      wire.startTls();
      extensions = hello(wire);
    }
    if (extensions.stream().noneMatch(SmtpGreeting::offersAuth)) {
      throw unfit(wire, Kind.AUTH_UNSUPPORTED, "lets nobody sign in", extensions);
    }
    wire.send("QUIT");
  }

  private static List<String> hello(Wire wire) throws IOException {
    wire.send("EHLO " + wire.ownLiteral());
    List<String> reply = reply(wire);
    if (!says(reply, "250")) {
      throw unfit(wire, Kind.PROTOCOL_ERROR, "does not answer EHLO", reply);
    }
    return reply;
  }

  /** All lines of a reply; a hyphen after the code says that more follow (RFC 5321 §4.2.1). */
  private static List<String> reply(Wire wire) throws IOException {
    List<String> lines = new ArrayList<>();
    do {
      lines.add(wire.line());
    } while (lines.getLast().startsWith("-", 3));
    return lines;
  }

  // Some old servers write AUTH=LOGIN.
  private static boolean offersAuth(String line) {
    return line.toUpperCase(Locale.ROOT).matches("250[ -]AUTH[ =].*");
  }

  private static boolean says(List<String> reply, String code) {
    return reply.getLast().startsWith(code);
  }

  private static UnfitServer unfit(Wire wire, Kind kind, String what, List<String> reply) {
    return new UnfitServer(kind, wire.server() + " " + what + ".", String.join("\n", reply));
  }
}
