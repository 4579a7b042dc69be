package sendwell.server;

import java.util.HashMap;
import java.util.Map;

/** A world whose Sendwell reads every mailbox once a second. */
public final class ReadingWorld extends World {
  static final Map<String, String> SOON = Map.of("SENDWELL_INBOX_INTERVAL", "1s");

  @Override
  public Map<String, String> settings() {
    var all = new HashMap<>(super.settings());
    all.putAll(SOON);
    return all;
  }
}
