package sendwell.reconnect;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import sendwell.account.AccountRoutes;
import sendwell.account.Accounts;
import sendwell.failure.NotFound;
import sendwell.id.Ids;
import sendwell.id.Token;
import sendwell.web.Answer;
import sendwell.web.Caller;
import sendwell.web.JsonBody;
import sendwell.web.PathId;
import sendwell.web.Routes;

/** Making, listing and withdrawing links. */
record LinkRoutes(
    ReconnectLinks links,
    Accounts accounts,
    Ids ids,
    SecureRandom random,
    URI publicUrl,
    InstantSource time)
    implements Routes {
  private static final int DAYS = 7;
  private static final int DAYS_MOST = 30;

  private record Page(List<ReconnectLink> items, String next, int total) {}

  @Override
  public void mount(Router api) {
    api.post("/accounts/:id/reconnect-links").handler(this::make);
    api.get("/accounts/:id/reconnect-links").handler(this::list);
    api.delete("/reconnect-links/:id").handler(this::withdraw);
  }

  private void make(RoutingContext ctx) {
    var caller = Caller.of(ctx);
    var body = JsonBody.of(ctx);
    int days = body.number("days", 1, DAYS_MOST, DAYS);
    body.check();
    var now = time.instant();
    var account = accounts.get(caller.workspace(), AccountRoutes.id(ctx), now);
    var token = Token.random(random, "");
    var link = new NewLink(ids.next(), page(token), now, now.plus(Duration.ofDays(days)));
    links.make(link, token, caller.workspace(), account.id(), member(caller));
    Answer.json(ctx, 201, link);
  }

  private void list(RoutingContext ctx) {
    var workspace = Caller.of(ctx).workspace();
    var now = time.instant();
    var account = accounts.get(workspace, AccountRoutes.id(ctx), now);
    var items = links.open(workspace, account.id(), now);
    Answer.json(ctx, 200, new Page(items, null, items.size()));
  }

  private void withdraw(RoutingContext ctx) {
    UUID id = PathId.of(ctx, "reconnect link");
    if (!links.withdraw(Caller.of(ctx).workspace(), id, time.instant())) {
      throw new NotFound("reconnect link");
    }
    Answer.nothing(ctx);
  }

  /** Behind the #, where the browser keeps it to itself. */
  private URI page(Token token) {
    String home = publicUrl.toString().replaceAll("/$", "");
    return URI.create(home + OwnerRoutes.PAGE.path() + "#" + token.value());
  }

  private static UUID member(Caller caller) {
    return switch (caller) {
      case Caller.Member member -> member.member();
      case Caller.Program _ -> null;
    };
  }
}
