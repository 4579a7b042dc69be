package sendwell.account;

import io.vertx.ext.web.RoutingContext;
import java.util.stream.Stream;
import sendwell.failure.NotFound;
import sendwell.json.Json;

/** The provider that an address names: {@code google} or {@code microsoft}. */
public final class PathProvider {
  private PathProvider() {}

  /**
   * Reads it.
   *
   * @throws NotFound if it is none that one signs in with
   */
  public static Provider of(RoutingContext ctx) {
    String word = ctx.pathParam("provider");
    return Stream.of(Provider.GOOGLE, Provider.MICROSOFT)
        .filter(provider -> Json.word(provider).equals(word))
        .findFirst()
        .orElseThrow(() -> new NotFound("provider"));
  }
}
