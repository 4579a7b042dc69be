package sendwell.sandbox;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sendwell.mail.EmailAddress;
import sendwell.sandbox.SmtpScript.Act;
import sendwell.smtp.Phase;

/** One connection to a {@link SandboxSmtp}, on the event loop of its socket. */
final class SmtpSession {
  private final Vertx vertx;
  private final SandboxSmtp server;
  private final NetSocket socket;
  private final SmtpLines input = new SmtpLines();
  private final List<EmailAddress> recipients = new ArrayList<>();
  private Optional<SmtpSignIn> signIn = Optional.empty();
  private boolean signedIn;
  private boolean hasSender;
  private boolean inContent;
  private boolean tlsNext;
  private boolean stalled;

  SmtpSession(Vertx vertx, SandboxSmtp server, NetSocket socket) {
    this.vertx = vertx;
    this.server = server;
    this.socket = socket;
  }

  void begin() {
    socket.exceptionHandler(failure -> {});
    socket.handler(this::received);
    if (server.isFull()) {
      socket.end(Buffer.buffer("421 4.3.2 Too many connections\r\n"));
      return;
    }
    act(Phase.GREETING, "220 sandbox ESMTP", () -> {});
  }

  private void received(Buffer bytes) {
    input.add(bytes);
    proceed();
  }

  private void proceed() {
    while (!stalled) {
      Optional<byte[]> next = inContent ? input.content() : input.line();
      if (next.isEmpty()) {
        return;
      }
      if (inContent) {
        content(next.get());
      } else {
        command(new String(next.get(), StandardCharsets.UTF_8));
      }
    }
  }

  private void command(String line) {
    if (signIn.isPresent()) {
      authLine(signIn.get(), line);
      return;
    }
    String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
    switch (verb) {
      case "EHLO" -> act(Phase.EHLO, ehlo(), this::reset);
      case "STARTTLS" -> act(Phase.STARTTLS, "220 2.0.0 Go ahead", () -> tlsNext = true);
      case "AUTH" -> auth(line);
      case "MAIL" -> mail(line);
      case "RCPT" -> rcpt(line);
      case "DATA" -> data();
      case "RSET" -> {
        reset();
        say("250 2.0.0 Ok");
      }
      case "NOOP" -> say("250 2.0.0 Ok");
      case "QUIT" -> socket.end(Buffer.buffer("221 2.0.0 Bye\r\n"));
      default -> say("502 5.5.1 What?");
    }
  }

  private String ehlo() {
    List<String> lines = server.extensions(socket.isSsl());
    var reply = new StringBuilder("250-sandbox");
    for (int i = 0; i < lines.size(); i++) {
      reply.append("\r\n250").append(i == lines.size() - 1 ? " " : "-").append(lines.get(i));
    }
    return reply.toString();
  }

  private void auth(String line) {
    if (!socket.isSsl()) {
      say("538 5.7.11 Encryption required");
      return;
    }
    String[] words = line.split(" ", 3);
    var started = SmtpSignIn.of(words[1].toUpperCase(Locale.ROOT));
    signIn = Optional.of(started);
    if (words.length == 3) {
      authLine(started, words[2]);
    } else {
      say(started.prompt());
    }
  }

  private void authLine(SmtpSignIn started, String line) {
    started.take(line);
    if (!started.isComplete()) {
      say(started.prompt());
      return;
    }
    boolean right = started.isRight(server::signsIn);
    if (!right && started.wantsChallenge()) {
      say(started.challenge());
      return;
    }
    signIn = Optional.empty();
    if (right) {
      act(Phase.AUTH, "235 2.7.0 Welcome", () -> signedIn = true);
    } else {
      act(Phase.AUTH, "535 5.7.8 Authentication credentials invalid", () -> {});
    }
  }

  private void mail(String line) {
    if (!signedIn) {
      say("530 5.7.0 Authentication required");
    } else {
      act(Phase.MAIL, "250 2.1.0 Ok", () -> hasSender = true);
    }
  }

  private void rcpt(String line) {
    if (!hasSender) {
      say("503 5.5.1 MAIL first");
      return;
    }
    var recipient =
        EmailAddress.parse(line.substring(line.indexOf('<') + 1, line.lastIndexOf('>')));
    act(Phase.RCPT, Optional.of(recipient), "250 2.1.5 Ok", () -> recipients.add(recipient));
  }

  private void data() {
    String honest = recipients.isEmpty() ? "554 5.5.1 No valid recipients" : "354 End with a dot";
    act(Phase.DATA, honest, () -> inContent = true);
  }

  private void content(byte[] mail) {
    inContent = false;
    List<EmailAddress> taking = List.copyOf(recipients);
    reset();
    if (taking.isEmpty()) {
      say("554 5.5.1 No valid recipients");
    } else if (mail.length > server.sizeLimit()) {
      say("552 5.3.4 Too big");
    } else {
      act(Phase.CONTENT, "250 2.0.0 Taken", () -> server.take(taking, mail));
    }
  }

  private void reset() {
    hasSender = false;
    recipients.clear();
  }

  private void act(Phase phase, String honest, Runnable effect) {
    act(phase, Optional.empty(), honest, effect);
  }

  /** Does what the script says, or answers honestly; the effect happens if the answer is a yes. */
  private void act(Phase phase, Optional<EmailAddress> recipient, String honest, Runnable effect) {
    Act act = server.script().next(phase, recipient).orElse(new Act.Say(honest));
    switch (act) {
      case Act.Say(var reply) -> answer(reply, effect);
      case Act.Silence() -> stalled = true;
      case Act.Cut() -> socket.close();
      case Act.TakeAndCut() -> {
        effect.run();
        socket.close();
      }
      case Act.Late(var delay) -> {
        stalled = true;
        vertx.setTimer(
            delay.toMillis(),
            now -> {
              stalled = false;
              answer(honest, effect);
              proceed();
            });
      }
    }
  }

  /** The effect comes first: whoever has read the answer may rely on it. */
  private void answer(String reply, Runnable effect) {
    if (reply.charAt(0) == '2' || reply.charAt(0) == '3') {
      effect.run();
    }
    say(reply);
  }

  private void say(String reply) {
    Buffer line = Buffer.buffer(reply + "\r\n");
    if (tlsNext) {
      tlsNext = false;
      // Nothing that came in the clear counts any more (RFC 3207 §4.2).
      input.clear();
      reset();
      socket.upgradeToSsl(line);
      return;
    }
    socket.write(line);
    if (reply.startsWith("421")) {
      socket.close();
    }
  }
}
