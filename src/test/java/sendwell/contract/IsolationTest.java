package sendwell.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import sendwell.server.Installation;
import sendwell.server.Reply;
import sendwell.server.Visitor;

/** What belongs to another workspace does not exist. */
class IsolationTest {
  private static final Map<String, Object> DRAFT =
      Map.of("to", new JsonArray().add("ben@example.com"), "subject", "Hi", "text", "Hello");
  private final Installation sendwell = Installation.shared();
  private final Visitor owner = sendwell.neighbour();
  private final Visitor other = sendwell.neighbour();

  @Test
  void anothersIdsAreNotFoundWhateverIsTried() {
    String account = account();
    String message =
        owner.post("/api/v1/accounts/" + account + "/messages", DRAFT).json().getString("id");
    String key = owner.post("/api/v1/api-keys", Map.of("name", "key")).json().getString("id");
    assertThat(
            Stream.of(
                other.get("/api/v1/accounts/" + account),
                other.patch("/api/v1/accounts/" + account, Map.of("name", "Taken")),
                other.delete("/api/v1/accounts/" + account),
                other.post("/api/v1/accounts/" + account + "/reconnect", Map.of()),
                other.get("/api/v1/accounts/" + account + "/messages"),
                other.post("/api/v1/accounts/" + account + "/messages", DRAFT),
                other.get("/api/v1/accounts/" + account + "/campaigns"),
                other.get("/api/v1/messages/" + message),
                other.post("/api/v1/messages/" + message + "/cancel", Map.of()),
                other.delete("/api/v1/api-keys/" + key)))
        .extracting(Reply::status)
        .containsOnly(404);
    assertThat(owner.get("/api/v1/accounts/" + account).json().getString("name")).isEmpty();
    assertThat(owner.get("/api/v1/messages/" + message).json().getString("state"))
        .isNotEqualTo("cancelled");
    assertThat(items(owner, "/api/v1/accounts/" + account + "/messages")).hasSize(1);
    assertThat(items(owner, "/api/v1/api-keys")).hasSize(1);
  }

  @Test
  void anothersThingsAreInNoList() {
    account();
    owner.post("/api/v1/api-keys", Map.of("name", "key"));
    for (String path : new String[] {"/api/v1/accounts", "/api/v1/api-keys", "/api/v1/events"}) {
      assertThat(items(other, path)).as(path).isEmpty();
      assertThat(items(owner, path)).as(path).isNotEmpty();
    }
    assertThat(other.get("/api/v1/accounts/summary").json().getJsonArray("providers")).isEmpty();
  }

  @Test
  void twoWorkspacesMayHaveAccountsOfTheSameAddress() {
    String email = UUID.randomUUID() + "@example.com";
    sendwell.account(owner.workspace(), email);
    sendwell.account(other.workspace(), email);
    assertThat(items(owner, "/api/v1/accounts?query=" + email)).hasSize(1);
    assertThat(items(other, "/api/v1/accounts?query=" + email)).hasSize(1);
  }

  private String account() {
    return sendwell.account(owner.workspace(), UUID.randomUUID() + "@example.com").id().toString();
  }

  private static JsonArray items(Visitor visitor, String path) {
    JsonObject page = visitor.get(path).json();
    return page.getJsonArray("items");
  }
}
