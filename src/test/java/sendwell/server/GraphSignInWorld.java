package sendwell.server;

import java.util.HashMap;
import java.util.Map;

/** A world whose Microsoft is asked for nothing but Graph: whoever signs in allows that. */
public class GraphSignInWorld extends SignInWorld {
  private static final String SCOPES =
      "openid,profile,offline_access,https://graph.microsoft.com/Mail.Send,"
          + "https://graph.microsoft.com/Mail.ReadWrite,https://graph.microsoft.com/User.Read";

  @Override
  public Map<String, String> settings() {
    var all = new HashMap<>(super.settings());
    all.put("SENDWELL_OAUTH_MICROSOFT_SCOPES", SCOPES);
    return all;
  }
}
