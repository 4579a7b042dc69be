package sendwell.server;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import sendwell.Eventually;

/**
 * The API as one signed-in person or program uses it; paths are those below {@code /api/v1}.
 *
 * @param visitor who
 * @param workspace whose data
 */
public record Api(Visitor visitor, String workspace) {
  private static final String BASE = "/api/v1";

  /** Whoever this reply to a set-up or a sign-in lets in. */
  static Api admitted(Visitor visitor, Reply reply) {
    String workspace = reply.ok().getJsonObject("workspace").getString("id");
    return new Api(visitor.admittedBy(reply), workspace);
  }

  /** The API as this visitor uses it, who is signed in or has a key. */
  public static Api of(Visitor visitor) {
    return new Api(visitor, visitor.workspace());
  }

  /** The same person at a server that was started again. */
  public Api at(URI server) {
    return new Api(new Visitor(server, visitor.headers()), workspace);
  }

  /** Reads. */
  public Reply get(String path) {
    return visitor.get(BASE + path);
  }

  /** Makes something, or does something. */
  public Reply post(String path, JsonObject body) {
    return visitor.json("POST", BASE + path, body.encode());
  }

  /** Changes something. */
  public Reply patch(String path, JsonObject body) {
    return visitor.json("PATCH", BASE + path, body.encode());
  }

  /** Removes something. */
  public Reply delete(String path) {
    return visitor.delete(BASE + path);
  }

  /** The items of a list's first page. */
  public List<JsonObject> items(String path) {
    return get(path).ok().getJsonArray("items").stream().map(JsonObject.class::cast).toList();
  }

  /** Queues a mail under a key of its own. */
  public JsonObject send(JsonObject account, JsonObject draft) {
    return send(account, draft, UUID.randomUUID().toString()).ok();
  }

  /** Queues a mail under this key. */
  public Reply send(JsonObject account, JsonObject draft, String key) {
    String path = BASE + "/accounts/" + account.getString("id") + "/messages";
    return visitor.with("idempotency-key", key).json("POST", path, draft.encode());
  }

  /** Imports accounts from a CSV file; the results come line by line. */
  public HttpResponse<Stream<String>> importing(String file) {
    return visitor
        .with("content-type", "text/csv; charset=utf-8")
        .lines("POST", BASE + "/accounts/import", file);
  }

  /** The message as it is now. */
  public JsonObject message(JsonObject message) {
    return get("/messages/" + message.getString("id")).ok();
  }

  /** The account as it is now. */
  public JsonObject account(JsonObject account) {
    return get("/accounts/" + account.getString("id")).ok();
  }

  /** Waits until the message is in this state. */
  public JsonObject messageIs(JsonObject message, String state) {
    return Eventually.get(
        "a message that is " + state,
        () -> message(message),
        seen -> seen.getString("state").equals(state));
  }

  /** Waits until the message is queued again for this reason. */
  public JsonObject messageWaits(JsonObject message, String code) {
    return Eventually.get(
        "a message that waits because of " + code,
        () -> message(message),
        seen ->
            seen.getString("state").equals("queued")
                && seen.getJsonObject("failure") != null
                && seen.getJsonObject("failure").getString("code").equals(code));
  }

  /** Waits until the account has this status. */
  public JsonObject accountIs(JsonObject account, String status) {
    return Eventually.get(
        "an account that is " + status,
        () -> account(account),
        seen -> seen.getString("status").equals(status));
  }

  /** An open window: the live link, subscribed to the events of the workspace. */
  public LiveLink live() {
    return visitor.open().listening(workspace);
  }

  /** Where the server is. */
  public URI server() {
    return visitor.server();
  }

  /** The numbers that Prometheus reads. */
  public String metrics() {
    return Visitor.of(server()).get("/metrics").body();
  }
}
