package sendwell.account;

import java.util.Optional;
import sendwell.graph.Graph;
import sendwell.oauth.OAuthProvider;
import sendwell.oauth.Resource;

/** By which way mail is handed in and read. */
public enum Transport {
  /** SMTP and IMAP. */
  SMTP_IMAP,
  /** Microsoft Graph, for both; the servers are not used. */
  GRAPH;

  /** The way that access tokens of this resource open. */
  public static Transport of(Resource resource) {
    return Graph.isAllowedBy(resource.scopes()) ? GRAPH : SMTP_IMAP;
  }

  /** What this way takes tokens for; nothing if the provider is not asked for any such. */
  public Optional<Resource> resource(OAuthProvider provider) {
    return provider.resources().stream().filter(resource -> of(resource) == this).findFirst();
  }
}
