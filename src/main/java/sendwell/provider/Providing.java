package sendwell.provider;

import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import sendwell.account.Provider;
import sendwell.db.Database;
import sendwell.oauth.OAuth;
import sendwell.secret.Sealer;
import sendwell.web.Routes;

/**
 * The slice's way in: the providers as they are set up at present, and setting them up.
 *
 * @param database where clients are kept that somebody set
 * @param sealer seals their secrets
 * @param oauth speaks to providers
 * @param configured what the configuration says of each
 */
public record Providing(
    Database database, Sealer sealer, OAuth oauth, Map<Provider, ConfiguredProvider> configured) {

  /** The providers with the client in force. Make it once: it keeps what a provider told. */
  public ProviderClients clients() {
    return new ProviderClients(configured, set(), oauth);
  }

  /** The routes of the slice; people reach this Sendwell at the public URL. */
  public Routes routes(ProviderClients clients, URI publicUrl, InstantSource time) {
    var verifications = new Verifications(database, sealer);
    return new ProviderRoutes(
        new ProviderSetups(configured, set(), verifications, clients, oauth, publicUrl, time));
  }

  private SetClients set() {
    return new SetClients(database, sealer);
  }
}
