package sendwell.oauth;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A provider, as configured; what this installation is to it, its {@link Client}, may be set later.
 *
 * @param name for people: {@code Google}
 * @param source where its endpoints are learnt
 * @param scopes what is asked for; those that are URLs are the mail's and must all be granted
 * @param parameters of its own, added to the authorization URL
 */
public record ProviderSettings(
    String name, Source source, List<String> scopes, Map<String, String> parameters) {

  /** Where a provider's endpoints are learnt. */
  public sealed interface Source {
    /** From its discovery document (OpenID Connect Discovery 1.0 §4). */
    record Discovered(URI document) implements Source {}

    /** From the configuration. */
    record Given(Endpoints endpoints) implements Source {}
  }

  /** The permissions without which mail can be neither read nor sent, and that are not granted. */
  List<String> missing(Set<String> granted) {
    return scopes.stream()
        .filter(scope -> scope.contains("://"))
        .filter(scope -> granted.stream().noneMatch(one -> isSame(scope, one)))
        .toList();
  }

  /**
   * Providers spell scopes in whatever case, and Microsoft leaves the resource out where it is its
   * Graph: {@code Mail.Send} is {@code https://graph.microsoft.com/Mail.Send}.
   */
  private static boolean isSame(String wanted, String granted) {
    String name = wanted.substring(wanted.lastIndexOf('/') + 1);
    return granted.equalsIgnoreCase(wanted) || (!name.isEmpty() && granted.equalsIgnoreCase(name));
  }
}
