package sendwell.oauth;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A provider, as configured; what this installation is to it, its {@link Client}, may be set later.
 *
 * @param name for people: {@code Google}
 * @param source where its endpoints are learnt
 * @param scopes what is asked for; those that are URLs are the mail's
 * @param binding what an access token is good for
 * @param parameters of its own, added to the authorization URL
 */
public record ProviderSettings(
    String name,
    Source source,
    List<String> scopes,
    Binding binding,
    Map<String, String> parameters) {

  /** What an access token is good for. */
  public enum Binding {
    /** All that was granted, as at Google. */
    EVERYTHING,
    /** One resource, which the request for it must name, as at Microsoft. */
    ONE_RESOURCE
  }

  /** Where a provider's endpoints are learnt. */
  public sealed interface Source {
    /** From its discovery document (OpenID Connect Discovery 1.0 §4). */
    record Discovered(URI document) implements Source {}

    /** From the configuration. */
    record Given(Endpoints endpoints) implements Source {}
  }

  /**
   * For what there are access tokens, at least one, in the order in which the scopes name them.
   * Mail can be read and sent by any of them whose permissions are all granted.
   */
  public List<Resource> resources() {
    var mail = scopes.stream().filter(ProviderSettings::isMail).toList();
    if (binding == Binding.EVERYTHING || mail.isEmpty()) {
      String name = mail.stream().findFirst().map(Resource::nameOf).orElse("");
      return List.of(new Resource(name, mail));
    }
    var byName = new LinkedHashMap<String, List<String>>();
    mail.forEach(
        scope -> byName.computeIfAbsent(Resource.nameOf(scope), _ -> new ArrayList<>()).add(scope));
    return byName.entrySet().stream()
        .map(entry -> new Resource(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** What every request may name, whatever the resource: who somebody is, and for how long. */
  List<String> shared() {
    return scopes.stream().filter(scope -> !isMail(scope)).toList();
  }

  private static boolean isMail(String scope) {
    return scope.contains("://");
  }
}
