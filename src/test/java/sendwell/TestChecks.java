package sendwell;

import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import sendwell.check.Check;

/** The checks of a Sendwell, without the rest of it. */
public final class TestChecks {
  private TestChecks() {}

  /** As these settings have them. */
  public static List<Check> of(Map<String, String> settings, Vertx vertx) {
    return Checks.of(Config.read(settings), vertx, InstantSource.system(), new SecureRandom());
  }
}
