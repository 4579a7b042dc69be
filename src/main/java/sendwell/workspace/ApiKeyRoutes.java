package sendwell.workspace;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.List;
import sendwell.failure.NotFound;
import sendwell.web.AccessEnded;
import sendwell.web.Answer;
import sendwell.web.Caller;
import sendwell.web.JsonBody;
import sendwell.web.PathId;
import sendwell.web.Routes;

/** Making, listing and revoking API keys. */
record ApiKeyRoutes(ApiKeys keys, AccessEnded accessEnded, InstantSource time) implements Routes {
  private static final int NAME_MOST = 100;

  private record Page(List<ApiKeys.ApiKey> items, String next, int total) {}

  @Override
  public void mount(Router api) {
    api.get("/api-keys").handler(this::list);
    api.post("/api-keys").handler(this::create);
    api.delete("/api-keys/:id").handler(this::revoke);
  }

  private void list(RoutingContext ctx) {
    var items = keys.list(Caller.of(ctx).workspace());
    Answer.json(ctx, 200, new Page(items, null, items.size()));
  }

  private void create(RoutingContext ctx) {
    var body = JsonBody.of(ctx);
    String name = body.text("name", NAME_MOST);
    body.check();
    Answer.json(ctx, 201, keys.create(Caller.of(ctx).workspace(), name.strip(), time.instant()));
  }

  private void revoke(RoutingContext ctx) {
    var id = PathId.of(ctx, "API key");
    if (!keys.revoke(Caller.of(ctx).workspace(), id)) {
      throw new NotFound("API key");
    }
    accessEnded.tell(id);
    Answer.nothing(ctx);
  }
}
