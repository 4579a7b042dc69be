package sendwell.server;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.extension.ExtensionContext;
import sendwell.Eventually;
import sendwell.sandbox.SandboxSmtp;

/**
 * A sandbox and a Sendwell in it, whose owner is signed in: one for the tests of a class. Its clock
 * goes by itself.
 */
public class World extends Surroundings {
  private Installation sendwell;
  private Api api;

  @Override
  public void beforeAll(ExtensionContext context) {
    super.beforeAll(context);
    sendwell = Installation.fresh(settings(), startingClock());
    api = Owner.setUp(sendwell.stranger());
  }

  @Override
  public void afterAll(ExtensionContext context) {
    sendwell.close();
    super.afterAll(context);
  }

  TestClock startingClock() {
    return TestClock.running();
  }

  /** The Sendwell that lives here. */
  public Installation sendwell() {
    return sendwell;
  }

  /** The calls of its owner. */
  public Api api() {
    return api;
  }

  /** The time that it goes by. */
  public TestClock clock() {
    return sendwell.clock();
  }

  /** Connects a new mailbox of the owner's that sends by this server. */
  public JsonObject connected(SandboxSmtp smtp) {
    return connected(api, smtp);
  }

  /** Connects a new mailbox that sends by this server. */
  public JsonObject connected(Api owner, SandboxSmtp smtp) {
    return owner.post("/accounts", request(mailbox("acme.test"), smtp)).ok();
  }

  /** Waits until the try of the account's message is over and its outcome unknown. */
  public void uncertain(JsonObject message, JsonObject account) {
    api.messageIs(message, "sending");
    Eventually.so(
        "a lane that was left",
        () -> rows("(SELECT * FROM lane WHERE lease_owner IS NULL) AS free", account) == 1);
  }

  /** How many rows of this table belong to the account. */
  public long rows(String table, JsonObject account) {
    return sendwell
        .database()
        .count(
            "SELECT count(*) FROM %s WHERE account_id = '%s'"
                .formatted(table, account.getString("id")));
  }
}
