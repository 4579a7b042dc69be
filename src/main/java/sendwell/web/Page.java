package sendwell.web;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The files of the dashboard. An address that is no file is one of the page's own, so it gets the
 * page.
 */
final class Page {
  /** What is not there is missing: these addresses are files, or are for programs. */
  private static final List<String> NOT_THE_PAGE =
      List.of("/api/", "/oauth/", "/eventbus/", "/health/", "/app/", "/style/", "/vendor/");

  private static final Set<String> ALLOWED = new TreeSet<>(Set.of("GET", "HEAD"));

  private Page() {}

  static void mount(Router router) {
    // Browsers ask each time whether a file has changed: nobody runs an old page against a new
    // server.
    router
        .route()
        .handler(
            StaticHandler.create("webroot")
                .setMaxAgeSeconds(0)
                .setDirectoryListing(false)
                .setIncludeHidden(false));
    router.route().handler(Page::page);
  }

  private static void page(RoutingContext ctx) {
    String path = ctx.normalizedPath();
    boolean again = ctx.get("sendwell.page") != null;
    if (again || NOT_THE_PAGE.stream().anyMatch(path::startsWith)) {
      ctx.fail(404);
      return;
    }
    if (!ALLOWED.contains(ctx.request().method().name())) {
      Methods.refuse(ctx, ALLOWED);
      return;
    }
    ctx.put("sendwell.page", true);
    ctx.reroute("/");
  }
}
