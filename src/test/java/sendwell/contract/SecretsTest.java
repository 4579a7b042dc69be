package sendwell.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sendwell.Logs;
import sendwell.mail.EmailAddress;
import sendwell.mail.Security;
import sendwell.server.Installation;
import sendwell.server.Owner;
import sendwell.server.Reply;
import sendwell.server.Surroundings;
import sendwell.server.Visitor;

/** A marked secret goes in by every way there is, and comes out by none. */
class SecretsTest {
  private static final String MARKER = "hunter2-MARKER-7f3a9c";
  private static final String ACCOUNT = "marked@acme.test";

  @RegisterExtension static final Surroundings AROUND = new Surroundings();

  private final List<String> heard = new ArrayList<>();
  private Installation sendwell;

  @BeforeEach
  void start() {
    var mailboxes = AROUND.sandbox().mailboxes();
    mailboxes.create(EmailAddress.parse(ACCOUNT), MARKER);
    mailboxes.create(EmailAddress.parse("listed@acme.test"), MARKER);
    sendwell = Installation.fresh(AROUND.settings());
  }

  @AfterEach
  void stop() {
    sendwell.close();
  }

  @Test
  void noSecretComesOut() {
    try (var ours = Logs.of("sendwell");
        var vertxs = Logs.of("io.vertx")) {
      var member = setUp();
      try (var link = member.open().listening(member.workspace())) {
        badCredentials();
        nonsense(member);
        String key = key(member);
        providers(member);
        String account = connect(member);
        change(member, account);
        importing(member);
        read(sendwell.stranger().withKey(key), account);
        hear(member.delete("/api/v1/accounts/" + account));
        hear(member.post("/api/v1/logout", Map.of()));
        link.awaitEnd();
        heard.addAll(link.rest());
        heard.removeIf(text -> text.contains("\"key\":\"" + key));
        heard.add(sendwell.allRows());
        heard.add(ours.text());
        heard.add(vertxs.text());
        assertThat(ours.text()).as("the logs are heard").contains("sendwell.");
        assertThat(String.join("\n", heard)).contains("account.connected", "import.progress");
        assertThat(leaks(MARKER)).isEmpty();
        assertThat(leaks(key)).isEmpty();
      }
    }
  }

  /** What stands around each place where it came out. */
  private List<String> leaks(String secret) {
    var itself = Pattern.compile(Pattern.quote(secret));
    return heard.stream()
        .flatMap(text -> itself.matcher(text).results().map(at -> around(text, at)))
        .toList();
  }

  private static String around(String text, MatchResult at) {
    return text.substring(Math.max(0, at.start() - 120), Math.min(text.length(), at.end() + 40));
  }

  private Visitor setUp() {
    var owner = new HashMap<>(Owner.setup());
    owner.put("password", MARKER);
    var reply = hear(sendwell.stranger().post("/api/v1/setup", owner));
    return sendwell.stranger().admittedBy(reply);
  }

  private void badCredentials() {
    var stranger = sendwell.stranger();
    hear(stranger.post("/api/v1/login", Map.of("email", Owner.EMAIL, "password", MARKER + "x")));
    hear(
        stranger.post(
            "/api/v1/login", Map.of("email", Owner.EMAIL, "password", MARKER.repeat(50))));
    hear(stranger.post("/api/v1/login", Map.of("email", Owner.EMAIL, "password", MARKER)));
    hear(stranger.withKey(MARKER).get("/api/v1/me"));
    hear(stranger.with("cookie", "sendwell_session=" + MARKER).get("/api/v1/me"));
    hear(stranger.with("authorization", MARKER).get("/api/v1/me"));
  }

  private void nonsense(Visitor member) {
    for (String path : List.of("setup", "login", "accounts", "accounts/discover", "api-keys")) {
      for (String body :
          List.of(
              "{\"password\":\"" + MARKER,
              "\"" + MARKER + "\"",
              "{\"password\":[\"" + MARKER + "\"]}",
              "{\"password\":\"" + MARKER + "\\r\\n\"}",
              "{\"password\":\"" + MARKER.repeat(100) + "\"}",
              "{" + MARKER + "}")) {
        hear(member.json("POST", "/api/v1/" + path, body));
      }
      hear(member.with("content-type", "text/plain").send("POST", "/api/v1/" + path, MARKER));
    }
  }

  private String key(Visitor member) {
    return hear(member.post("/api/v1/api-keys", Map.of("name", "key"))).json().getString("key");
  }

  private void providers(Visitor member) {
    String path = "/api/v1/providers/google";
    var client = Map.of("clientId", "sendwell", "clientSecret", MARKER);
    hear(member.post(path + "/verify", client));
    hear(member.json("PUT", path, new JsonObject(Map.copyOf(client)).encode()));
    hear(member.json("PUT", path, "{\"clientSecret\":\"" + MARKER + " x\"}"));
    assertThat(hear(member.post(path + "/verify", Map.of())).status()).isEqualTo(200);
  }

  private String connect(Visitor member) {
    hear(member.post("/api/v1/accounts/discover", Map.of("email", ACCOUNT)));
    hear(member.post("/api/v1/accounts", account(MARKER + "-wrong")));
    var nowhere = account(MARKER);
    nowhere.put("imap", AROUND.place(1, Security.TLS));
    hear(member.post("/api/v1/accounts", nowhere));
    var connected = hear(member.post("/api/v1/accounts", account(MARKER)));
    assertThat(connected.status()).as(connected.toString()).isEqualTo(201);
    hear(member.post("/api/v1/accounts", account(MARKER)));
    return connected.json().getString("id");
  }

  private void change(Visitor member, String account) {
    String path = "/api/v1/accounts/" + account;
    hear(member.patch(path, Map.of("name", "Marked", "password", MARKER)));
    hear(member.post(path + "/reconnect", Map.of("password", MARKER + "-wrong")));
    hear(member.post(path + "/reconnect", Map.of("password", MARKER)));
    var to = new JsonArray().add("anna@acme.test");
    hear(member.post(path + "/messages", Map.of("to", to, "subject", "Hi", "text", "Hello")));
  }

  private void importing(Visitor member) {
    var importer = member.with("content-type", "text/csv");
    for (String file :
        List.of(
            "email,password\nlisted@acme.test," + MARKER + "\n" + ACCOUNT + "," + MARKER + "\n",
            "email,password\nanna@acme.test," + MARKER + "-wrong\nnobody," + MARKER + "\n",
            "email,password,imap_port\nanna@acme.test," + MARKER + ",x\n",
            "email,password\nanna@acme.test,\"" + MARKER + "\n",
            "email,password\nanna@acme.test,\"" + MARKER + "\"x\n",
            "email,password\nanna@acme.test," + MARKER + "," + MARKER + "," + MARKER + "\n",
            "email,password\nanna@acme.test," + MARKER.repeat(1000) + "\n")) {
      hear(importer.send("POST", "/api/v1/accounts/import", file));
    }
  }

  private void read(Visitor program, String account) {
    for (String path :
        List.of(
            "setup",
            "me",
            "api-keys",
            "providers",
            "accounts",
            "accounts/summary",
            "accounts/" + account,
            "accounts/" + account + "/messages",
            "events")) {
      hear(program.get("/api/v1/" + path));
    }
    hear(Visitor.of(program.server()).get("/metrics"));
    hear(Visitor.of(program.server()).get("/health/ready"));
  }

  private Reply hear(Reply reply) {
    heard.add(reply.response().headers().map() + "\n" + reply.body());
    return reply;
  }

  private Map<String, Object> account(String password) {
    var account = new HashMap<String, Object>();
    account.put("email", ACCOUNT);
    account.put("password", password);
    account.put("imap", AROUND.place(AROUND.sandbox().mailboxes().tlsPort(), Security.TLS));
    account.put("smtp", AROUND.place(AROUND.sandbox().smtp().tlsPort(), Security.TLS));
    return account;
  }
}
