package sendwell.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** An open window: everything that the live bridge tells it, in order. */
final class LiveClient implements AutoCloseable, WebSocket.Listener {
  private final BlockingQueue<JsonObject> frames = new LinkedBlockingQueue<>();
  private final List<JsonObject> events = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private Buffer bytes = Buffer.buffer();
  private WebSocket socket;

  private LiveClient() {}

  /** Opens it and waits until it is subscribed. */
  static LiveClient open(Api api) {
    var client = new LiveClient();
    client.socket =
        api.http()
            .newWebSocketBuilder()
            .header("cookie", api.cookie())
            .buildAsync(
                URI.create("ws://" + api.server().getAuthority() + "/eventbus/websocket"), client)
            .join();
    client.say(
        new JsonObject()
            .put("type", "register")
            .put("address", "workspace." + api.workspace() + ".events")
            .put("headers", new JsonObject()));
    client.frame("the subscription", frame -> frame.getString("type").equals("registered"));
    return client;
  }

  /** The next event that matches; those before it are passed over. */
  JsonObject event(String type, Predicate<JsonObject> data) {
    return frame(
            type,
            frame ->
                frame.getString("type").equals("rec")
                    && frame.getJsonObject("body").getString("type").equals(type)
                    && data.test(frame.getJsonObject("body").getJsonObject("data")))
        .getJsonObject("body");
  }

  /** The next word about this message or account, in this state or status. */
  JsonObject told(JsonObject row, String field, String value) {
    String type = row.containsKey("messageId") ? "message.updated" : "account.updated";
    return event(
            type,
            data ->
                data.getString("id").equals(row.getString("id"))
                    && value.equals(data.getString(field)))
        .getJsonObject("data");
  }

  /** All events so far that were waited for or passed over. */
  List<JsonObject> events() {
    return List.copyOf(events);
  }

  private JsonObject frame(String what, Predicate<JsonObject> wanted) {
    long end = System.nanoTime() + Eventually.LIMIT.toNanos();
    for (var frame = next(end); frame != null; frame = next(end)) {
      if (frame.containsKey("body")) {
        events.add(frame.getJsonObject("body"));
      }
      if (wanted.test(frame)) {
        return frame;
      }
    }
    throw new AssertionError(what + " did not come; what came: " + events);
  }

  private JsonObject next(long end) {
    try {
      return frames.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private void say(JsonObject frame) {
    socket.sendText(frame.encode(), true).join();
  }

  @Override
  public CompletionStage<?> onText(WebSocket webSocket, CharSequence part, boolean last) {
    text.append(part);
    if (last) {
      frames.add(new JsonObject(text.toString()));
      text.setLength(0);
    }
    webSocket.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer part, boolean last) {
    byte[] piece = new byte[part.remaining()];
    part.get(piece);
    bytes.appendBytes(piece);
    if (last) {
      frames.add(new JsonObject(bytes));
      bytes = Buffer.buffer();
    }
    webSocket.request(1);
    return null;
  }

  /** The events came without a gap, and none twice. */
  void isGapless() {
    var numbers = events.stream().map(event -> event.getLong("seq")).toList();
    for (int i = 1; i < numbers.size(); i++) {
      assertThat(numbers.get(i)).isEqualTo(numbers.get(i - 1) + 1);
    }
  }

  @Override
  public void close() {
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    socket.abort();
  }
}
