package sendwell.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sendwell.mail.EmailAddress;
import sendwell.sandbox.Sandbox;
import sendwell.sandbox.SandboxSmtp;
import sendwell.server.Api;
import sendwell.server.Reply;
import sendwell.server.World;
import sendwell.smtp.Phase;

/** Deleting an account: nothing of it is left anywhere, and everybody who listens can follow. */
class DeleteJourneyTest {
  @RegisterExtension static final World WORLD = new World();

  private final Api api = WORLD.api();
  private final EmailAddress address = WORLD.mailbox("acme.test");
  private final String marker = "marker-of-" + address.toString().replaceAll("@.*", "");
  private JsonObject account;

  @BeforeEach
  void useTheAccountInEveryWay() {
    String csv = "email,password,name,tags\n%s,%s,%s,%s\n";
    String rows = csv.formatted(address, Sandbox.PASSWORD, marker, marker);
    assertThat(api.importing(rows).body()).last(STRING).contains("\"connected\":1");
    account = api.items("/accounts?query=" + address).getFirst();
    var recipient = WORLD.mailbox("friends.test");
    var draft = World.draft("Sent " + marker, recipient).put("campaign", marker);
    api.messageIs(api.send(account, draft, marker).ok(), "sent");

    var refusing = WORLD.smtpServer();
    refusing.answer(Phase.MAIL, "550 5.1.8 " + address + " is blocked: " + marker);
    api.post("/accounts/" + account.getString("id") + "/reconnect", serverOf(refusing)).ok();
    api.send(account, World.draft("Waits " + marker, recipient));
    api.accountIs(account, "disconnected");
  }

  @Test
  void noTableHoldsItsAddressOrItsMailsAnyLonger() {
    assertThat(places(address.toString()))
        .contains("account.email", "account.status_answer", "event.data");
    assertThat(places(marker))
        .contains("draft.subject", "draft.idempotency_key", "message.failure_reply", "event.data");
    assertThat(places(account.getString("id"))).contains("event.about", "lane.account_id");

    assertThat(delete().status()).isEqualTo(204);

    assertThat(places(address.toString())).isEmpty();
    assertThat(places(marker)).isEmpty();
    assertThat(places(account.getString("id")))
        .as("what tells that it was deleted")
        .containsExactlyInAnyOrder("event.about", "event.data");
  }

  @Test
  void theLogKeepsItsNumbersAndSaysOfTheAccountThatItIsGone() {
    WORLD.connected(WORLD.sandbox().smtp());
    var before = log();

    assertThat(delete().status()).isEqualTo(204);

    var after = log();
    assertThat(after)
        .extracting(event -> event.getLong("seq"))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, after.size()).boxed().toList());
    var told = before.stream().filter(this::speaksOfTheAccount).toList();
    assertThat(told).extracting(this::type).contains("account.connected", "message.updated");
    assertThat(after)
        .filteredOn(this::speaksOfTheAccount)
        .extracting(this::type)
        .containsOnly("account.erased", "account.deleted")
        .hasSizeGreaterThan(told.size())
        .endsWith("account.deleted");
    assertThat(after)
        .filteredOn(this::speaksOfTheAccount)
        .allSatisfy(
            event -> assertThat(event.getJsonObject("data").fieldNames()).containsOnly("id"));
    assertThat(after)
        .as("what was told of others")
        .containsAll(before.stream().filter(event -> !told.contains(event)).toList());
  }

  @Test
  void deletingAgainFindsNothing() {
    assertThat(delete().status()).isEqualTo(204);
    assertThat(delete().status()).isEqualTo(404);
    assertThat(log()).filteredOn(event -> type(event).equals("account.deleted")).hasSize(1);
  }

  @Test
  void theSameAddressCanBeConnectedAgainAndStartsFromNothing() {
    assertThat(delete().status()).isEqualTo(204);

    var again = api.post("/accounts", WORLD.request(address, WORLD.sandbox().smtp())).ok();

    assertThat(again.getString("id")).isNotEqualTo(account.getString("id"));
    assertThat(again.getLong("sent")).isZero();
    assertThat(api.items("/accounts/" + again.getString("id") + "/messages")).isEmpty();
    var draft = World.draft("Another", WORLD.mailbox("friends.test"));
    api.messageIs(api.send(again, draft, marker).ok(), "sent");
  }

  private static List<String> places(String words) {
    return WORLD.sendwell().database().places(words);
  }

  private Reply delete() {
    return api.delete("/accounts/" + account.getString("id"));
  }

  private List<JsonObject> log() {
    var events = new ArrayList<JsonObject>();
    for (var page = api.items("/events"); !page.isEmpty(); ) {
      events.addAll(page);
      page = api.items("/events?after=" + events.getLast().getLong("seq"));
    }
    return events;
  }

  private JsonObject serverOf(SandboxSmtp smtp) {
    return new JsonObject().put("smtp", WORLD.request(address, smtp).getJsonObject("smtp"));
  }

  private boolean speaksOfTheAccount(JsonObject event) {
    var data = event.getJsonObject("data");
    return account.getString("id").equals(data.getString("accountId", data.getString("id")));
  }

  private String type(JsonObject event) {
    return event.getString("type");
  }
}
