package sendwell.provider;

import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import sendwell.account.Provider;
import sendwell.account.Providers;
import sendwell.oauth.Client;
import sendwell.oauth.OAuth;
import sendwell.oauth.OAuthProvider;

/**
 * The providers with the client in force: the configuration's, else the one that somebody set. Safe
 * for use by many threads.
 */
public final class ProviderClients implements Providers {
  private final Map<Provider, ConfiguredProvider> configured;
  private final SetClients set;
  private final OAuth oauth;
  private final Map<Provider, Kept> kept = new ConcurrentHashMap<>();

  private record Kept(Client client, OAuthProvider provider) {}

  /** A client, and where it is from. */
  record InForce(Client client, Source source) {}

  /** Where a client is from. */
  enum Source {
    /** From the configuration, where alone it can be changed. */
    CONFIGURATION,
    /** Somebody set it on the page. */
    PAGE
  }

  ProviderClients(Map<Provider, ConfiguredProvider> configured, SetClients set, OAuth oauth) {
    this.configured = configured;
    this.set = set;
    this.oauth = oauth;
  }

  // What a provider object has learnt (endpoints, keys) is kept until the client changes. That may
  // happen on any node, so a client that somebody set is read each time: a row by its key and a
  // seal to open, which is nothing beside the call of a provider that is about to follow.
  @Override
  public Optional<OAuthProvider> of(Provider provider) {
    return inForce(provider).map(found -> provider(provider, found.client()));
  }

  private OAuthProvider provider(Provider provider, Client client) {
    return kept.compute(
            provider,
            (_, old) ->
                old != null && old.client().equals(client)
                    ? old
                    : new Kept(client, oauth.provider(configured.get(provider).settings(), client)))
        .provider();
  }

  /** The providers that there is a client for. */
  List<Provider> inForce() {
    return configured.keySet().stream().filter(one -> inForce(one).isPresent()).toList();
  }

  Optional<InForce> inForce(Provider provider) {
    return inForce(provider, () -> set.find(provider));
  }

  /** The same as the caller's transaction has it. */
  Optional<InForce> inForce(SqlClient sql, Provider provider) {
    return inForce(provider, () -> set.find(sql, provider));
  }

  private Optional<InForce> inForce(Provider provider, Supplier<Optional<Client>> find) {
    if (!configured.containsKey(provider)) {
      return Optional.empty();
    }
    return configured.get(provider).client().stream()
        .findFirst()
        .map(client -> new InForce(client, Source.CONFIGURATION))
        .or(() -> find.get().map(client -> new InForce(client, Source.PAGE)));
  }
}
