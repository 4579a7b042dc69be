package sendwell.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sendwell.server.Installation;
import sendwell.server.LiveLink;
import sendwell.server.RawClient;
import sendwell.server.Visitor;

/** The live link: everything of one's own workspace, nothing of another's, and no way to speak. */
class LiveLinkTest {
  private static final Installation SENDWELL = Installation.shared();
  private final Visitor member = SENDWELL.neighbour();
  private final String workspace = member.workspace();

  @Test
  void aChangeArrivesAsAnEventWithTheThingInTheFormOfTheApi() {
    String account = account(member);
    try (var link = listening(member)) {
      rename(member, account, "Anna");
      var event = link.event("account.updated", named("Anna"));
      assertThat(event.getString("at")).isEqualTo("2026-03-01T12:00:00Z");
      rename(member, account, "Ben");
      link.event("account.updated", named("Ben"));
      link.isGapless();
    }
  }

  @Test
  void aProgramMayListenToo() {
    var key = member.post("/api/v1/api-keys", Map.of("name", "program")).json().getString("key");
    String account = account(member);
    try (var link = listening(SENDWELL.stranger().withKey(key))) {
      rename(member, account, "Anna");
      link.event("account.updated", named("Anna"));
    }
  }

  @Test
  void anothersEventsNeverArrive() {
    var other = SENDWELL.neighbour();
    String theirs = account(other);
    String own = account(member);
    try (var link = listening(member)) {
      link.listen(other.workspace());
      assertThat(link.next("err").getString("body")).isEqualTo("rejected");
      rename(other, theirs, "Secret");
      rename(member, own, "Own");
      link.event("account.updated", named("Own"));
      link.ping();
      assertThat(link.events().toString()).contains(own).doesNotContain(theirs, "Secret");
    }
  }

  @Test
  void whatIsSaidTheMomentTheLinkStandsIsHeard() throws Exception {
    try (var threads = Executors.newCachedThreadPool()) {
      var clients = IntStream.range(0, 3).mapToObj(_ -> threads.submit(this::pingAtOnce)).toList();
      for (var client : clients) {
        client.get();
      }
    }
  }

  private Void pingAtOnce() throws IOException {
    for (int i = 0; i < 200; i++) {
      try (var client = RawClient.of(member)) {
        client.upgradeAndSay("{\"type\":\"ping\"}");
        assertThat(client.frame()).contains("pong");
      }
    }
    return null;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sendwell.news",
        "sendwell.access.ended",
        "workspace..events",
        "workspace.*.events",
        "workspace.x.events",
        "",
        "*"
      })
  void noOtherAddressMayBeListenedTo(String address) {
    try (var link = member.open()) {
      link.send(new JsonObject().put("type", "register").put("address", address));
      assertThat(link.next("err").getString("body")).isEqualTo("rejected");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"send", "publish"})
  void nothingMayBeSentIn(String type) {
    try (var link = listening(member)) {
      for (String address :
          List.of(LiveLink.address(workspace), "sendwell.news", "sendwell.access.ended")) {
        link.send(
            new JsonObject()
                .put("type", type)
                .put("address", address)
                .put("replyAddress", "reply")
                .put("body", new JsonObject().put("forged", true)));
        assertThat(link.next("err").getString("body")).isEqualTo("rejected");
      }
      assertThat(link.heardAnything()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "null",
        "{\"type\":7}",
        "{\"type\":\"register\"}",
        "{\"type\":\"nothing\"}"
      })
  void nonsenseHarmsNobody(String frame) {
    try (var nonsense = member.open();
        var link = listening(member)) {
      nonsense.sendText(frame);
      String account = account(member);
      rename(member, account, "Anna");
      assertThat(link.event()).isNotNull();
    }
  }

  @Test
  void nobodyListensWithoutSigningIn() {
    assertThat(LiveLink.refusal(SENDWELL.stranger())).isEqualTo(401);
    assertThat(LiveLink.refusal(SENDWELL.stranger().withKey("swk_wrong"))).isEqualTo(401);
    assertThat(LiveLink.refusal(SENDWELL.stranger().with("cookie", "sendwell_session=x")))
        .isEqualTo(401);
  }

  @Test
  void anotherSitesPageMayNotListen() {
    assertThat(LiveLink.refusal(member.with("origin", "https://evil.example"))).isEqualTo(403);
    assertThat(LiveLink.refusal(member.with("origin", "null"))).isEqualTo(403);
    assertThat(LiveLink.refusal(member.with("origin", member.server().toString()))).isEqualTo(101);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "xhr",
        "xhr_streaming",
        "xhr_send",
        "eventsource",
        "htmlfile",
        "jsonp",
        "jsonp_send"
      })
  void thereIsNoOtherWayThanAWebSocket(String transport) {
    var path = "/eventbus/000/abcdefgh/" + transport;
    assertThat(member.get(path).status()).isIn(404, 405);
    assertThat(member.json("POST", path, "[]").status()).isIn(404, 405);
  }

  @Test
  void signingOutCutsTheLink() {
    try (var link = listening(member);
        var other = listening(SENDWELL.neighbour())) {
      member.post("/api/v1/logout", Map.of());
      link.awaitEnd();
      other.ping();
      assertThat(other.ended()).isFalse();
    }
  }

  @Test
  void revokingAKeyCutsItsLinks() {
    var made = member.post("/api/v1/api-keys", Map.of("name", "program")).json();
    try (var link = listening(SENDWELL.stranger().withKey(made.getString("key")))) {
      member.delete("/api/v1/api-keys/" + made.getString("id"));
      link.awaitEnd();
    }
  }

  // Subscribe first, read the list and the number it is true for, then apply what is newer.
  @Test
  void listAndEventsTogetherMissNothing() throws Exception {
    var accounts = IntStream.range(0, 5).mapToObj(_ -> account(member)).toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var writers =
          accounts.stream()
              .map(
                  id ->
                      threads.submit(
                          () ->
                              IntStream.rangeClosed(1, 20)
                                  .forEach(n -> rename(member, id, "n" + n))))
              .toList();
      for (int client = 0; client < 3; client++) {
        try (var link = listening(member)) {
          var list = member.get("/api/v1/accounts");
          var known = new HashMap<String, JsonObject>();
          list.json().getJsonArray("items").stream()
              .map(JsonObject.class::cast)
              .forEach(a -> known.put(a.getString("id"), a));
          long stand = Long.parseLong(list.header("x-event-seq"));
          while (!known.values().stream().allMatch(named("n20"))) {
            var event = link.event();
            if (event.getLong("seq") <= stand) {
              continue;
            }
            assertThat(event.getLong("seq")).isEqualTo(stand + 1);
            stand++;
            if (event.getString("type").equals("account.updated")) {
              var data = event.getJsonObject("data");
              known.merge(
                  data.getString("id"),
                  data,
                  (a, b) -> a.getLong("revision") > b.getLong("revision") ? a : b);
            }
          }
          assertThat(known).hasSize(5);
        }
      }
      for (var writer : writers) {
        writer.get();
      }
    }
  }

  @Test
  void whatWasMissedIsReadFromTheLog() {
    String account = account(member);
    IntStream.rangeClosed(1, 9).forEach(n -> rename(member, account, "n" + n));
    var seen = new ArrayList<JsonObject>();
    Long after = 0L;
    while (after != null) {
      var page = member.get("/api/v1/events?limit=4&after=" + after).json();
      page.getJsonArray("items").stream().map(JsonObject.class::cast).forEach(seen::add);
      after = page.getLong("next");
      assertThat(page.getLong("total") > 4).isEqualTo(after != null);
    }
    assertThat(seen)
        .extracting(event -> event.getLong("seq"))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, seen.size()).boxed().toList());
    assertThat(seen)
        .extracting(event -> event.getJsonObject("data").getString("name"))
        .containsSubsequence("n1", "n2", "n3", "n4", "n5", "n6", "n7", "n8", "n9");
  }

  @Test
  void whereNothingHappenedNothingIsMissed() {
    var none = member.get("/api/v1/events?after=0").json();
    assertThat(none.getJsonArray("items")).isEmpty();
    assertThat(none.getLong("total")).isZero();
    assertThat(none.getValue("next")).isNull();
  }

  @Test
  void whoMissedTooMuchIsToldToReadTheListsAgain() {
    String account = account(member);
    rename(member, account, "Anna");
    SENDWELL
        .database()
        .execute("DELETE FROM event WHERE seq < 2 AND workspace_id = '" + workspace + "'");
    assertThat(member.get("/api/v1/events?after=0").status()).isEqualTo(409);
    assertThat(member.get("/api/v1/events?after=1").json().getJsonArray("items")).isNotEmpty();
    long last =
        SENDWELL
            .database()
            .column("DELETE FROM event WHERE workspace_id = '" + workspace + "' RETURNING seq")
            .stream()
            .mapToLong(Long::parseLong)
            .max()
            .orElseThrow();
    assertThat(member.get("/api/v1/events?after=" + (last - 1)).status()).isEqualTo(409);
    assertThat(member.get("/api/v1/events?after=" + last).status()).isEqualTo(200);
  }

  private static Predicate<JsonObject> named(String name) {
    return account -> account.getString("name").equals(name);
  }

  private LiveLink listening(Visitor visitor) {
    return visitor.open().listening(visitor.workspace());
  }

  private static String account(Visitor owner) {
    return SENDWELL.account(owner.workspace(), UUID.randomUUID() + "@example.com").id().toString();
  }

  private static void rename(Visitor visitor, String account, String name) {
    assertThat(visitor.patch("/api/v1/accounts/" + account, Map.of("name", name)).status())
        .isEqualTo(200);
  }
}
