package sendwell.web;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;

/** Who may make us keep the body of a request, and how much of it; a larger one is refused. */
final class Bodies {
  /** Octets from whoever is not signed in: enough for every field of a sign-in. */
  private static final int OPEN_LIMIT = 16_384;

  private static final int BEFORE_ALL = -1;

  private Bodies() {}

  /** Reads them up to this many octets; a request that is paused goes on. */
  static BodyHandler upTo(int limit) {
    return BodyHandler.create(false).setBodyLimit(limit);
  }

  /** Reads what the routes of the open API need, for anybody, and nothing more. */
  static void readOpen(Router open) {
    for (var route : open.getRoutes()) {
      for (var method : route.methods()) {
        open.route(method, route.getPath()).order(BEFORE_ALL).handler(upTo(OPEN_LIMIT));
      }
    }
  }
}
