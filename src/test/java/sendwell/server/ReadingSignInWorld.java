package sendwell.server;

import java.util.HashMap;
import java.util.Map;

/** A world with both providers, whose Sendwell reads every mailbox once a second. */
public final class ReadingSignInWorld extends SignInWorld {
  @Override
  public Map<String, String> settings() {
    var all = new HashMap<>(super.settings());
    all.putAll(ReadingWorld.SOON);
    return all;
  }
}
