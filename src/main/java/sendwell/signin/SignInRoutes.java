package sendwell.signin;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sendwell.account.Account;
import sendwell.account.AccountId;
import sendwell.account.Accounts;
import sendwell.account.PathProvider;
import sendwell.account.Provider;
import sendwell.account.Providers;
import sendwell.failure.NotFound;
import sendwell.failure.Refused;
import sendwell.failure.Unavailable;
import sendwell.id.Token;
import sendwell.json.Json;
import sendwell.mail.EmailAddress;
import sendwell.oauth.Attempt;
import sendwell.oauth.Callback;
import sendwell.oauth.SignIn;
import sendwell.web.Answer;
import sendwell.web.Caller;
import sendwell.web.PathId;
import sendwell.web.Query;
import sendwell.web.Routes;

/**
 * Where a browser goes to sign in with a provider, where it comes back to, and what came of it.
 *
 * @param signIns what is under way
 * @param accounts knows which account is to be connected again
 * @param arrival settles what came back
 * @param providers who is there to sign in with
 * @param publicUrl of this installation; providers send browsers back below it
 */
record SignInRoutes(
    SignIns signIns,
    Accounts accounts,
    Arrival arrival,
    Providers providers,
    URI publicUrl,
    SecureRandom random,
    InstantSource time)
    implements Routes {
  private static final Logger LOG = LoggerFactory.getLogger(SignInRoutes.class);
  private static final int PARAMETER_MOST = 4_000;

  @Override
  public void mount(Router api) {
    api.get("/sign-ins/:id").handler(this::outcome);
  }

  @Override
  public void mountBrowser(Router browser) {
    browser.get("/:provider/start").handler(this::start);
    browser.get("/:provider/callback").handler(this::callback);
  }

  private void start(RoutingContext ctx) {
    var member = member(ctx);
    var provider = PathProvider.of(ctx);
    var query = Query.of(ctx);
    var returnTo = query.optional("returnTo", ReturnTo::parse).orElse(ReturnTo.ADD_PAGE);
    var hint = query.optional("hint", EmailAddress::parse).map(EmailAddress::toString);
    var wanted = query.optional("account", text -> new AccountId(UUID.fromString(text)));
    query.check();
    var account = wanted.map(id -> accounts.get(member.workspace(), id, time.instant()));
    var known = providers.of(provider);
    if (known.isEmpty()) {
      redirect(ctx, "/settings/providers");
      return;
    }
    String address = account.map(Account::email).or(() -> hint).orElse("");
    try {
      var begun = known.get().begin(redirectUri(provider), address);
      signIns.begin(member, provider, wanted, begun.attempt(), returnTo, time.instant());
      redirect(ctx, begun.page().toString());
    } catch (Unavailable e) {
      redirect(ctx, returnTo.with(notBegun(member, provider, wanted, returnTo, e).toString()));
    }
  }

  /** A sign-in that came to its end before it began, for the page to tell. */
  private UUID notBegun(
      Caller.Member member,
      Provider provider,
      Optional<AccountId> account,
      ReturnTo returnTo,
      Unavailable why) {
    var nobodys = new Attempt(Token.random(random, "").value(), "", "", redirectUri(provider));
    UUID id = signIns.begin(member, provider, account, nobodys, returnTo, time.instant());
    signIns.end(id, Outcome.of(provider, Outcome.Result.FAILED, null, why.getMessage()));
    return id;
  }

  private void callback(RoutingContext ctx) {
    var member = member(ctx);
    var provider = PathProvider.of(ctx);
    var callback = callback(ctx.request());
    var found = signIns.take(member, provider, callback.state(), time.instant());
    if (found.isEmpty()) {
      LOG.atInfo().addKeyValue("provider", provider).log("A browser came back from no sign-in");
      redirect(ctx, ReturnTo.ADD_PAGE.with("lost"));
      return;
    }
    var signIn = found.get();
    SignIn result =
        providers
            .of(provider)
            .map(known -> known.finish(signIn.attempt(), callback))
            .orElseThrow(() -> new NotFound("provider"));
    if (result instanceof SignIn.Forged(var why)) {
      LOG.atWarn().addKeyValue("provider", provider).addKeyValue("why", why).log("Not its sign-in");
    }
    signIns.end(signIn.id(), arrival.settle(member.workspace(), signIn, result));
    redirect(ctx, signIn.returnTo().with(signIn.id().toString()));
  }

  private void outcome(RoutingContext ctx) {
    var outcome = signIns.outcome(member(ctx), PathId.of(ctx, "sign-in"), time.instant());
    Answer.json(ctx, 200, Json.read(outcome.orElseThrow(() -> new NotFound("sign-in"))));
  }

  private static Callback callback(HttpServerRequest request) {
    return new Callback(
        parameter(request, "code"),
        parameter(request, "state"),
        parameter(request, "iss"),
        parameter(request, "error"),
        parameter(request, "error_description"));
  }

  private static String parameter(HttpServerRequest request, String name) {
    String value = request.getParam(name, "");
    return value.length() <= PARAMETER_MOST ? value : "";
  }

  private URI redirectUri(Provider provider) {
    return provider.redirect(publicUrl);
  }

  private static Caller.Member member(RoutingContext ctx) {
    return switch (Caller.of(ctx)) {
      case Caller.Member member -> member;
      case Caller.Program _ ->
          throw Refused.notAllowed("Signing in with a provider takes a person with a browser.");
    };
  }

  private static void redirect(RoutingContext ctx, String to) {
    ctx.response()
        .setStatusCode(302)
        .putHeader("location", to)
        .putHeader("cache-control", "no-store")
        .end();
  }
}
