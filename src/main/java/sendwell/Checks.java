package sendwell;

import java.time.InstantSource;
import java.util.List;
import sendwell.check.Check;
import sendwell.check.MxCheck;
import sendwell.check.SpfCheck;

/** What is looked at of a domain: another check is another line here. */
final class Checks {
  private Checks() {}

  static List<Check> of(Config config, InstantSource time) {
    return List.of(new MxCheck(config.network()), new SpfCheck(time));
  }
}
