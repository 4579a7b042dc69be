package sendwell.provider;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.VerticleBase;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;
import sendwell.account.Accounts;
import sendwell.account.ClientRefusals;
import sendwell.account.Mailboxes;
import sendwell.account.Provider;
import sendwell.db.Database;
import sendwell.event.EventLog;
import sendwell.oauth.OAuth;
import sendwell.secret.Sealer;
import sendwell.web.Routes;

/**
 * The slice's way in: the providers as they are set up at present, setting them up, and the alarms
 * of those that do not accept this installation.
 *
 * @param database where clients are kept that somebody set
 * @param sealer seals their secrets
 * @param log is told of every change
 * @param oauth speaks to providers
 * @param configured what the configuration says of each
 * @param publicUrl where people reach this Sendwell
 * @param time the clock
 */
public record Providing(
    Database database,
    Sealer sealer,
    EventLog log,
    OAuth oauth,
    Map<Provider, ConfiguredProvider> configured,
    URI publicUrl,
    InstantSource time) {

  /** The providers with the client in force. Make it once: it keeps what a provider told. */
  public ProviderClients clients() {
    return new ProviderClients(configured, set(), oauth);
  }

  /** The routes of the slice. */
  public Routes routes(ProviderClients clients) {
    return new ProviderRoutes(
        new ProviderSetups(
            database, set(), setups(clients), new ClientRefusals(database), oauth, time));
  }

  /** Raises and ends alarms, and asks for those who wait; deploy one a node, on virtual threads. */
  public VerticleBase verticle(
      ProviderClients clients,
      Accounts accounts,
      Mailboxes mailboxes,
      RandomGenerator random,
      MeterRegistry meters) {
    var watch = new AlarmWatch(database, setups(clients), meters);
    var asking = new Asking(accounts, mailboxes, new ClientRefusals(database), time);
    return new ProviderVerticle(clients, watch, asking, time, random, meters);
  }

  private Setups setups(ProviderClients clients) {
    return new Setups(configured, clients, new Verifications(sealer), new Alarms(), log, publicUrl);
  }

  private SetClients set() {
    return new SetClients(database, sealer);
  }
}
