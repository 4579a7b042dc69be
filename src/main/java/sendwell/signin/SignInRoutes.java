package sendwell.signin;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sendwell.account.Account;
import sendwell.account.AccountId;
import sendwell.account.Accounts;
import sendwell.account.PathProvider;
import sendwell.account.Providers;
import sendwell.failure.NotFound;
import sendwell.failure.Refused;
import sendwell.failure.Unavailable;
import sendwell.id.Token;
import sendwell.mail.EmailAddress;
import sendwell.oauth.Attempt;
import sendwell.web.Answer;
import sendwell.web.Caller;
import sendwell.web.PathId;
import sendwell.web.Query;
import sendwell.web.Routes;

/**
 * Where a browser goes to sign in with a provider, where it comes back to, and what came of it.
 *
 * @param journeys begins and ends sign-ins
 * @param signIns what is under way
 * @param accounts knows which account is to be connected again
 * @param providers who is there to sign in with
 * @param publicUrl of this installation; providers send browsers back below it
 */
record SignInRoutes(
    Journeys journeys,
    SignIns signIns,
    Accounts accounts,
    Providers providers,
    URI publicUrl,
    SecureRandom random,
    InstantSource time)
    implements Routes {
  private static final Logger LOG = LoggerFactory.getLogger(SignInRoutes.class);
  private static final String DELETED =
      "The account was deleted meanwhile. Signing in once more adds it as a new one.";

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
    if (providers.of(provider).isEmpty()) {
      Answer.redirect(ctx, "/settings/providers");
      return;
    }
    var account = wanted.flatMap(id -> accounts.find(member.workspace(), id, time.instant()));
    var errand = new Errand(member.workspace(), provider, account.map(Account::id), returnTo);
    String address = account.map(Account::email).or(() -> hint).orElse("");
    Answer.redirect(
        ctx,
        wanted.isPresent() && account.isEmpty()
            ? notBegun(member, errand, DELETED)
            : begin(member, errand, address));
  }

  private String begin(Caller.Member member, Errand errand, String address) {
    try {
      return journeys.begin(Browser.of(member), errand, address).toString();
    } catch (Unavailable e) {
      return notBegun(member, errand, e.getMessage());
    }
  }

  /** Ends a sign-in before it began, and answers the page that tells it. */
  private String notBegun(Caller.Member member, Errand errand, String why) {
    var provider = errand.provider();
    var nobodys =
        new Attempt(Token.random(random, "").value(), "", "", provider.redirect(publicUrl));
    UUID id = signIns.begin(Browser.of(member), errand, nobodys, time.instant());
    signIns.end(id, Outcome.of(provider, Outcome.Result.FAILED, null, why).about(errand));
    return errand.returnTo().with(id.toString());
  }

  private void callback(RoutingContext ctx) {
    var member = member(ctx);
    var provider = PathProvider.of(ctx);
    var end = journeys.end(Browser.of(member), provider, CallbackQuery.of(ctx));
    if (end.isEmpty()) {
      LOG.atInfo().addKeyValue("provider", provider).log("A browser came back from no sign-in");
    }
    Answer.redirect(ctx, end.orElse(ReturnTo.ADD_PAGE.with("lost")));
  }

  private void outcome(RoutingContext ctx) {
    var outcome = journeys.outcome(Browser.of(member(ctx)), PathId.of(ctx, "sign-in"));
    Answer.json(ctx, 200, outcome.orElseThrow(() -> new NotFound("sign-in")));
  }

  private static Caller.Member member(RoutingContext ctx) {
    return switch (Caller.of(ctx)) {
      case Caller.Member member -> member;
      case Caller.Program _ ->
          throw Refused.notAllowed("Signing in with a provider takes a person with a browser.");
    };
  }
}
