package sendwell.connect;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.security.KeyStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import sendwell.sandbox.Authority;

/** A mail server on 127.0.0.1 that says what it was told to say, line by line. */
final class ScriptedServer {
  private final String greeting;
  private final Map<String, String> answers = new LinkedHashMap<>();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final NetServer server;

  private ScriptedServer(Vertx vertx, boolean tls, KeyStore keys, String greeting) {
    this.greeting = greeting;
    this.server =
        vertx.createNetServer(
            new NetServerOptions()
                .setSsl(tls)
                .setKeyCertOptions(KeyCertOptions.wrap(Authority.keyManagers(keys))));
  }

  static ScriptedServer tls(Vertx vertx, KeyStore keys, String greeting) {
    return new ScriptedServer(vertx, true, keys, greeting).listen();
  }

  static ScriptedServer startTls(Vertx vertx, KeyStore keys, String greeting) {
    return new ScriptedServer(vertx, false, keys, greeting).listen();
  }

  /** Answers a line that starts like this; after a STARTTLS that it agrees to, TLS begins. */
  ScriptedServer on(String line, String answer) {
    answers.put(line, answer);
    return this;
  }

  int port() {
    return server.actualPort();
  }

  /** Every line so far. */
  List<String> heard() {
    return heard;
  }

  private ScriptedServer listen() {
    server.connectHandler(this::serve).listen(0, "127.0.0.1").await();
    return this;
  }

  private void serve(NetSocket socket) {
    socket.exceptionHandler(_ -> {});
    socket.handler(RecordParser.newDelimited("\r\n", line -> answer(socket, line)));
    if (!greeting.isEmpty()) {
      socket.write(greeting + "\r\n");
    }
  }

  private void answer(NetSocket socket, Buffer received) {
    String line = received.toString();
    heard.add(line);
    for (var each : answers.entrySet()) {
      if (line.startsWith(each.getKey())) {
        Buffer answer = Buffer.buffer(each.getValue() + "\r\n");
        if (line.endsWith("STARTTLS") && each.getValue().matches("(?s)(220|a OK).*")) {
          // Together, or else the client's first TLS record may be taken for a line.
          socket.upgradeToSsl(answer);
        } else {
          socket.write(answer);
        }
        return;
      }
    }
  }
}
