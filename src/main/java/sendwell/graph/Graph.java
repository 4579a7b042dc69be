package sendwell.graph;

import java.net.URI;
import java.util.Collection;
import java.util.regex.Pattern;
import sendwell.http.Web;

/**
 * Microsoft Graph, or the one of a national cloud.
 *
 * @param web makes the calls
 * @param service where the API begins: {@code https://graph.microsoft.com/v1.0}
 */
public record Graph(Web web, URI service) {
  private static final Pattern MAIL_SEND = Pattern.compile("(?i)(https://[^/]+/)?Mail\\.Send");

  /** Whether these permissions let a token send by Graph; Microsoft shortens their names. */
  public static boolean isAllowedBy(Collection<String> scopes) {
    return scopes.stream().anyMatch(scope -> MAIL_SEND.matcher(scope).matches());
  }

  /**
   * The mailbox that an access token opens; nobody is asked yet.
   *
   * @param token with the permissions Mail.Send, Mail.ReadWrite and User.Read
   */
  public GraphMailbox mailbox(String token) {
    return new GraphMailbox(new GraphCalls(web, service, token));
  }
}
