package sendwell;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * A whole Sendwell inside the test's own process, started from settings as they stand in the
 * environment.
 */
public final class TestServer implements AutoCloseable {
  private final Server server;

  private TestServer(Server server) {
    this.server = server;
  }

  /** Starts with these settings, without them on a free port and with no registries. Blocks. */
  public static TestServer start(Path data, Map<String, String> settings, InstantSource time) {
    var environment = new HashMap<>(Map.of("SENDWELL_HTTP_PORT", "0", "SENDWELL_RDAP_SERVERS", ""));
    environment.put("SENDWELL_DATA_DIR", data.toString());
    environment.putAll(settings);
    return new TestServer(Server.start(Config.read(environment), time));
  }

  /** Where it listens. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  /** The code that the first set-up must give; empty if none is needed. */
  public String setupCode() {
    return server.app().setupCode().value();
  }

  @Override
  public void close() {
    server.close();
  }
}
