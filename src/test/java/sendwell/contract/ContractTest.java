package sendwell.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sendwell.sandbox.Sandbox;
import sendwell.sandbox.SandboxProvider.Kind;
import sendwell.server.Installation;
import sendwell.server.MailboxOwner;
import sendwell.server.Owner;
import sendwell.server.Reply;
import sendwell.server.SignInWorld;
import sendwell.server.Visitor;

/** The running server answers as its published contract says. */
class ContractTest {
  private static final Pattern ROUTE =
      Pattern.compile("(?:api|open)\\s*\\.(get|post|put|patch|delete)\\(\"(/[^\"]*)\"\\)");

  /** What needs nobody to be signed in. */
  private static final Pattern OPEN = Pattern.compile("/setup|/login|/reconnect(/.*)?");

  @RegisterExtension static final SignInWorld WORLD = new SignInWorld();

  private static OpenApi contract;

  private final Installation sendwell = WORLD.sendwell();
  private final Set<String> exercised = new TreeSet<>();

  @BeforeAll
  static void read() {
    contract = OpenApi.parse(WORLD.api().visitor().get("/api/openapi.yaml").body());
  }

  @Test
  void theContractIsOpenToEverybody() {
    var reply = sendwell.stranger().get("/api/openapi.yaml");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("content-type")).isEqualTo("application/yaml");
    assertThat(reply.body()).startsWith("openapi: 3.1");
  }

  @Test
  void everyRouteIsDocumentedAndEveryDocumentedRouteIsThere() throws IOException {
    assertThat(routes()).isEqualTo(contract.operations());
  }

  @Test
  void everyOperationAnswersAsDocumented() {
    signIn();
    keys();
    providers();
    String account = connect();
    signInWithProvider();
    reconnectLinks(account);
    messages(account);
    health(account);
    mistakes(account);
    importing();
    ending(account);
    assertThat(exercised).isEqualTo(contract.operations());
  }

  private void signIn() {
    var stranger = sendwell.stranger();
    check("GET /setup", stranger.get("/api/v1/setup"), 200);
    check("POST /setup", stranger.post("/api/v1/setup", Owner.setup()), 409);
    check("POST /setup", stranger.post("/api/v1/setup", Map.of()), 422);
    var credentials = Map.of("email", Owner.EMAIL, "password", Owner.PASSWORD);
    check("POST /login", stranger.post("/api/v1/login", credentials), 200);
    check("POST /login", stranger.post("/api/v1/login", Map.of()), 422);
    var wrong = Map.of("email", "nobody@example.com", "password", "wrong");
    for (int i = 0; i < 3; i++) {
      check("POST /login", stranger.post("/api/v1/login", wrong), 401);
    }
    check("POST /login", stranger.post("/api/v1/login", wrong), 429);
    var member = sendwell.member();
    check("GET /me", member.get("/api/v1/me"), 200);
    check("GET /me", sendwell.program().get("/api/v1/me"), 200);
    check("GET /me", stranger.get("/api/v1/me"), 401);
    check("POST /logout", member.with("x-csrf-token", "").post("/api/v1/logout", Map.of()), 403);
    check("POST /logout", member.post("/api/v1/logout", Map.of()), 204);
    try (var fresh = Installation.fresh(Map.of())) {
      check("GET /setup", fresh.stranger().get("/api/v1/setup"), 200);
      check("POST /setup", fresh.stranger().post("/api/v1/setup", Owner.setup()), 201);
    }
  }

  private void keys() {
    var member = sendwell.member();
    var made = member.post("/api/v1/api-keys", Map.of("name", "key"));
    check("POST /api-keys", made, 201);
    check("POST /api-keys", member.post("/api/v1/api-keys", Map.of()), 422);
    check("GET /api-keys", member.get("/api/v1/api-keys"), 200);
    String path = "/api/v1/api-keys/" + made.json().getString("id");
    check("DELETE /api-keys/{id}", member.delete(path), 204);
    check("DELETE /api-keys/{id}", member.delete(path), 404);
  }

  /** In a world without providers, so that there is an answer to every question. */
  private void providers() {
    try (var nowhere = Installation.setUp()) {
      var member = nowhere.member();
      String path = "/api/v1/providers/google";
      var client = Map.of("clientId", "sendwell", "clientSecret", "secret");
      check("GET /providers", member.get("/api/v1/providers"), 200);
      check("POST /providers/{provider}/verify", member.post(path + "/verify", Map.of()), 409);
      check("POST /providers/{provider}/verify", member.post(path + "/verify", client), 200);
      check("DELETE /providers/{provider}", member.delete(path), 404);
      check("PUT /providers/{provider}", member.json("PUT", path, "{}"), 422);
      String body = new JsonObject(Map.copyOf(client)).encode();
      check("PUT /providers/{provider}", member.json("PUT", path, body), 200);
      check("POST /providers/{provider}/verify", member.post(path + "/verify", Map.of()), 200);
      check("GET /providers", member.get("/api/v1/providers"), 200);
      check("DELETE /providers/{provider}", member.delete(path), 204);
      check("DELETE /providers/{provider}", nowhere.program().delete(path), 403);
    }
  }

  private String connect() {
    var program = sendwell.program();
    var found = program.post("/api/v1/accounts/discover", Map.of("email", "anna@acme.test"));
    check("POST /accounts/discover", found, 200);
    check("POST /accounts/discover", program.post("/api/v1/accounts/discover", Map.of()), 422);
    var body = new HashMap<String, Object>(Map.of("email", "anna@acme.test", "password", "wrong"));
    body.put("imap", found.json().getJsonObject("imap"));
    body.put("smtp", found.json().getJsonObject("smtp"));
    var refused = program.post("/api/v1/accounts", body);
    check("POST /accounts", refused, 422);
    assertThat(refused.errors()).containsExactly("/imap auth_failed", "/smtp auth_failed");
    body.put("password", Sandbox.PASSWORD);
    var connected = program.post("/api/v1/accounts", body);
    check("POST /accounts", connected, 201);
    check("POST /accounts", program.post("/api/v1/accounts", body), 409);
    check("GET /accounts", program.get("/api/v1/accounts"), 200);
    check("GET /accounts/summary", program.get("/api/v1/accounts/summary"), 200);
    return connected.json().getString("id");
  }

  private void signInWithProvider() {
    var member = sendwell.member();
    var mailbox = WORLD.mailbox(Kind.GOOGLE);
    var back = WORLD.signIn(member, Kind.GOOGLE, mailbox, SignInWorld.startOf(Kind.GOOGLE));
    var outcome = member.get("/api/v1/sign-ins/" + SignInWorld.id(back));
    check("GET /sign-ins/{id}", outcome, 200);
    check("GET /sign-ins/{id}", member.get("/api/v1/sign-ins/" + UUID.randomUUID()), 404);
    check("GET /sign-ins/{id}", sendwell.stranger().get("/api/v1/sign-ins/x"), 401);
    String account = "/api/v1/accounts/" + outcome.json().getString("account");
    var again = member.post(account + "/reconnect", Map.of());
    check("POST /accounts/{id}/reconnect", again, 200);
    check("DELETE /accounts/{id}", member.delete(account), 200);
  }

  private void reconnectLinks(String account) {
    var member = sendwell.member();
    var made = linkTo(member, account);
    String links = "/api/v1/accounts/" + account + "/reconnect-links";
    check("POST /accounts/{id}/reconnect-links", member.post(links, Map.of("days", 0)), 422);
    check("GET /accounts/{id}/reconnect-links", member.get(links), 200);
    var owner = MailboxOwner.with(made, sendwell.stranger());
    check("POST /reconnect", owner.look(), 200);
    check("POST /reconnect/password", owner.give("wrong"), 422);
    check("POST /reconnect/sign-in", owner.press(), 409);
    check("POST /reconnect/password", owner.give(Sandbox.PASSWORD), 204);
    check("POST /reconnect", owner.look(), 404);
    String withdrawn = "/api/v1/reconnect-links/" + linkTo(member, account).getString("id");
    check("DELETE /reconnect-links/{id}", member.delete(withdrawn), 204);
    check("DELETE /reconnect-links/{id}", member.delete(withdrawn), 404);
    check("GET /events", member.get("/api/v1/events"), 200);
    reconnectSignIn(member);
  }

  private void reconnectSignIn(Visitor member) {
    var mailbox = WORLD.mailbox(Kind.GOOGLE);
    var back = WORLD.signIn(member, Kind.GOOGLE, mailbox, SignInWorld.startOf(Kind.GOOGLE));
    String account =
        member.get("/api/v1/sign-ins/" + SignInWorld.id(back)).ok().getString("account");
    var owner = MailboxOwner.with(linkTo(member, account), sendwell.stranger());
    check("POST /reconnect/sign-in", owner.press(), 200);
    var way = owner.leave();
    var answer = WORLD.person().refuse(way.page());
    var declined = way.read(SignInWorld.back(way.browser(), Kind.GOOGLE, answer));
    check("GET /reconnect/sign-ins/{id}", declined, 200);
    check("DELETE /accounts/{id}", member.delete("/api/v1/accounts/" + account), 200);
  }

  private JsonObject linkTo(Visitor member, String account) {
    var made = member.post("/api/v1/accounts/" + account + "/reconnect-links", Map.of());
    check("POST /accounts/{id}/reconnect-links", made, 201);
    return made.json();
  }

  private void health(String account) {
    var program = sendwell.program();
    String path = "/api/v1/accounts/" + account;
    check("POST /accounts/{id}/checks", program.post(path + "/checks", Map.of()), 202);
    check("GET /accounts/{id}/deliverability", program.get(path + "/deliverability"), 200);
    check("GET /accounts/{id}/health-history", program.get(path + "/health-history"), 200);
    check(
        "GET /accounts/{id}/health-history",
        program.get(path + "/health-history?from=yesterday&to=9999-01-01T00:00:00Z"),
        422);
  }

  private void messages(String account) {
    var program = sendwell.program();
    String path = "/api/v1/accounts/" + account;
    check("GET /accounts/{id}", program.get(path), 200);
    check(
        "PATCH /accounts/{id}",
        program.patch(
            path,
            Map.of("name", "Anna", "minGapSeconds", 86_400, "tags", new JsonArray().add("sales"))),
        200);
    check("POST /accounts/{id}/reconnect", program.post(path + "/reconnect", Map.of()), 200);
    check("POST /accounts/{id}/verify", program.post(path + "/verify", Map.of()), 200);
    check(
        "POST /accounts/{id}/reconnect",
        program.post(path + "/reconnect", Map.of("password", "wrong")),
        422);
    var draft =
        new HashMap<String, Object>(
            Map.of(
                "to", new JsonArray().add("ben@acme.test"), "text", "Hello", "campaign", "Spring"));
    var keyed = program.with("idempotency-key", "k");
    var sent = keyed.post(path + "/messages", draft);
    check("POST /accounts/{id}/messages", sent, 202);
    draft.put("text", "Other");
    check("POST /accounts/{id}/messages", keyed.post(path + "/messages", draft), 409);
    check("POST /accounts/{id}/messages", program.post(path + "/messages", Map.of()), 422);
    check("GET /accounts/{id}/messages", program.get(path + "/messages"), 200);
    check("GET /accounts/{id}/campaigns", program.get(path + "/campaigns"), 200);
    // Behind the first one and a gap that does not pass, so it is still queued.
    sendwell.clock().advance(Duration.ofSeconds(1));
    draft.put("text", "Taken back");
    String message =
        "/api/v1/messages/" + program.post(path + "/messages", draft).json().getString("id");
    check("GET /messages/{id}", program.get(message), 200);
    check("POST /messages/{id}/cancel", program.post(message + "/cancel", Map.of()), 200);
    check("POST /messages/{id}/cancel", program.post(message + "/cancel", Map.of()), 409);
    check("GET /events", program.get("/api/v1/events"), 200);
    check("GET /events", program.get("/api/v1/events?limit=1"), 200);
  }

  private void mistakes(String account) {
    var program = sendwell.program();
    String nothing = "00000000-0000-7000-8000-000000000000";
    check("GET /accounts", program.get("/api/v1/accounts?sort=shoe"), 422);
    check("GET /events", program.get("/api/v1/events?after=x"), 422);
    check(
        "GET /accounts/{id}/messages",
        program.get("/api/v1/accounts/" + account + "/messages?state=x"),
        422);
    check(
        "PATCH /accounts/{id}",
        program.patch("/api/v1/accounts/" + account, Map.of("dailyLimit", 0)),
        422);
    check("GET /accounts/{id}", program.get("/api/v1/accounts/" + nothing), 404);
    check("PATCH /accounts/{id}", program.patch("/api/v1/accounts/" + nothing, Map.of()), 404);
    check("DELETE /accounts/{id}", program.delete("/api/v1/accounts/" + nothing), 404);
    check(
        "POST /accounts/{id}/reconnect",
        program.post("/api/v1/accounts/" + nothing + "/reconnect", Map.of()),
        404);
    check(
        "GET /accounts/{id}/messages",
        program.get("/api/v1/accounts/" + nothing + "/messages"),
        404);
    check("GET /messages/{id}", program.get("/api/v1/messages/" + nothing), 404);
    check(
        "POST /messages/{id}/cancel",
        program.post("/api/v1/messages/" + nothing + "/cancel", Map.of()),
        404);
    for (String operation : contract.operations()) {
      String[] words = operation.split(" ");
      if (!OPEN.matcher(words[1]).matches()) {
        String path = "/api/v1" + words[1].replaceAll("\\{\\w+}", nothing);
        check(operation, sendwell.stranger().json(words[0], path, "{}"), 401);
      }
    }
  }

  private void importing() {
    var program = sendwell.program().with("content-type", "text/csv");
    String rows = "email,password\nben@acme.test,sandbox\nanna@acme.test,sandbox\nnobody,x\n";
    var reply = program.send("POST", "/api/v1/accounts/import", rows);
    check("POST /accounts/import", reply, 200);
    assertThat(reply.body().lines().map(JsonObject::new).map(line -> line.getString("outcome", "")))
        .containsExactlyInAnyOrder("connected", "skipped", "failed", "");
    check("POST /accounts/import", program.send("POST", "/api/v1/accounts/import", "shoe\n"), 422);
    check("GET /events", program.get("/api/v1/events"), 200);
  }

  private void ending(String account) {
    assertThat(eventTypes())
        .contains("account.connected", "account.updated", "message.updated", "import.progress");
    String path = "/api/v1/accounts/" + account;
    check("DELETE /accounts/{id}", sendwell.program().delete(path), 204);
    assertThat(eventTypes())
        .contains("account.erased", "account.deleted")
        .doesNotContain("message.updated");
  }

  private List<String> eventTypes() {
    var events = sendwell.program().get("/api/v1/events");
    check("GET /events", events, 200);
    return events.json().getJsonArray("items").stream()
        .map(event -> ((JsonObject) event).getString("type"))
        .toList();
  }

  private void check(String operation, Reply reply, int status) {
    assertThat(reply.status()).as(operation + " " + reply).isEqualTo(status);
    contract.check(operation, reply);
    if (status < 300) {
      exercised.add(operation);
    }
  }

  /** What the code mounts below the API's base. */
  private static Set<String> routes() throws IOException {
    var routes = new TreeSet<String>();
    try (var files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith("Routes.java")).toList()) {
        var matcher = ROUTE.matcher(Files.readString(file));
        while (matcher.find()) {
          String path = matcher.group(2).replaceAll(":(\\w+)", "{$1}");
          routes.add(matcher.group(1).toUpperCase(Locale.ROOT) + " " + path);
        }
      }
    }
    return routes;
  }
}
