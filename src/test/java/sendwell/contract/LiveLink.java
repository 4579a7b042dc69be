package sendwell.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client of the live bridge, over a raw WebSocket. */
public final class LiveLink implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 5;

  private final BlockingQueue<JsonObject> frames = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder part = new StringBuilder();
  private WebSocket socket;

  private LiveLink() {}

  static LiveLink open(Visitor visitor) {
    var link = new LiveLink();
    var builder = HttpClient.newHttpClient().newWebSocketBuilder();
    visitor.headers().forEach(builder::header);
    var address = URI.create("ws://" + visitor.server().getAuthority() + "/eventbus/websocket");
    link.socket = builder.buildAsync(address, link.new Listener()).join();
    return link;
  }

  /** Whether the bridge refuses to be opened, and with which status. */
  static int refusal(Visitor visitor) {
    try (var _ = open(visitor)) {
      return 101;
    } catch (CompletionException e) {
      var refused = (WebSocketHandshakeException) e.getCause();
      return refused.getResponse().statusCode();
    }
  }

  /** The address of a workspace's events. */
  static String address(String workspace) {
    return "workspace." + workspace + ".events";
  }

  /** Asks for a workspace's events. */
  LiveLink listen(String workspace) {
    send(new JsonObject().put("type", "register").put("address", address(workspace)));
    return this;
  }

  /** Sends a frame. */
  void send(JsonObject frame) {
    sendText(frame.encode());
  }

  /** Sends a text, whether it is a frame or not. */
  void sendText(String text) {
    socket.sendText(text, true).join();
  }

  /** Sends a ping, and waits for what is known to be carried. */
  JsonObject ping() {
    send(new JsonObject().put("type", "ping"));
    return next("pong");
  }

  /** The body of the next event. */
  JsonObject event() {
    return next("rec").getJsonObject("body");
  }

  /** The next frame of this type; others are skipped. */
  JsonObject next(String type) {
    while (true) {
      var frame = frame();
      if (frame.getString("type").equals(type)) {
        return frame;
      }
    }
  }

  /** The next frame. */
  JsonObject frame() {
    try {
      var frame = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(frame).as("a frame within five seconds").isNotNull();
      return frame;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Whether any event has arrived. */
  boolean heardAnything() {
    return frames.stream().anyMatch(frame -> frame.getString("type").equals("rec"));
  }

  /** All frames that arrived and were not asked for yet. */
  List<String> rest() {
    return frames.stream().map(JsonObject::encode).toList();
  }

  /** Waits until the server has cut the link. */
  void awaitEnd() {
    closed.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  /** Whether the link is cut. */
  boolean ended() {
    return closed.isDone();
  }

  @Override
  public void close() {
    socket.abort();
  }

  private final class Listener implements WebSocket.Listener {
    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      part.append(text);
      return taken(last);
    }

    // Vert.x writes what the event bus brought as binary frames, and its own words as text.
    @Override
    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer bytes, boolean last) {
      part.append(StandardCharsets.UTF_8.decode(bytes));
      return taken(last);
    }

    private CompletionStage<?> taken(boolean last) {
      if (last) {
        frames.add(new JsonObject(part.toString()));
        part.setLength(0);
      }
      LiveLink.this.socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
      closed.complete(status);
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      closed.complete(0);
    }
  }
}
