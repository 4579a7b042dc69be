package sendwell.signin;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import sendwell.account.Accounts;
import sendwell.account.NewAccount;
import sendwell.account.Provider;
import sendwell.account.Providers;
import sendwell.connect.LoginProbe;
import sendwell.graph.Graph;
import sendwell.id.Ids;
import sendwell.secret.Sealer;
import sendwell.web.Routes;

/** The slice's way in: signing in with a provider, and forgetting what was not finished. */
public final class SigningIn {
  private final SignIns signIns;
  private final Journeys journeys;
  private final SignInRoutes routes;

  /**
   * What signing in is.
   *
   * @param servers where the mailboxes of each provider are
   * @param limits what a new account may send
   * @param publicUrl of this installation
   */
  public record SignInSettings(
      Map<Provider, MailServers> servers, NewAccount.Limits limits, URI publicUrl) {}

  /** Signs in with these providers. */
  public SigningIn(
      Accounts accounts,
      Providers providers,
      LoginProbe probe,
      Graph graph,
      SignInSettings settings,
      Sealer sealer,
      Ids ids,
      SecureRandom random,
      InstantSource time) {
    signIns = new SignIns(accounts.database(), sealer, ids);
    var arrival = new Arrival(accounts, probe, graph, settings.servers(), settings.limits(), time);
    journeys = new Journeys(signIns, arrival, providers, settings.publicUrl(), time);
    routes =
        new SignInRoutes(
            journeys, signIns, accounts, providers, settings.publicUrl(), random, time);
  }

  /** The way for those who sign in without belonging to the workspace. */
  public Journeys journeys() {
    return journeys;
  }

  /** The slice's addresses. */
  public Routes routes() {
    return routes;
  }

  /** Forgets what has taken too long, or has been read. */
  public void forget(Instant now) {
    signIns.forget(now);
  }
}
