package sendwell.reconnect;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import sendwell.account.Account;
import sendwell.account.Accounts;
import sendwell.account.Credentials;
import sendwell.account.PathProvider;
import sendwell.account.Provider;
import sendwell.connect.NewPassword;
import sendwell.failure.Conflict;
import sendwell.failure.InputError;
import sendwell.failure.NotFound;
import sendwell.id.Token;
import sendwell.signin.CallbackQuery;
import sendwell.signin.Errand;
import sendwell.signin.Journeys;
import sendwell.signin.Keeper;
import sendwell.signin.Outcome;
import sendwell.signin.ReturnTo;
import sendwell.web.Answer;
import sendwell.web.JsonBody;
import sendwell.web.PathId;
import sendwell.web.Routes;
import sendwell.web.SessionCookie;

/**
 * What the owner of a mailbox may do who holds a link, and is nobody else to us. The link's secret
 * comes in the body of a request that only our own page sends, when a button of it is pressed: what
 * merely follows the link, as scanners of mail do, changes nothing.
 *
 * @param secure whether the page is reached by TLS
 */
record OwnerRoutes(
    ReconnectLinks links,
    Reconnection reconnection,
    Accounts accounts,
    Journeys journeys,
    NewPassword passwords,
    Tries tries,
    SecureRandom random,
    boolean secure,
    InstantSource time)
    implements Routes {
  /** The owner's page, which is nobody's own. */
  static final ReturnTo PAGE = new ReturnTo("/reconnect/");

  private static final int TOKEN_MOST = 100;

  /** All that a link tells. */
  private record Mailbox(String email, Provider provider) {}

  private record SignInAt(String authorizationUrl) {}

  /** What came of a sign-in, without what the workspace knows. */
  private record Told(
      Provider provider,
      Outcome.Result result,
      String email,
      String detail,
      String answer,
      List<String> missing,
      List<InputError> errors) {
    static Told of(Outcome outcome) {
      return new Told(
          outcome.provider(),
          outcome.result(),
          outcome.email(),
          outcome.detail(),
          outcome.answer(),
          outcome.missing(),
          outcome.errors());
    }
  }

  @Override
  public void mount(Router api) {
    // Nothing: a member needs no link.
  }

  @Override
  public void mountOpen(Router open) {
    open.post("/reconnect").handler(this::look);
    open.post("/reconnect/sign-in").handler(this::signIn);
    open.post("/reconnect/password").handler(this::password);
    open.get("/reconnect/sign-ins/:id").handler(this::outcome);
  }

  @Override
  public void mountOpenBrowser(Router browser) {
    browser.get("/:provider/callback").handler(this::callback);
  }

  private void look(RoutingContext ctx) {
    var body = JsonBody.of(ctx);
    var account = account(opened(ctx, body));
    Answer.json(ctx, 200, new Mailbox(account.email(), account.provider()));
  }

  private void signIn(RoutingContext ctx) {
    var link = opened(ctx, JsonBody.of(ctx));
    var account = account(link);
    if (account.provider() == Provider.CUSTOM) {
      throw new Conflict("This mailbox is connected by its password.");
    }
    tries.count(link, time.instant());
    var cookie = OwnerCookie.fresh(link, random);
    var errand = new Errand(link.workspace(), account.provider(), Optional.of(account.id()), PAGE);
    var page = journeys.begin(cookie.browser(), errand, account.email());
    cookie.set(ctx, secure);
    Answer.json(ctx, 200, new SignInAt(page.toString()));
  }

  /** Comes here whoever comes back from a provider; who is not an owner goes on as a member. */
  private void callback(RoutingContext ctx) {
    var cookie = OwnerCookie.of(ctx);
    if (cookie.isEmpty()) {
      ctx.next();
      return;
    }
    var end = cookie.flatMap(owner -> end(ctx, owner));
    if (end.isEmpty() && SessionCookie.isSentWith(ctx)) {
      ctx.next();
      return;
    }
    Answer.redirect(ctx, end.orElse(PAGE.with("lost")));
  }

  private Optional<String> end(RoutingContext ctx, OwnerCookie owner) {
    var provider = PathProvider.of(ctx);
    return links
        .find(owner.link(), time.instant())
        .flatMap(
            link -> journeys.end(owner.browser(), provider, CallbackQuery.of(ctx), keeper(link)));
  }

  private Keeper keeper(OpenLink link) {
    return (_, connection, grant, now) ->
        reconnection.through(link, connection, Optional.of(grant), now);
  }

  private void outcome(RoutingContext ctx) {
    var outcome =
        OwnerCookie.of(ctx)
            .flatMap(owner -> journeys.outcome(owner.browser(), PathId.of(ctx, "sign-in")))
            .orElseThrow(() -> new NotFound("sign-in"));
    Answer.json(ctx, 200, Told.of(outcome));
  }

  /** The servers are those that are known, and both are really signed in to before it is saved. */
  private void password(RoutingContext ctx) {
    var body = JsonBody.of(ctx);
    String password = NewPassword.read(body);
    var link = opened(ctx, body);
    var present =
        accounts.connections().find(link.account()).orElseThrow(() -> new NotFound("account"));
    switch (present.credentials()) {
      case Credentials.Grant _ ->
          throw new Conflict("This mailbox is connected by signing in with its provider.");
      case Credentials.Password(var login) -> {
        tries.count(link, time.instant());
        var tried = passwords.at(present, login, password);
        if (!tried.faults().isEmpty()) {
          throw OwnersWords.refusal(tried.faults());
        }
        reconnection.through(link, tried.connection(), Optional.empty(), time.instant());
        Answer.nothing(ctx);
      }
    }
  }

  /** The link that the request holds; one that is not open is as good as none. */
  private OpenLink opened(RoutingContext ctx, JsonBody body) {
    String token = body.text("token", TOKEN_MOST);
    body.check();
    return tries.ofSource(
        ctx,
        time.instant(),
        () ->
            links
                .find(new Token(token), time.instant())
                .orElseThrow(() -> new NotFound("reconnect link")));
  }

  private Account account(OpenLink link) {
    return accounts.get(link.workspace(), link.account(), time.instant());
  }
}
