package sendwell.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sendwell.Eventually;
import sendwell.server.Installation;
import sendwell.server.Reply;
import sendwell.server.Visitor;

/** Whatever is sent, the answer says what is wrong, and nothing changes. */
class BadRequestTest {
  private static final Installation SENDWELL = Installation.shared();
  private static Visitor program;
  private static String workspace;
  private static String account;
  private String before;

  @BeforeAll
  static void makeAccount() {
    program = SENDWELL.program(SENDWELL.neighbour());
    workspace = program.workspace();
    account = SENDWELL.account(workspace, UUID.randomUUID() + "@example.com").id().toString();
    Eventually.so(
        "the account has been checked, so that nothing happens by itself any more",
        () -> program.get("/api/v1/events").body().contains("health.updated"));
  }

  @BeforeEach
  void remember() {
    program.get("/api/v1/me");
    before = SENDWELL.state(workspace);
  }

  @AfterEach
  void nothingChanged() {
    assertThat(SENDWELL.state(workspace)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "true",
        "1",
        "\"text\"",
        "[]",
        "{",
        "}",
        "{\"email\"}",
        "{'email':'a'}",
        "{} {}",
        "{\"email\": \"a@example.com\",}",
        "\u0000",
        "<email/>",
        "email=a@example.com",
        "{\"a\":1e}"
      })
  void whatIsNoJsonObjectIsMalformed(String body) {
    assertThat(program.json("POST", "/api/v1/api-keys", body).errors())
        .containsExactly(" malformed_json");
    assertThat(SENDWELL.stranger().json("POST", "/api/v1/login", body).errors())
        .containsExactly(" malformed_json");
  }

  @Test
  void deepNestingIsMalformed() {
    String body = "{\"name\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    assertThat(program.json("POST", "/api/v1/api-keys", body).errors())
        .containsExactly(" malformed_json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "application/x-www-form-urlencoded", "application/jsonp", "x"})
  void anotherContentTypeIsRefused(String type) {
    var reply = program.with("content-type", type).send("POST", "/api/v1/api-keys", "{}");
    assertThat(reply.errors()).containsExactly(" wrong_content_type");
  }

  @Test
  void theCharacterSetMayBeNamed() {
    var reply =
        program
            .with("content-type", "application/json; charset=UTF-8")
            .send("POST", "/api/v1/api-keys", "{}");
    assertThat(reply.errors()).containsExactly("/name missing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "email | 1 | wrong_type",
        "email | {} | wrong_type",
        "name | [] | wrong_type",
        "password | true | wrong_type",
        "imap | \"imap.example.com\" | wrong_type",
        "smtp | [] | wrong_type",
        "dailyLimit | \"40\" | wrong_type",
        "dailyLimit | 0 | out_of_range",
        "dailyLimit | 1.5 | out_of_range",
        "dailyLimit | 1e400 | out_of_range",
        "dailyLimit | 99999999999999999999 | out_of_range",
        "minGapSeconds | -1 | out_of_range",
        "tags | \"sales\" | wrong_type",
        "email | \"anna@example.com\\r\\nBcc: x@example.com\" | invalid",
        "name | \"Anna\\r\\nBcc: x@example.com\" | invalid",
        "name | \"Anna\\u0000\" | invalid",
        "providerName | \"Example\\nX: y\" | invalid",
        "username | \"anna\\u0000x\" | invalid",
        "username | \"anna\\r\\nQUIT\" | invalid",
        "password | \"secret\\r\\nQUIT\" | invalid"
      })
  void aWrongFieldOfAnAccountIsPointedAt(String field, String value, String code) {
    var body =
        new JsonObject(
            "{\"email\":\"anna@example.com\",\"password\":\"p\",\"imap\":{\"host\":\"a.example\",\"port\":993,"
                + "\"security\":\"tls\"},\"smtp\":{\"host\":\"a.example\",\"port\":465,\"security\":\"tls\"}}");
    String text =
        body.copy()
            .put(field, "here")
            .encode()
            .replace("\"" + field + "\":\"here\"", "\"" + field + "\":" + value);
    var reply = program.json("POST", "/api/v1/accounts", text);
    assertThat(reply.status()).as(reply.toString()).isEqualTo(422);
    assertThat(reply.errors()).containsExactly("/" + field + " " + code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'host':'', 'port':993, 'security':'tls'} | /imap/host missing",
        "{'host':'a b', 'port':993, 'security':'tls'} | /imap/host invalid",
        "{'host':'a\\r\\nb', 'port':993, 'security':'tls'} | /imap/host invalid",
        "{'host':'http://a.example', 'port':993, 'security':'tls'} | /imap/host invalid",
        "{'host':'a.example', 'port':0, 'security':'tls'} | /imap/port out_of_range",
        "{'host':'a.example', 'port':65536, 'security':'tls'} | /imap/port out_of_range",
        "{'host':'a.example', 'port':'993', 'security':'tls'} | /imap/port wrong_type",
        "{'host':'a.example', 'security':'tls'} | /imap/port missing",
        "{'host':'a.example', 'port':993, 'security':'none'} | /imap/security invalid",
        "{'host':'a.example', 'port':993} | /imap/security missing"
      })
  void aWrongServerIsPointedAt(String imap, String error) {
    String body =
        "{'email':'anna@example.com','password':'p','imap':%s,'smtp':{'host':'a.example','port':465,'security':'tls'}}"
            .formatted(imap)
            .replace('\'', '"');
    assertThat(program.json("POST", "/api/v1/accounts", body).errors()).containsExactly(error);
  }

  @ParameterizedTest
  @MethodSource("hostileTags")
  void aHostileTagIsPointedAt(Object tag, String code) {
    var reply =
        program.patch(
            "/api/v1/accounts/" + account, Map.of("tags", new JsonArray().add("good").add(tag)));
    assertThat(reply.errors()).containsExactly("/tags/1 " + code);
  }

  static Stream<Arguments> hostileTags() {
    return Stream.of(
        Arguments.of("a\r\nX: y", "invalid"),
        Arguments.of("a,b", "invalid"),
        Arguments.of(" ", "invalid"),
        Arguments.of("a".repeat(51), "invalid"),
        Arguments.of(7, "wrong_type"),
        Arguments.of(new JsonArray(), "wrong_type"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "subject | \"Hi\\r\\nBcc: x@example.com\" | /subject invalid",
        "subject | \"Hi\\u0000\" | /subject invalid",
        "subject | \"Hi\\u0085there\" | /subject invalid",
        "to | [\"ben@example.com\\r\\nDATA\"] | /to/0 invalid",
        "to | [] | /to missing",
        "to | \"ben@example.com\" | /to wrong_type",
        "cc | [\"ben@example.com\", null] | /cc/1 wrong_type",
        "bcc | [\"<x@example.com>\"] | /bcc/0 invalid",
        "replyTo | \"x@example.com\\nX: y\" | /replyTo invalid",
        "campaign | \"spring\\r\\nX: y\" | /campaign invalid",
        "text | \"\" | /text missing",
        "text | {} | /text wrong_type",
        "text | \"NUL \\u0000\" | /text invalid"
      })
  void aHostileMessageIsPointedAt(String field, String value, String error) {
    String draft =
        "{\"to\":[\"ben@example.com\"],\"subject\":\"Hi\",\"text\":\"Hello\",\"%s\":%s}"
            .formatted(field, value);
    var reply = program.json("POST", "/api/v1/accounts/" + account + "/messages", draft);
    assertThat(reply.status()).as(reply.toString()).isEqualTo(422);
    assertThat(reply.errors()).contains(error);
  }

  @Test
  void aHugeBodyIsRefused() {
    var reply =
        program.json("POST", "/api/v1/api-keys", "{\"name\":\"" + "a".repeat(5_000_000) + "\"}");
    assertThat(reply.status()).isEqualTo(413);
    assertThat(reply.header("content-type")).isEqualTo("application/problem+json");
  }

  @Test
  void aHugeFieldIsPointedAt() {
    assertThat(program.post("/api/v1/api-keys", Map.of("name", "a".repeat(101))).errors())
        .containsExactly("/name invalid");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "1",
        "0",
        "-",
        "null",
        "undefined",
        "%00",
        "..%2f..%2fme",
        "'",
        "%27%20OR%201=1",
        "00000000-0000-7000-8000-00000000000",
        "00000000-0000-7000-8000-00000000000g",
        "00000000-0000-7000-8000-000000000000",
        "1-1-1-1-1"
      })
  void whatIsNoIdOfAnythingIsNotFound(String id) {
    assertThat(program.get("/api/v1/accounts/" + id).status()).isEqualTo(404);
    assertThat(program.get("/api/v1/accounts/" + id + "/messages").status()).isEqualTo(404);
    assertThat(program.get("/api/v1/messages/" + id).status()).isEqualTo(404);
    assertThat(program.delete("/api/v1/api-keys/" + id).status()).isEqualTo(404);
    assertThat(program.json("POST", "/api/v1/messages/" + id + "/cancel", "{}").status())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "accounts?after=x",
        "accounts?after=%00",
        "accounts?after=W10",
        "accounts?after=WyJhIl0",
        "accounts?after=WyJhIiwiYiJd",
        "accounts?after=W251bGwsbnVsbF0",
        "accounts?sort=after&after=",
        "accounts?sort=password",
        "accounts?sort=--email",
        "accounts?limit=0",
        "accounts?limit=201",
        "accounts?limit=x",
        "accounts?limit=-1",
        "accounts?limit=1e3",
        "accounts?status=well",
        "accounts?query=%00",
        "events?after=-1",
        "events?after=x",
        "events?after=99999999999999999999",
        "events?limit=201",
        "accounts?sort=-createdAt&after=WyJ4IiwiMDAwMDAwMDAtMDAwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAwIl0"
      })
  void aWrongQueryIsPointedAt(String query) {
    var reply = program.get("/api/v1/" + query);
    assertThat(reply.status()).as(reply.toString()).isEqualTo(422);
    assertThat(reply.errors()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "after=x",
        "after=W10",
        "state=well",
        "limit=0",
        // A time beyond what PostgreSQL can say.
        "after=KzEwMDAwMDAwMDAtMTItMzFUMjM6NTk6NTkuOTk5OTk5OTk5WiAwMDAwMDAwMC0wMDAwLTcwMDAtODAwMC0wMDAwMDAwMDAwMDA"
      })
  void aWrongQueryOfTheEmailListIsPointedAt(String query) {
    var reply = program.get("/api/v1/accounts/" + account + "/messages?" + query);
    assertThat(reply.status()).as(reply.toString()).isEqualTo(422);
    assertThat(reply.errors()).hasSize(1);
  }

  @Test
  void searchWordsAreWordsAndNoPattern() {
    assertThat(program.get("/api/v1/accounts?query=%25").json().getLong("total")).isZero();
    assertThat(program.get("/api/v1/accounts?query=_______").json().getLong("total")).isZero();
    assertThat(program.get("/api/v1/accounts?query=%5C").json().getLong("total")).isZero();
    assertThat(program.get("/api/v1/accounts?query='").json().getLong("total")).isZero();
  }

  @Test
  void aTooLongIdempotencyKeyIsRefused() {
    var reply =
        program
            .with("idempotency-key", "k".repeat(201))
            .post(
                "/api/v1/accounts/" + account + "/messages",
                Map.of("to", new JsonArray().add("a@example.com"), "text", "Hi"));
    assertThat(reply.errors()).containsExactly(" too_long");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "email\n",
        "name,password\nx,y\n",
        "email,password,shoe\na,b,c\n",
        "email,password\n"
      })
  void whatIsNoListOfAccountsIsRefused(String file) {
    var reply =
        program.with("content-type", "text/csv").send("POST", "/api/v1/accounts/import", file);
    assertThat(reply.status()).as(reply.toString()).isEqualTo(422);
  }

  @Test
  void noProblemTellsHowTheProgramIsMade() {
    var replies =
        Stream.of(
            program.json("POST", "/api/v1/api-keys", "{"),
            program.json("POST", "/api/v1/api-keys", "[1]"),
            program.get("/api/v1/accounts?after=WyJhIiwiYiJd"));
    assertThat(replies.map(Reply::body))
        .noneMatch(
            body -> body.matches("(?is).*(java|vertx|jackson|exception|select|sql|at line).*"));
  }
}
