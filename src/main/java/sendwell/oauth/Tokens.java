package sendwell.oauth;

import java.time.Instant;
import java.util.Set;

/**
 * What a provider hands out for a code or a refresh token (RFC 6749 §5.1).
 *
 * @param access presented to the mail servers
 * @param until when the access token ends
 * @param refresh replaces the refresh token there was; empty if that one stays
 * @param scopes what is allowed
 * @param id the id token (OpenID Connect Core 1.0 §2), not verified yet; empty if none came
 */
public record Tokens(String access, Instant until, String refresh, Set<String> scopes, String id) {
  @Override
  public String toString() {
    return "Tokens[***, until " + until + ", " + scopes + "]";
  }
}
