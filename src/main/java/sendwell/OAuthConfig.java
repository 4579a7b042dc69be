package sendwell;

import java.net.URI;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import sendwell.account.Provider;
import sendwell.oauth.Client;
import sendwell.oauth.Endpoints;
import sendwell.oauth.ProviderSettings;
import sendwell.oauth.ProviderSettings.Binding;
import sendwell.oauth.ProviderSettings.Source;
import sendwell.provider.ConfiguredProvider;

/** Reads how to sign in with a provider: {@code oauth.google.*} and {@code oauth.microsoft.*}. */
record OAuthConfig(Settings settings, String prefix) {
  private static final String URL = "give an address like https://idp.example.com/token";

  /** Google hands out a refresh token only to who asks for both, and at a second sign-in too. */
  private static final Map<String, String> OFFLINE =
      Map.of("access_type", "offline", "prompt", "consent");

  private static final Map<String, String> CHOOSE = Map.of("prompt", "select_account");

  static Map<Provider, ConfiguredProvider> providers(Settings settings) {
    var providers = new EnumMap<Provider, ConfiguredProvider>(Provider.class);
    providers.put(
        Provider.GOOGLE,
        new OAuthConfig(settings, "oauth.google.").provider("Google", Binding.EVERYTHING, OFFLINE));
    providers.put(
        Provider.MICROSOFT,
        new OAuthConfig(settings, "oauth.microsoft.")
            .provider("Microsoft", Binding.ONE_RESOURCE, CHOOSE));
    return Collections.unmodifiableMap(providers);
  }

  private ConfiguredProvider provider(
      String name, Binding binding, Map<String, String> parameters) {
    var scopes = settings.list(prefix + "scopes");
    return new ConfiguredProvider(
        new ProviderSettings(name, source(), scopes, binding, parameters), client());
  }

  private List<Client> client() {
    String id = settings.text(prefix + "client_id");
    String secret = settings.text(prefix + "client_secret");
    if (id.isEmpty() && secret.isEmpty()) {
      return List.of();
    }
    need("client_id", "give the id that " + prefix + "client_secret belongs to");
    need("client_secret", "give the secret that belongs to " + prefix + "client_id");
    return List.of(new Client(id, secret));
  }

  private Source source() {
    boolean byHand =
        Stream.of("authorize", "token", "userinfo", "revoke", "jwks")
            .anyMatch(one -> settings.optional(prefix + one + "_url").isPresent());
    return byHand ? new Source.Given(endpoints()) : new Source.Discovered(url("discovery_url"));
  }

  private Endpoints endpoints() {
    need("authorize_url", "give " + prefix + "authorize_url as well");
    need("token_url", "give " + prefix + "token_url as well");
    var signers =
        optionalUrl("jwks_url").stream()
            .map(
                keys -> {
                  need("issuer", "give " + prefix + "issuer as well");
                  return new Endpoints.Signer(settings.text(prefix + "issuer"), keys);
                })
            .toList();
    return new Endpoints(
        optionalUrl("authorize_url").stream().findFirst().orElse(URI.create("")),
        optionalUrl("token_url").stream().findFirst().orElse(URI.create("")),
        optionalUrl("userinfo_url"),
        optionalUrl("revoke_url"),
        signers);
  }

  private void need(String key, String sentence) {
    settings.value(
        prefix + key,
        "",
        sentence,
        text -> {
          if (text.isEmpty()) {
            throw new IllegalArgumentException();
          }
          return text;
        });
  }

  private List<URI> optionalUrl(String key) {
    return settings.optional(prefix + key).isEmpty() ? List.of() : List.of(url(key));
  }

  private URI url(String key) {
    return settings.value(prefix + key, URI.create(""), URL, Config::https);
  }
}
