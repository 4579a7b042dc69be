package sendwell.web;

import io.vertx.ext.web.Router;

/** The part of the API that a slice answers. Handlers run on virtual threads and may wait. */
public interface Routes {
  /** Adds what only somebody signed in may call; {@link Caller#of} tells who. */
  void mount(Router api);

  /** Adds what anybody may call. */
  default void mountOpen(Router api) {}

  /**
   * Adds what any browser may go to, below {@code /oauth}; what a handler passes on with {@code
   * next} is for those who are signed in.
   */
  default void mountOpenBrowser(Router browser) {}

  /**
   * Adds what a browser that is signed in may go to, below {@code /oauth}; whoever is not is sent
   * to sign in.
   */
  default void mountBrowser(Router browser) {}

  /**
   * The server stops: what takes long should come to an end, for it is soon cut. May be called more
   * than once, and by any thread.
   */
  default void stop() {}
}
