package sendwell.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import sendwell.Eventually;

/** A client of the live bridge, over a raw WebSocket. It sees what came in the order it came in. */
public final class LiveLink implements AutoCloseable {
  private final LiveFrames frames = new LiveFrames();
  private final List<JsonObject> events = new ArrayList<>();
  private final WebSocket socket;

  private LiveLink(Visitor visitor) {
    var builder = Visitor.HTTP.newWebSocketBuilder();
    visitor.headers().forEach(builder::header);
    var address = URI.create("ws://" + visitor.server().getAuthority() + "/eventbus/websocket");
    this.socket = builder.buildAsync(address, frames).join();
  }

  static LiveLink open(Visitor visitor) {
    return new LiveLink(visitor);
  }

  /** Whether the bridge refuses to be opened, and with which status. */
  public static int refusal(Visitor visitor) {
    try (var _ = open(visitor)) {
      return 101;
    } catch (CompletionException e) {
      var refused = (WebSocketHandshakeException) e.getCause();
      return refused.getResponse().statusCode();
    }
  }

  /** The address of a workspace's events. */
  public static String address(String workspace) {
    return "workspace." + workspace + ".events";
  }

  /** Asks for a workspace's events. */
  public LiveLink listen(String workspace) {
    send(new JsonObject().put("type", "register").put("address", address(workspace)));
    return this;
  }

  /** Asks for a workspace's events, and waits until they are granted. */
  public LiveLink listening(String workspace) {
    listen(workspace).next("registered");
    return this;
  }

  /** Sends a frame. */
  public void send(JsonObject frame) {
    sendText(frame.encode());
  }

  /** Sends a text, whether it is a frame or not. */
  public void sendText(String text) {
    socket.sendText(text, true).join();
  }

  /** Sends a ping, and waits for what is known to be carried. */
  public JsonObject ping() {
    send(new JsonObject().put("type", "ping"));
    return next("pong");
  }

  /** The next event. */
  public JsonObject event() {
    return next("rec").getJsonObject("body");
  }

  /** The next event of this type that matches; those before it are passed over. */
  public JsonObject event(String type, Predicate<JsonObject> data) {
    return next(
            type,
            frame ->
                frame.getString("type").equals("rec")
                    && frame.getJsonObject("body").getString("type").equals(type)
                    && data.test(frame.getJsonObject("body").getJsonObject("data")))
        .getJsonObject("body");
  }

  /** The next word about this message or account, in this state or status. */
  public JsonObject told(JsonObject row, String field, String value) {
    String type = row.containsKey("messageId") ? "message.updated" : "account.updated";
    return event(
            type,
            data ->
                data.getString("id").equals(row.getString("id"))
                    && value.equals(data.getString(field)))
        .getJsonObject("data");
  }

  /** All events so far that were waited for or passed over. */
  public List<JsonObject> events() {
    return List.copyOf(events);
  }

  /** Fails if those events came with a gap, or one came twice. */
  public void isGapless() {
    var numbers = events.stream().map(event -> event.getLong("seq")).toList();
    for (int i = 1; i < numbers.size(); i++) {
      assertThat(numbers.get(i)).isEqualTo(numbers.get(i - 1) + 1);
    }
  }

  /** The next frame of this type; others are passed over. */
  public JsonObject next(String type) {
    return next(type, frame -> frame.getString("type").equals(type));
  }

  private JsonObject next(String what, Predicate<JsonObject> wanted) {
    var passed = new ArrayList<JsonObject>();
    long end = System.nanoTime() + Eventually.LIMIT.toNanos();
    while (true) {
      var frame = frames.next(end - System.nanoTime());
      if (frame.isEmpty()) {
        throw new AssertionError(what + " did not come; what came: " + passed);
      }
      if (frame.get().getString("type").equals("rec")) {
        events.add(frame.get().getJsonObject("body"));
      }
      if (wanted.test(frame.get())) {
        return frame.get();
      }
      passed.add(frame.get());
    }
  }

  /** Whether any event has arrived that was not asked for yet. */
  public boolean heardAnything() {
    return frames.waiting().stream().anyMatch(frame -> frame.getString("type").equals("rec"));
  }

  /** All frames that arrived and were not asked for yet. */
  public List<String> rest() {
    return frames.waiting().stream().map(JsonObject::encode).toList();
  }

  /** Waits until the server has cut the link. */
  public void awaitEnd() {
    frames.ended().orTimeout(Eventually.LIMIT.toSeconds(), TimeUnit.SECONDS).join();
  }

  /** Whether the link is cut. */
  public boolean ended() {
    return frames.ended().isDone();
  }

  @Override
  public void close() {
    socket.abort();
  }
}
