package sendwell.sandbox;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.security.KeyStore;
import java.time.Duration;
import java.util.function.BiFunction;
import sendwell.mail.Security;

/**
 * TLS in front of a plain IMAP server on loopback, from the first byte or by STARTTLS, and a place
 * to misbehave. It reads what clients send in pieces, not in lines: enough for commands that come
 * in one piece, as those of mail programs do.
 */
final class ImapFront {
  private static final String LOOPBACK = "127.0.0.1";

  private final Vertx vertx;
  private final NetClient client;
  private final int backend;
  private final Security security;
  private final BiFunction<NetSocket, NetSocket, Handler<Buffer>> gate;
  private final NetServer server;
  private volatile String refusal = "";
  private volatile Duration delay = Duration.ZERO;

  /** {@code gate} takes what a client says, under TLS, and hands it to the server or does not. */
  ImapFront(
      Vertx vertx,
      Security security,
      KeyStore keys,
      int backend,
      BiFunction<NetSocket, NetSocket, Handler<Buffer>> gate) {
    this.vertx = vertx;
    this.client = vertx.createNetClient();
    this.backend = backend;
    this.security = security;
    this.gate = gate;
    this.server =
        vertx
            .createNetServer(
                new NetServerOptions()
                    .setSsl(security == Security.TLS)
                    .setKeyCertOptions(KeyCertOptions.wrap(Authority.keyManagers(keys))))
            .connectHandler(this::connected);
  }

  Future<Integer> listen(int port) {
    return server.listen(port, LOOPBACK).map(NetServer::actualPort);
  }

  /** Stops listening and drops everybody. */
  Future<Void> close() {
    return server.close().eventually(client::close);
  }

  /** From now on every sign-in gets this answer; none if empty. */
  void refuseSignIns(String answer) {
    refusal = answer;
  }

  /** From now on the server takes this much longer for everything it says. */
  void delay(Duration time) {
    delay = time;
  }

  private void connected(NetSocket front) {
    front.pause();
    client
        .connect(backend, LOOPBACK)
        .onFailure(_ -> front.close())
        .onSuccess(
            back -> {
              back.handler(answer -> later(() -> front.write(answer)));
              back.closeHandler(_ -> later(front::close));
              front.closeHandler(_ -> back.close());
              front.handler(security == Security.TLS ? secured(front, back) : plain(front, back));
              front.resume();
            });
  }

  private void later(Runnable act) {
    if (delay.isZero()) {
      act.run();
    } else {
      vertx.setTimer(delay.toMillis(), _ -> act.run());
    }
  }

  /** Before STARTTLS nobody gets through to the server (RFC 9051 §6.2.1). */
  private Handler<Buffer> plain(NetSocket front, NetSocket back) {
    return piece -> {
      String[] words = words(piece);
      switch (words[1]) {
        case "CAPABILITY" ->
            front.write(
                "* CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED\r\n" + words[0] + " OK Done.\r\n");
        case "STARTTLS" -> {
          front.handler(secured(front, back));
          front.upgradeToSsl(Buffer.buffer(words[0] + " OK Begin.\r\n"));
        }
        default -> front.write(words[0] + " BAD Only after STARTTLS.\r\n");
      }
    };
  }

  private Handler<Buffer> secured(NetSocket front, NetSocket back) {
    var within = gate.apply(front, back);
    return piece -> {
      String[] words = words(piece);
      boolean signsIn = words[1].equals("LOGIN") || words[1].equals("AUTHENTICATE");
      if (signsIn && !refusal.isEmpty()) {
        refuse(front, words[0]);
      } else {
        within.handle(piece);
      }
    };
  }

  private void refuse(NetSocket front, String tag) {
    if (refusal.startsWith("BYE")) {
      front.end(Buffer.buffer("* " + refusal + "\r\n"));
    } else {
      front.write(tag + " " + refusal + "\r\n");
    }
  }

  /** Tag and command, if it is one. */
  private static String[] words(Buffer piece) {
    String start = piece.getString(0, Math.min(piece.length(), 200));
    String[] words = start.stripTrailing().split(" ", 3);
    return words.length > 1 ? words : new String[] {"*", ""};
  }
}
