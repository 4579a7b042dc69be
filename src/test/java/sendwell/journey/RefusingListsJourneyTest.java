package sendwell.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sendwell.Eventually;
import sendwell.server.World;

/** Blacklists that refuse the name server: that is about us, and is told at once. */
class RefusingListsJourneyTest {
  @RegisterExtension static final World WORLD = new World();

  private static final List<String> LISTS = List.of("spamhaus-dbl", "uribl");

  @Test
  void listsThatBeginToRefuseAreNamedAtTheNextCheckUntilTheyAnswerAgain() {
    var lists = WORLD.sandbox().blacklists();
    var account = WORLD.connected(WORLD.sandbox().smtp());
    assertThat(
            refusals(
                Eventually.get(
                    "a look",
                    () -> blacklists(account),
                    row -> row.getString("value").startsWith("checked"))))
        .isEmpty();

    LISTS.forEach(lists::refuse);
    check(account);
    assertThat(
            Eventually.get(
                "a banner", () -> refusals(blacklists(account)), texts -> !texts.isEmpty()))
        .singleElement()
        .asString()
        .contains(" checked: your name server is refused by ", "Spamhaus DBL", "URIBL");
    Eventually.so("a restart would know", () -> remembered().containsAll(LISTS));

    LISTS.forEach(lists::answer);
    WORLD.clock().advance(Duration.ofMinutes(1));
    check(account);
    Eventually.so("no banner", () -> refusals(blacklists(account)).isEmpty());
  }

  private static List<String> remembered() {
    return WORLD
        .sendwell()
        .database()
        .column("SELECT list FROM list_health WHERE health = 'BLOCKED' AND kind = 'DOMAIN'");
  }

  private static void check(JsonObject account) {
    WORLD.api().post(path(account) + "/checks", new JsonObject());
  }

  private static JsonObject blacklists(JsonObject account) {
    var report = WORLD.api().get(path(account) + "/deliverability").ok();
    return report.getJsonArray("metrics").stream()
        .map(JsonObject.class::cast)
        .filter(metric -> "dnsbl".equals(metric.getString("key")))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> refusals(JsonObject row) {
    return row.getJsonArray("remarks").stream()
        .map(JsonObject.class::cast)
        .filter(remark -> "resolver_refused".equals(remark.getString("code")))
        .map(remark -> remark.getString("text"))
        .toList();
  }

  private static String path(JsonObject account) {
    return "/accounts/" + account.getString("id");
  }
}
