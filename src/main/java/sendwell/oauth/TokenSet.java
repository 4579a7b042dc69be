package sendwell.oauth;

import java.util.List;
import java.util.Optional;

/**
 * What a sign-in brought.
 *
 * @param refresh brings more access tokens, for whichever resource
 * @param access the first access token of each resource whose permissions were all granted
 */
public record TokenSet(String refresh, List<AccessToken> access) {
  /** Keeps its own copy. */
  public TokenSet {
    access = List.copyOf(access);
  }

  /** The access token of this resource, if it may be used. */
  public Optional<AccessToken> of(Resource resource) {
    return access.stream().filter(token -> token.resource().equals(resource)).findFirst();
  }

  @Override
  public String toString() {
    return "TokenSet[***, " + access + "]";
  }
}
