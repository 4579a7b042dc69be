package sendwell.provider;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sendwell.account.Provider;
import sendwell.failure.Conflict;
import sendwell.failure.NotFound;
import sendwell.json.Json;
import sendwell.oauth.Client;
import sendwell.oauth.OAuth;
import sendwell.oauth.ProviderSettings;
import sendwell.provider.ProviderClients.InForce;
import sendwell.provider.ProviderClients.Source;

/** Setting providers up: reading, setting, removing and verifying their clients. Methods wait. */
record ProviderSetups(
    Map<Provider, ConfiguredProvider> configured,
    SetClients set,
    Verifications verifications,
    ProviderClients clients,
    OAuth oauth,
    URI publicUrl,
    InstantSource time) {
  private static final Logger LOG = LoggerFactory.getLogger(ProviderSetups.class);

  /**
   * How a provider is set up, in the API's form.
   *
   * @param provider which
   * @param name for people
   * @param source where the client is from; null if there is none
   * @param clientId null if there is none
   * @param redirectUri what is to be registered at the provider
   * @param scopes what people are asked to allow
   * @param verified what was found of this client the last time; null if it never was verified
   */
  record Setup(
      Provider provider,
      String name,
      Source source,
      String clientId,
      URI redirectUri,
      List<String> scopes,
      Verification verified) {}

  List<Setup> all() {
    return configured.keySet().stream().map(this::get).toList();
  }

  Setup get(Provider provider) {
    var settings = settings(provider);
    Optional<InForce> found = clients.inForce(provider);
    return new Setup(
        provider,
        settings.name(),
        found.map(InForce::source).orElse(null),
        found.map(one -> one.client().id()).orElse(null),
        redirect(provider),
        settings.scopes(),
        found.flatMap(one -> verifications.find(provider, one.client())).orElse(null));
  }

  /**
   * Sets the client from here on, on every node.
   *
   * @throws Conflict if the configuration names one
   */
  void put(Provider provider, Client client) {
    refuseConfigured(provider);
    set.put(provider, client);
    LOG.atInfo()
        .addKeyValue("provider", Json.word(provider))
        .addKeyValue("client", client.id())
        .log("A provider was set up");
  }

  /**
   * Takes the client away.
   *
   * @throws Conflict if the configuration names it
   * @throws NotFound if there is none
   */
  void remove(Provider provider) {
    refuseConfigured(provider);
    if (!set.remove(provider)) {
      throw new NotFound("client of " + settings(provider).name());
    }
    LOG.atInfo().addKeyValue("provider", Json.word(provider)).log("A provider was removed");
  }

  /**
   * Verifies the client in force, and remembers what was found.
   *
   * @throws Conflict if there is none
   */
  Verification verify(Provider provider) {
    var client =
        clients
            .inForce(provider)
            .orElseThrow(
                () ->
                    new Conflict(
                        settings(provider).name()
                            + " is not set up: give a client id and a secret to verify."))
            .client();
    var found = verify(provider, client);
    verifications.put(provider, client, found);
    return found;
  }

  /** Verifies a client that need not be in force. */
  Verification verify(Provider provider, Client client) {
    var findings = oauth.verify(settings(provider), client, redirect(provider));
    return Verification.of(time.instant(), findings);
  }

  private ProviderSettings settings(Provider provider) {
    return configured.get(provider).settings();
  }

  private void refuseConfigured(Provider provider) {
    if (!configured.get(provider).client().isEmpty()) {
      throw new Conflict(
          "%s is set up in the configuration: change oauth.%s.client_id there."
              .formatted(settings(provider).name(), Json.word(provider)));
    }
  }

  private URI redirect(Provider provider) {
    return provider.redirect(publicUrl);
  }
}
