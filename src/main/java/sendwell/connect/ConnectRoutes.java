package sendwell.connect;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.InstantSource;
import sendwell.account.Account;
import sendwell.account.AccountRoutes;
import sendwell.account.Accounts;
import sendwell.account.Credentials;
import sendwell.account.NewAccount;
import sendwell.account.Reach;
import sendwell.failure.Invalid;
import sendwell.failure.NotFound;
import sendwell.json.Json;
import sendwell.mail.EmailAddress;
import sendwell.web.Answer;
import sendwell.web.Caller;
import sendwell.web.JsonBody;
import sendwell.web.Routes;

/** Connecting a mailbox, and connecting it again. */
record ConnectRoutes(
    Accounts accounts,
    Discovery discovery,
    LoginProbe probe,
    NewAccount.Limits limits,
    URI publicUrl,
    InstantSource time)
    implements Routes {
  @Override
  public void mount(Router api) {
    api.post("/accounts").handler(this::connect);
    api.post("/accounts/discover").handler(this::discover);
    api.post("/accounts/:id/reconnect").handler(this::reconnect);
  }

  private void discover(RoutingContext ctx) {
    var body = JsonBody.of(ctx);
    var email = body.required("email", EmailAddress::parse);
    body.check();
    Answer.json(ctx, 200, discovery.discover(email));
  }

  /** Both servers are really signed in to before anything is saved. */
  private void connect(RoutingContext ctx) {
    var workspace = Caller.of(ctx).workspace();
    var wanted = CustomAccount.read(JsonBody.of(ctx), limits);
    if (accounts.connected(workspace, wanted.draft().email())) {
      throw Accounts.alreadyConnected(wanted.draft().email());
    }
    signIn(wanted.ready());
    var account =
        accounts.add(workspace, wanted.draft(), wanted.ready().connection(), time.instant());
    ctx.response().putHeader("location", "/api/v1/accounts/" + account.id());
    Answer.json(ctx, 201, account);
  }

  /**
   * The account keeps its history and its queue; only the way to its mailbox changes. Where that is
   * a sign-in with the provider, a browser must go there.
   */
  private void reconnect(RoutingContext ctx) {
    var workspace = Caller.of(ctx).workspace();
    var account = accounts.get(workspace, AccountRoutes.id(ctx), time.instant());
    var present =
        accounts.connections().find(account.id()).orElseThrow(() -> new NotFound("account"));
    switch (present.credentials()) {
      case Credentials.Grant _ -> Answer.json(ctx, 200, new SignInAt(page(account)));
      case Credentials.Password(var login) -> {
        var changed = CustomAccount.change(JsonBody.of(ctx), present, login);
        signIn(changed);
        Answer.json(
            ctx,
            200,
            accounts.reconnect(workspace, account.id(), changed.connection(), time.instant()));
      }
    }
  }

  /** Where a signed-in browser goes to sign in with the provider again. */
  private record SignInAt(String authorizationUrl) {}

  private String page(Account account) {
    return publicUrl
        .resolve(
            "/oauth/%s/start?account=%s&returnTo=/accounts"
                .formatted(Json.word(account.provider()), account.id()))
        .toString();
  }

  private void signIn(Reach.Ready ready) {
    var errors = probe.errors(ready);
    if (!errors.isEmpty()) {
      throw new Invalid(errors);
    }
  }
}
