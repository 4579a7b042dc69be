package sendwell.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Answers a method that an address does not have, and says which ones it has. */
final class Methods {
  // What is named exactly comes before what a parameter stands for, as "summary" does for ":id".
  private static final Comparator<String> EXACT_FIRST =
      Comparator.<String, Boolean>comparing(path -> path.contains(":"))
          .thenComparing(Comparator.naturalOrder());

  private Methods() {}

  /**
   * Ends the addresses that the router has; to be called when it has all of them. What can be read
   * with GET can be asked about with HEAD (RFC 9110 §9.1).
   */
  static void close(Router router) {
    Map<String, Set<String>> allowed = new TreeMap<>(EXACT_FIRST);
    for (var route : router.getRoutes()) {
      if (route.methods() != null) {
        if (route.methods().contains(HttpMethod.GET)) {
          route.method(HttpMethod.HEAD);
        }
        var names = allowed.computeIfAbsent(route.getPath(), _ -> new TreeSet<>());
        route.methods().forEach(method -> names.add(method.name()));
      }
    }
    allowed.forEach((path, names) -> router.route(path).handler(ctx -> refuse(ctx, names)));
  }

  /** Refuses the request; a 405 must say what is allowed (RFC 9110 §15.5.6). */
  static void refuse(RoutingContext ctx, Set<String> allowed) {
    ctx.response().putHeader("allow", String.join(", ", allowed));
    ctx.fail(405);
  }
}
