package sendwell.server;

import java.util.HashMap;
import java.util.Map;

/** A world whose Sendwell reads every mailbox once a second, those of Microsoft's by Graph. */
public final class ReadingGraphWorld extends GraphSignInWorld {
  @Override
  public Map<String, String> settings() {
    var all = new HashMap<>(super.settings());
    all.putAll(ReadingWorld.SOON);
    return all;
  }
}
