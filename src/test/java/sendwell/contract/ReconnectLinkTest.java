package sendwell.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sendwell.server.Api;
import sendwell.server.Installation;
import sendwell.server.MailboxOwner;
import sendwell.server.Owner;
import sendwell.server.Reply;

/** What a reconnect link is good for, how long, and what it tells. */
class ReconnectLinkTest {
  private static Installation sendwell;

  private final Api api = Owner.signIn(sendwell.stranger());
  private final String email = UUID.randomUUID() + "@example.com";
  private final String account = sendwell.account(api.workspace(), email).id().toString();

  @BeforeAll
  static void start() {
    sendwell = Installation.setUp();
  }

  @AfterAll
  static void close() {
    sendwell.close();
  }

  @Test
  void itIsShownOnceAndListedWithoutItsSecret() {
    var made = made();
    var listed = links();

    assertThat(made.getString("url")).matches("http://\\S+/reconnect/#[A-Za-z0-9_-]{43}");
    assertThat(expiry(made)).isEqualTo(sendwell.clock().instant().plus(Duration.ofDays(7)));
    assertThat(listed).hasSize(1);
    assertThat(listed.getFirst().getString("id")).isEqualTo(made.getString("id"));
    assertThat(listed.getFirst().getString("madeBy")).isEqualTo(Owner.EMAIL);
    assertThat(listed.toString() + sendwell.allRows()).doesNotContain(owner(made).token());
  }

  @Test
  void itLastsAsLongAsAskedFor() {
    assertThat(expiry(make(Map.of("days", 30)).ok()))
        .isEqualTo(sendwell.clock().instant().plus(Duration.ofDays(30)));
    assertThat(make(Map.of("days", 0)).errors()).containsExactly("/days out_of_range");
    assertThat(make(Map.of("days", 31)).errors()).containsExactly("/days out_of_range");
  }

  @Test
  void aNewOneEndsTheOneBefore() {
    var first = owner(made());
    var second = owner(made());

    assertThat(first.look().status()).isEqualTo(404);
    assertThat(second.look().status()).isEqualTo(200);
    assertThat(links()).hasSize(1);
  }

  @Test
  void whatIsNotOpenCannotBeToldApartFromWhatNeverWas() {
    var replaced = owner(made());
    var open = owner(made());
    var withdrawn = withdrawn();
    var over = expired();
    var unknown = open.tampered();

    var answers =
        Stream.of(replaced, withdrawn, over, unknown)
            .flatMap(owner -> Stream.of(owner.look(), owner.press(), owner.give("password")))
            .map(reply -> reply.status() + " " + reply.header("set-cookie") + reply.body())
            .distinct();

    assertThat(answers).hasSize(1).allMatch(answer -> answer.startsWith("404 {"));
  }

  @Test
  void itIsOverWhenItsTimeIs() {
    var owner = owner(make(Map.of("days", 1)).ok());
    sendwell.clock().advance(Duration.ofDays(1).minusSeconds(1));
    int before = owner.look().status();
    sendwell.clock().advance(Duration.ofSeconds(1));

    assertThat(before).isEqualTo(200);
    assertThat(owner.look().status()).isEqualTo(404);
    assertThat(links()).isEmpty();
  }

  @Test
  void itGoesWithItsAccount() {
    var owner = owner(made());

    api.delete("/accounts/" + account);

    assertThat(owner.look().status()).isEqualTo(404);
    assertThat(rows()).isZero();
  }

  @Test
  void whateverFollowsItChangesNothing() {
    var owner = owner(made());
    var before = stored();

    for (String path :
        List.of("/reconnect/", "/reconnect", "/api/v1/reconnect", "/api/v1/reconnect/sign-in")) {
      for (String method : List.of("GET", "HEAD")) {
        var reply = owner.browser().send(method, path + "?token=" + owner.token(), "");
        assertThat(reply.header("set-cookie")).as(path).isEmpty();
      }
    }
    owner.look();

    assertThat(stored()).isEqualTo(before);
    assertThat(owner.look().status()).isEqualTo(200);
  }

  /** A browser keeps what is behind the # when it is sent on (RFC 9110 §10.2.2). */
  @Test
  void aLinkWhoseSlashWasLostOnTheWayLeadsThereToo() {
    var elsewhere = sendwell.stranger().get("/reconnect");

    assertThat(elsewhere.status()).isBetween(301, 302);
    assertThat(elsewhere.header("location")).isEqualTo("/reconnect/");
  }

  @Test
  void itsPageIsThereForEverybodyAndTellsNothing() {
    var page = sendwell.stranger().get("/reconnect/");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("content-type")).startsWith("text/html");
    assertThat(page.header("referrer-policy")).isEqualTo("no-referrer");
    assertThat(page.header("content-security-policy")).contains("script-src 'self'");
    assertThat(page.body()).contains("/app/reconnect/main.js").doesNotContain("<script>", "onload");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/me", "/accounts", "/events", "/api-keys", "/providers"})
  void itOpensNothingElse(String path) {
    var owner = owner(made());
    var asCookie = owner.browser().with("cookie", "sendwell_session=" + owner.token());
    var asKey = owner.browser().withKey(owner.token());

    assertThat(asCookie.get("/api/v1" + path).status()).isEqualTo(401);
    assertThat(asKey.get("/api/v1" + path).status()).isEqualTo(401);
  }

  @Test
  void anotherWorkspaceHasNoPartInIt() {
    var neighbour = Api.of(sendwell.neighbour());
    String path = "/accounts/" + account + "/reconnect-links";
    var made = made();

    assertThat(neighbour.get(path).status()).isEqualTo(404);
    assertThat(neighbour.post(path, new JsonObject()).status()).isEqualTo(404);
    assertThat(neighbour.delete("/reconnect-links/" + made.getString("id")).status())
        .isEqualTo(404);
    assertThat(owner(made).look().status()).isEqualTo(200);
  }

  @Test
  void whoGuessesWaits() {
    var guesser = owner(made()).tampered();

    var replies = Stream.generate(guesser::look).limit(11).toList();

    assertThat(replies.subList(0, 10)).allMatch(reply -> reply.status() == 404);
    assertThat(replies.getLast().status()).isEqualTo(429);
    assertThat(replies.getLast().header("retry-after")).isNotEmpty();
  }

  @Test
  void whoHasAGoodOneMayLookAsOftenAsTheyLike() {
    var owner = owner(made());

    assertThat(Stream.generate(owner::look).limit(15)).allMatch(reply -> reply.status() == 200);
  }

  @Test
  void anotherSitesPageCannotUseIt() {
    var owner = owner(made());
    var elsewhere = owner.in(owner.browser().with("origin", "https://evil.test"));

    assertThat(elsewhere.look().status()).isEqualTo(403);
  }

  private MailboxOwner withdrawn() {
    var made = made();
    assertThat(api.delete("/reconnect-links/" + made.getString("id")).status()).isEqualTo(204);
    return owner(made);
  }

  private MailboxOwner expired() {
    var made = make(Map.of("days", 1)).ok();
    sendwell.clock().advance(Duration.ofDays(1));
    return owner(made);
  }

  private JsonObject made() {
    return make(Map.of()).ok();
  }

  private Reply make(Map<String, ?> wanted) {
    return api.post(
        "/accounts/" + account + "/reconnect-links", new JsonObject(Map.copyOf(wanted)));
  }

  private List<JsonObject> links() {
    return api.items("/accounts/" + account + "/reconnect-links");
  }

  private static MailboxOwner owner(JsonObject made) {
    return MailboxOwner.with(made, sendwell.stranger());
  }

  private static Instant expiry(JsonObject made) {
    return Instant.parse(made.getString("expiresAt"));
  }

  /** Whatever a link could change. */
  private static List<String> stored() {
    return Stream.of("reconnect_link", "sign_in", "connection", "oauth_grant")
        .flatMap(
            table ->
                sendwell.database().column("SELECT t::text FROM %s t".formatted(table)).stream())
        .sorted()
        .toList();
  }

  private long rows() {
    return sendwell
        .database()
        .count("SELECT count(*) FROM reconnect_link WHERE account_id = '%s'".formatted(account));
  }
}
