package sendwell.server;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import sendwell.sandbox.SandboxGraph;
import sendwell.sandbox.SandboxProvider.Kind;

/** A world whose Microsoft lets nobody in by SMTP and IMAP: whoever signs in allows Graph. */
public final class GraphSignInWorld extends SignInWorld {
  private static final String SCOPES =
      "openid,profile,offline_access,https://graph.microsoft.com/Mail.Send,"
          + "https://graph.microsoft.com/Mail.ReadWrite,https://graph.microsoft.com/User.Read";

  private SandboxGraph graph;

  @Override
  public Map<String, String> settings() {
    var all = new HashMap<>(super.settings());
    if (graph == null) {
      graph =
          SandboxGraph.start(
              vertx(),
              sandbox().authority().keyStore("127.0.0.1"),
              mail(Kind.MICROSOFT).mailboxes(),
              provider(Kind.MICROSOFT)::opens,
              startingClock(),
              0);
    }
    all.put("SENDWELL_OAUTH_MICROSOFT_SCOPES", SCOPES);
    all.put("SENDWELL_GRAPH_URL", graph.service().toString());
    return all;
  }

  /** The only way into the mailboxes. */
  public SandboxGraph graph() {
    return graph;
  }

  @Override
  public void afterAll(ExtensionContext context) {
    graph.close();
    graph = null;
    super.afterAll(context);
  }
}
