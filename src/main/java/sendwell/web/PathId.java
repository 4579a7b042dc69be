package sendwell.web;

import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import sendwell.failure.NotFound;

/** The {@code :id} in an address. */
public final class PathId {
  private PathId() {}

  /**
   * Reads it.
   *
   * @throws NotFound if it is not one that Sendwell could have made: there is no such {@code thing}
   */
  public static UUID of(RoutingContext ctx, String thing) {
    String text = ctx.pathParam("id");
    if (!text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
      throw new NotFound(thing);
    }
    return UUID.fromString(text);
  }
}
