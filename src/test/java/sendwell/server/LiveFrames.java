package sendwell.server;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The frames that a WebSocket brings, put together from their parts. */
final class LiveFrames implements WebSocket.Listener {
  private final BlockingQueue<JsonObject> frames = new LinkedBlockingQueue<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private Buffer parts = Buffer.buffer();

  /** The next frame; empty if none comes in time. */
  Optional<JsonObject> next(long nanos) {
    try {
      return Optional.ofNullable(frames.poll(nanos, TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** What has come and was not taken yet. */
  List<JsonObject> waiting() {
    return List.copyOf(frames);
  }

  /** Completes when the socket is cut, in order or not. */
  CompletableFuture<Void> ended() {
    return ended.copy();
  }

  @Override
  public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
    parts.appendString(text.toString());
    return taken(socket, last);
  }

  // Vert.x writes what the event bus brought as binary frames, and its own words as text.
  @Override
  public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer bytes, boolean last) {
    byte[] part = new byte[bytes.remaining()];
    bytes.get(part);
    parts.appendBytes(part);
    return taken(socket, last);
  }

  private CompletionStage<?> taken(WebSocket socket, boolean last) {
    if (last) {
      frames.add(new JsonObject(parts));
      parts = Buffer.buffer();
    }
    socket.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
    ended.complete(null);
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    ended.complete(null);
  }
}
