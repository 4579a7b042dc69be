package sendwell;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import sendwell.oauth.Client;
import sendwell.oauth.Endpoints;
import sendwell.oauth.ProviderSettings;
import sendwell.oauth.ProviderSettings.Source;

/** Reads how to sign in with a provider: {@code oauth.google.*} and {@code oauth.microsoft.*}. */
record OAuthConfig(Settings settings, String prefix) {
  private static final String URL = "give an address like https://idp.example.com/token";

  /** Google hands out a refresh token only to who asks for both, and at a second sign-in too. */
  private static final Map<String, String> OFFLINE =
      Map.of("access_type", "offline", "prompt", "consent");

  private static final Map<String, String> CHOOSE = Map.of("prompt", "select_account");

  static List<ProviderSettings> google(Settings settings) {
    return new OAuthConfig(settings, "oauth.google.").provider("Google", OFFLINE);
  }

  static List<ProviderSettings> microsoft(Settings settings) {
    return new OAuthConfig(settings, "oauth.microsoft.").provider("Microsoft", CHOOSE);
  }

  private List<ProviderSettings> provider(String name, Map<String, String> parameters) {
    String id = settings.text(prefix + "client_id");
    if (id.isEmpty()) {
      return List.of();
    }
    need("client_secret", "give the secret that belongs to " + prefix + "client_id");
    var client = new Client(id, settings.text(prefix + "client_secret"));
    var scopes = settings.list(prefix + "scopes");
    return List.of(new ProviderSettings(name, client, source(), scopes, parameters));
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
