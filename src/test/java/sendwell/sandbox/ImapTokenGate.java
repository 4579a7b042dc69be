package sendwell.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;

/**
 * Stands between one client and an IMAP server that knows of passwords only, and lets the client in
 * by token (RFC 9051 §6.2.2); from then on, or once it has tried a password, all goes through. A
 * token that is not right is explained first, and refused once the client has answered to that.
 */
final class ImapTokenGate implements Handler<Buffer> {
  private enum Expecting {
    COMMAND,
    TOKEN,
    EMPTY_LINE,
    NOTHING
  }

  private final TokenSignIn signIn;
  private final Function<String, Optional<String>> passwords;
  private final NetSocket front;
  private final NetSocket back;
  private Expecting expecting = Expecting.COMMAND;
  private String tag = "*";

  /** {@code passwords} knows what opens the mailbox of an address behind, if there is one. */
  ImapTokenGate(
      TokenSignIn signIn,
      Function<String, Optional<String>> passwords,
      NetSocket front,
      NetSocket back) {
    this.signIn = signIn;
    this.passwords = passwords;
    this.front = front;
    this.back = back;
  }

  @Override
  public void handle(Buffer piece) {
    switch (expecting) {
      case COMMAND -> command(piece);
      case TOKEN -> token(piece.toString().strip());
      case EMPTY_LINE -> {
        expecting = Expecting.COMMAND;
        say(tag + " " + (piece.toString().equals("\r\n") ? signIn.refusal() : "BAD Too early."));
      }
      case NOTHING -> back.write(piece);
    }
  }

  private void command(Buffer piece) {
    String[] words = piece.toString().strip().split(" ");
    tag = words[0];
    switch (words.length > 1 ? words[1] : "") {
      case "CAPABILITY" -> {
        say("* CAPABILITY " + signIn.capabilities());
        say(tag + " OK Done.");
      }
      case "AUTHENTICATE", "LOGIN" -> signIn(words, piece);
      default -> back.write(piece);
    }
  }

  private void signIn(String[] words, Buffer piece) {
    if (words.length > 2 && words[2].equals("XOAUTH2")) {
      authenticate(words);
    } else if (signIn.exclusive()) {
      say(tag + " NO Only by token.");
    } else {
      through(piece);
    }
  }

  private void authenticate(String[] words) {
    if (words.length == 3) {
      expecting = Expecting.TOKEN;
      say("+ ");
    } else if (signIn.atOnce()) {
      token(words[3]);
    } else {
      say(tag + " BAD One thing at a time.");
    }
  }

  private void token(String base64) {
    var response = Xoauth2.read(new String(Base64.getDecoder().decode(base64), UTF_8));
    if (response.isRight(signIn.opens())) {
      passwords
          .apply(response.address())
          .ifPresentOrElse(
              password -> through(login(response.address(), password)),
              () -> say(tag + " BAD User is authenticated but not connected."));
    } else {
      expecting = Expecting.EMPTY_LINE;
      say("+ " + Xoauth2.CHALLENGE);
    }
  }

  private Buffer login(String address, String password) {
    return Buffer.buffer("%s LOGIN \"%s\" \"%s\"\r\n".formatted(tag, address, password));
  }

  private void through(Buffer command) {
    expecting = Expecting.NOTHING;
    back.write(command);
  }

  private void say(String line) {
    front.write(line + "\r\n");
  }
}
