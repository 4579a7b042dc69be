package sendwell.web;

import io.vertx.ext.web.Router;

/** The part of the API that a slice answers. Handlers run on virtual threads and may wait. */
public interface Routes {
  /** Adds what only somebody signed in may call; {@link Caller#of} tells who. */
  void mount(Router api);

  /** Adds what anybody may call. */
  default void mountOpen(Router api) {}

  /**
   * The server stops: what takes long should come to an end, for it is soon cut. May be called more
   * than once, and by any thread.
   */
  default void stop() {}
}
