package sendwell.bench;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;
import sendwell.sandbox.Authority;

/**
 * An SMTP server that takes every mail and forgets it, with TLS and sign-in on one port and plain
 * on another: {@code smtp-sink} knows neither. Says the two ports, then to every line how many
 * mails and octets of content it has had.
 */
final class SinkMain {
  private SinkMain() {}

  public static void main(String[] args) throws IOException {
    var keys = Authority.create(Path.of(args[0])).keyStore("localhost");
    var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    var mails = new LongAdder();
    var octets = new LongAdder();
    var tls =
        new NetServerOptions()
            .setSsl(true)
            .setKeyCertOptions(KeyCertOptions.wrap(Authority.keyManagers(keys)));
    int secured = listen(vertx, tls, mails, octets);
    int plain = listen(vertx, new NetServerOptions(), mails, octets);
    System.out.println(secured + " " + plain);
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (in.readLine() != null) {
      System.out.println(mails.sum() + " " + octets.sum());
    }
    vertx.close().await();
  }

  private static int listen(
      Vertx vertx, NetServerOptions options, LongAdder mails, LongAdder octets) {
    NetServer server =
        vertx
            .createNetServer(options.setHost("127.0.0.1").setPort(0).setTcpNoDelay(true))
            .connectHandler(socket -> new SinkSession(socket, mails, octets).greet());
    return server.listen().await().actualPort();
  }
}
