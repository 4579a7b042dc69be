package sendwell.oauth;

import java.util.List;
import java.util.Set;

/**
 * A service for which a provider hands out access tokens of its own (RFC 8707 §1).
 *
 * @param name where its permissions begin: {@code https://graph.microsoft.com}
 * @param scopes the permissions that are asked for, all of which it takes
 */
public record Resource(String name, List<String> scopes) {
  /** Keeps its own copy. */
  public Resource {
    scopes = List.copyOf(scopes);
  }

  /** Where the permission begins: the scope without its last part. */
  static String nameOf(String scope) {
    return scope.substring(0, scope.lastIndexOf('/'));
  }

  /** The permissions that are not among those granted. */
  List<String> missing(Set<String> granted) {
    return scopes.stream()
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
