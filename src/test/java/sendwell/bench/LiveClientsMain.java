package sendwell.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Many dashboards: listens to a workspace over the bridge and notes when each event comes. Says one
 * line when all listen; to {@code forget} it forgets what it noted, to {@code report} it says how
 * much came and how late.
 */
final class LiveClientsMain {
  private static final long PING_MILLIS = 5_000;
  private static final String TIME = "\"at\":\"";

  /** What is still on its way when the report is asked for gets this long. */
  private static final long GRACE_MILLIS = 2_000;

  private long[] waits = new long[1 << 16];
  private int count;

  private LiveClientsMain() {}

  public static void main(String[] args) throws IOException {
    var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    var clients = new LiveClientsMain();
    clients.connect(vertx, args).await();
    System.out.println("ready");
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      System.out.println(line.equals("forget") ? clients.forget(vertx) : clients.report(vertx));
    }
    vertx.close().await();
  }

  private Future<?> connect(Vertx vertx, String[] args) {
    int number = Integer.parseInt(args[4]);
    var options =
        new WebSocketClientOptions()
            .setMaxConnections(number)
            .setTryUsePerMessageCompression(Boolean.parseBoolean(args[5]));
    var http = vertx.createWebSocketClient(options);
    var register = new JsonObject().put("type", "register").put("address", args[3]);
    Future<?> done = Future.succeededFuture();
    // A hundred at a time: nobody opens a thousand dashboards in one moment.
    for (int i = 0; i < number; i += 100) {
      int upTo = Math.min(number, i + 100);
      int from = i;
      done =
          done.compose(
              _ ->
                  Future.all(
                      IntStream.range(from, upTo)
                          .mapToObj(_ -> open(vertx, http, args, register.encode()))
                          .toList()));
    }
    return done;
  }

  private Future<WebSocket> open(
      Vertx vertx, WebSocketClient http, String[] args, String register) {
    var target =
        new WebSocketConnectOptions()
            .setHost(args[0])
            .setPort(Integer.parseInt(args[1]))
            .setURI("/eventbus/websocket")
            .addHeader("authorization", args[2]);
    return http.connect(target)
        .onSuccess(
            socket -> {
              // The bridge speaks in binary messages.
              socket.binaryMessageHandler(message -> received(message.toString()));
              socket.writeTextMessage(register);
              vertx.setPeriodic(PING_MILLIS, _ -> socket.writeTextMessage("{\"type\":\"ping\"}"));
            });
  }

  private void received(String message) {
    int start = message.indexOf(TIME);
    if (start >= 0) {
      start += TIME.length();
      var at = Instant.parse(message.substring(start, message.indexOf('"', start)));
      if (count == waits.length) {
        waits = Arrays.copyOf(waits, 2 * count);
      }
      waits[count++] = ChronoUnit.MICROS.between(at, Instant.now());
    }
  }

  private String forget(Vertx vertx) {
    return later(
        vertx,
        () -> {
          count = 0;
          return "forgotten";
        });
  }

  private String report(Vertx vertx) {
    return later(
        vertx,
        () -> "%,d;%s".formatted(count, new Percentiles(Arrays.copyOf(waits, count)).text()));
  }

  private static String later(Vertx vertx, Supplier<String> work) {
    Promise<String> answer = Promise.promise();
    vertx.setTimer(GRACE_MILLIS, _ -> answer.complete(work.get()));
    return answer.future().timeout(1, TimeUnit.MINUTES).await();
  }
}
