package sendwell.reconnect;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import sendwell.account.Accounts;
import sendwell.connect.LoginProbe;
import sendwell.connect.NewPassword;
import sendwell.event.EventLog;
import sendwell.id.Ids;
import sendwell.signin.Journeys;
import sendwell.web.HttpSettings;
import sendwell.web.Routes;
import sendwell.web.Source;
import sendwell.workspace.SignInDelays;

/** The slice's way in: links, what is done with them, and forgetting those that have ended. */
public final class Reconnecting {
  private final ReconnectLinks links;
  private final List<Routes> routes;

  /** Connects again by these journeys, or by passwords that this probe has tried. */
  public Reconnecting(
      Accounts accounts,
      EventLog log,
      Journeys journeys,
      LoginProbe probe,
      HttpSettings http,
      Ids ids,
      SecureRandom random,
      InstantSource time) {
    links = new ReconnectLinks(accounts.database());
    var delays = new SignInDelays(accounts.database());
    routes =
        List.of(
            new LinkRoutes(links, accounts, ids, random, http.publicUrl(), time),
            new OwnerRoutes(
                links,
                new Reconnection(links, accounts, log),
                accounts,
                journeys,
                new NewPassword(probe),
                new Tries(delays, new Source(http.trustedProxies())),
                random,
                http.secure(),
                time));
  }

  /** The slice's addresses: those of members, and those of mailboxes' owners. */
  public List<Routes> routes() {
    return routes;
  }

  /** Forgets links that are over. */
  public void forget(Instant now) {
    links.forget(now);
  }
}
