package sendwell.provider;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import sendwell.account.PathProvider;
import sendwell.failure.Refused;
import sendwell.oauth.Client;
import sendwell.web.Answer;
import sendwell.web.Caller;
import sendwell.web.JsonBody;
import sendwell.web.Routes;

/** Reading and changing how providers are set up. No answer ever has a secret in it. */
record ProviderRoutes(ProviderSetups setups) implements Routes {
  private static final int ID_MOST = 300;
  private static final int SECRET_MOST = 1_000;

  private record Page(List<Setup> items, String next, int total) {}

  @Override
  public void mount(Router api) {
    api.get("/providers").handler(this::list);
    api.put("/providers/:provider").handler(this::put);
    api.delete("/providers/:provider").handler(this::remove);
    api.post("/providers/:provider/verify").handler(this::verify);
  }

  private void list(RoutingContext ctx) {
    var workspace = Caller.of(ctx).workspace();
    // Read before the rest: events after this number may already be in it, none before is missing.
    ctx.response().putHeader("x-event-seq", String.valueOf(setups.seq(workspace)));
    var items = setups.all(workspace);
    Answer.json(ctx, 200, new Page(items, null, items.size()));
  }

  private void put(RoutingContext ctx) {
    refusePrograms(ctx);
    var provider = PathProvider.of(ctx);
    setups.put(provider, client(JsonBody.of(ctx)));
    Answer.json(ctx, 200, setups.get(Caller.of(ctx).workspace(), provider));
  }

  private void remove(RoutingContext ctx) {
    refusePrograms(ctx);
    setups.remove(PathProvider.of(ctx));
    Answer.nothing(ctx);
  }

  /** With a client in the body, that one is tried and nothing is remembered. */
  private void verify(RoutingContext ctx) {
    refusePrograms(ctx);
    var provider = PathProvider.of(ctx);
    var body = JsonBody.of(ctx);
    boolean given = body.has("clientId") || body.has("clientSecret");
    Answer.json(ctx, 200, given ? setups.verify(provider, client(body)) : setups.verify(provider));
  }

  private static Client client(JsonBody body) {
    String id = body.required("clientId", text -> printable(text, ID_MOST));
    String secret = body.required("clientSecret", text -> printable(text, SECRET_MOST));
    body.check();
    return new Client(id, secret);
  }

  /** Blanks around it come along when it is copied, and belong to none. */
  private static String printable(String text, int most) {
    String stripped = text.strip();
    if (stripped.length() > most) {
      throw new IllegalArgumentException("This may have at most " + most + " characters.");
    }
    if (!stripped.matches("[\\x21-\\x7e]+")) {
      throw new IllegalArgumentException(
          "This may hold only letters, digits and signs, and no spaces.");
    }
    return stripped;
  }

  /** Whoever sets the client decides to whom people hand their mailboxes: that is for a person. */
  private static void refusePrograms(RoutingContext ctx) {
    if (Caller.of(ctx) instanceof Caller.Program) {
      throw Refused.notAllowed("An API key does not set up providers. Sign in, and use Settings.");
    }
  }
}
