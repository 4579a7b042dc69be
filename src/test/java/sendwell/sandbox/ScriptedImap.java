package sendwell.sandbox;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sendwell.mail.Security;

/**
 * An IMAP server that follows a script, for what real servers do rarely. To each line it performs
 * the acts of the last rule whose pattern is found in it. Unless told otherwise it greets, tells
 * its capabilities, lets everybody in and does nothing else. Literals are taken and forgotten.
 */
public final class ScriptedImap {
  private static final Pattern LITERAL = Pattern.compile("\\{(\\d+)(\\+?)}$");
  private static final Buffer LETTERS = Buffer.buffer("a".repeat(65_536));

  private final Vertx vertx;
  private final NetServer server;
  private final List<Rule> rules = new CopyOnWriteArrayList<>();
  private final List<String> received = new CopyOnWriteArrayList<>();
  private volatile List<Act> greeting = List.of(say("* OK Scripted."));

  /** Something a server does. */
  public interface Act {
    /** Does it, with the tag of the last command. */
    void perform(NetSocket socket, String tag);
  }

  private record Rule(Pattern pattern, List<Act> acts) {}

  private ScriptedImap(Vertx vertx, Security security, KeyStore keys) {
    this.vertx = vertx;
    this.server =
        vertx
            .createNetServer(
                new NetServerOptions()
                    .setSsl(security == Security.TLS)
                    .setKeyCertOptions(KeyCertOptions.wrap(Authority.keyManagers(keys))))
            .connectHandler(this::connected);
    capabilities("IMAP4rev1");
    on("LOGIN ", say("% OK Welcome."));
    on("LOGOUT", say("* BYE Farewell.", "% OK Done."), close());
  }

  /** Listens on a free port of loopback, with a certificate from this key store. */
  public static ScriptedImap start(Vertx vertx, Security security, KeyStore keys) {
    var scripted = new ScriptedImap(vertx, security, keys);
    scripted.server.listen(0, "127.0.0.1").await();
    return scripted;
  }

  /** Where it listens. */
  public int port() {
    return server.actualPort();
  }

  /** Every line that clients sent, in order. */
  public List<String> received() {
    return List.copyOf(received);
  }

  /** How it begins instead of {@code * OK}. */
  public ScriptedImap greet(Act... acts) {
    greeting = List.of(acts);
    return this;
  }

  /** What it says it can do, from now on. */
  public ScriptedImap capabilities(String capabilities) {
    return on("CAPABILITY$", say("* CAPABILITY " + capabilities, "% OK Done."));
  }

  /** What it does when this is found in a line: a regular expression. */
  public ScriptedImap on(String pattern, Act... acts) {
    rules.addFirst(new Rule(Pattern.compile(pattern), List.of(acts)));
    return this;
  }

  /** Says these lines, with the tag of the last command for each {@code %}. */
  public static Act say(String... lines) {
    return (socket, tag) -> {
      for (String line : lines) {
        socket.write(line.replace("%", tag) + "\r\n");
      }
    };
  }

  /** Hangs up. */
  public static Act close() {
    return (socket, tag) -> socket.close();
  }

  /** Says nothing, and goes on doing so. */
  public static Act silence() {
    return (socket, tag) -> {};
  }

  /** Begins TLS. */
  public static Act startTls() {
    return (socket, tag) -> socket.upgradeToSsl(Buffer.buffer(tag + " OK Begin.\r\n"));
  }

  /** Sends one line that never ends, as fast as it is read. */
  public Act flood() {
    return (socket, tag) -> pour(socket);
  }

  private void pour(NetSocket socket) {
    socket.write(LETTERS).onSuccess(_ -> vertx.runOnContext(_ -> pour(socket)));
  }

  /** Sends a letter every now and then, for ever: never silent, never done. */
  public Act drip() {
    return (socket, tag) -> {
      long timer = vertx.setPeriodic(20, _ -> socket.write("a"));
      socket.closeHandler(_ -> vertx.cancelTimer(timer));
    };
  }

  private void connected(NetSocket socket) {
    new Dialogue(socket).begin();
  }

  /** One client. */
  private final class Dialogue {
    private final NetSocket socket;
    private final RecordParser parser = RecordParser.newDelimited("\r\n");
    private final List<String> command = new ArrayList<>();
    private String tag = "*";
    private boolean literal;

    Dialogue(NetSocket socket) {
      this.socket = socket;
    }

    void begin() {
      parser.handler(this::piece);
      socket.handler(parser);
      perform(greeting);
    }

    private void piece(Buffer piece) {
      if (literal) {
        literal = false;
        parser.delimitedMode("\r\n");
        return;
      }
      String line = piece.toString();
      command.add(line);
      Matcher announced = LITERAL.matcher(line);
      if (announced.find()) {
        literal(Integer.parseInt(announced.group(1)), announced.group(2).isEmpty());
      } else {
        answer(String.join("", command));
        command.clear();
      }
    }

    private void literal(int size, boolean waits) {
      if (waits) {
        socket.write("+ Go on.\r\n");
      }
      if (size > 0) {
        literal = true;
        parser.fixedSizeMode(size);
      }
    }

    private void answer(String line) {
      received.add(line);
      int space = line.indexOf(' ');
      if (space > 0) {
        tag = line.substring(0, space);
      }
      rules.stream()
          .filter(rule -> rule.pattern().matcher(line).find())
          .findFirst()
          .ifPresentOrElse(
              rule -> perform(rule.acts()), () -> perform(List.of(say("% BAD What?"))));
    }

    private void perform(List<Act> acts) {
      acts.forEach(act -> act.perform(socket, tag));
    }
  }
}
