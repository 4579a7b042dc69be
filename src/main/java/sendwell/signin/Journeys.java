package sendwell.signin;

import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sendwell.account.Provider;
import sendwell.account.Providers;
import sendwell.failure.Unavailable;
import sendwell.json.Json;
import sendwell.oauth.Callback;
import sendwell.oauth.SignIn;

/**
 * Sign-ins from the first step to the last, whoever takes them: a member, or somebody who was asked
 * to. Methods wait for PostgreSQL and for the provider: call them on a virtual thread.
 */
public final class Journeys {
  private static final Logger LOG = LoggerFactory.getLogger(Journeys.class);

  private final SignIns signIns;
  private final Arrival arrival;
  private final Providers providers;
  private final URI publicUrl;
  private final InstantSource time;

  Journeys(
      SignIns signIns, Arrival arrival, Providers providers, URI publicUrl, InstantSource time) {
    this.signIns = signIns;
    this.arrival = arrival;
    this.providers = providers;
    this.publicUrl = publicUrl;
    this.time = time;
  }

  /**
   * Begins a sign-in of this browser.
   *
   * @param address to suggest there; empty if there is none
   * @return the provider's page to send it to
   * @throws Unavailable if the provider is not set up, or does not tell where its page is
   */
  public URI begin(Browser browser, Errand errand, String address) {
    var provider = errand.provider();
    var known = providers.of(provider).orElseThrow(() -> new Unavailable(notSetUp(provider)));
    var begun = known.begin(provider.redirect(publicUrl), address);
    signIns.begin(browser, errand, begun.attempt(), time.instant());
    return begun.page();
  }

  /**
   * Ends the sign-in that this browser has come back from, and stores what it brought.
   *
   * @param keeper stores it if the account is there already
   * @return the page of ours where its end can be read; nothing if this browser did not begin it
   */
  public Optional<String> end(
      Browser browser, Provider provider, Callback callback, Keeper keeper) {
    return signIns
        .take(browser, provider, callback.state(), time.instant())
        .map(signIn -> end(signIn, callback, keeper));
  }

  /** The same for a member, who may connect any account of the workspace again. */
  Optional<String> end(Browser browser, Provider provider, Callback callback) {
    return signIns
        .take(browser, provider, callback.state(), time.instant())
        .map(signIn -> end(signIn, callback, arrival.keeper(signIn.errand().workspace())));
  }

  private String end(UnderWay signIn, Callback callback, Keeper keeper) {
    var errand = signIn.errand();
    var provider = errand.provider();
    var outcome =
        providers
            .of(provider)
            .map(known -> known.finish(signIn.attempt(), callback))
            .map(result -> settled(errand, result, keeper))
            // The operator has taken the client away meanwhile.
            .orElseGet(() -> Outcome.of(provider, Outcome.Result.FAILED, null, notSetUp(provider)));
    signIns.end(signIn.id(), outcome.about(errand));
    return errand.returnTo().with(signIn.id().toString());
  }

  private Outcome settled(Errand errand, SignIn result, Keeper keeper) {
    if (result instanceof SignIn.Forged(var why)) {
      LOG.atWarn()
          .addKeyValue("provider", errand.provider())
          .addKeyValue("why", why)
          .log("Not its sign-in");
    }
    return arrival.settle(errand, result, keeper);
  }

  private String notSetUp(Provider provider) {
    return "This Sendwell is not set up to sign in with %s.".formatted(arrival.name(provider));
  }

  /** What came of a sign-in of this browser; nothing if there is none, or not for long enough. */
  public Optional<Outcome> outcome(Browser browser, UUID id) {
    return signIns.outcome(browser, id, time.instant()).map(text -> Json.read(text, Outcome.class));
  }
}
