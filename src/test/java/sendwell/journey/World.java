package sendwell.journey;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import sendwell.TestServer;
import sendwell.sandbox.SandboxSmtp;

/** A sandbox and a Sendwell in it, whose owner is signed in: one for each test class. */
final class World extends Surroundings {
  private final TestClock clock = new TestClock();
  private TestServer server;
  private Api api;

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    super.beforeAll(context);
    freshDatabase();
    server = TestServer.start(folder(), settings(), clock);
    api = Api.setUp(server.url(), server.setupCode());
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    // All tests of the class share its Sendwell.
  }

  @Override
  public void afterAll(ExtensionContext context) {
    server.close();
    super.afterAll(context);
  }

  Api api() {
    return api;
  }

  TestClock clock() {
    return clock;
  }

  LiveClient live() {
    return LiveClient.open(api);
  }

  /** Connects a new mailbox that sends by this server. */
  JsonObject connected(SandboxSmtp smtp) {
    return api.post("/accounts", request(mailbox("acme.test"), smtp)).ok();
  }
}
