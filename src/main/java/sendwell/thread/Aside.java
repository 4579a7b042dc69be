package sendwell.thread;

import io.vertx.core.Future;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Work on a virtual thread of its own, beside the caller's. Unlike a thread of {@code
 * executeBlocking} it belongs to no Vert.x context, so the work may itself await and block.
 */
public final class Aside {
  private Aside() {}

  /** Starts it; the future fails with whatever the work throws. */
  public static <T> Future<T> start(Supplier<T> work) {
    return Future.fromCompletionStage(
        CompletableFuture.supplyAsync(work, Thread::startVirtualThread));
  }
}
