package sendwell.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sendwell.db.TestDatabase;
import sendwell.dnsbl.Blacklists;
import sendwell.dnsbl.Health;
import sendwell.dnsbl.Kind;
import sendwell.dnsbl.ZoneHealth;

/** How blacklists are, as it survives a restart and is known to all nodes. */
class ListHealthsTest {
  private static final String LIST =
      """
      [{"id": "mine", "name": "Mine", "zone": "bl.test", "holds": ["ip4", "domain"], "terms": "Free.",
        "key": "mine", "keyedZone": "{key}.bl.test",
        "codes": [{"code": "127.0.0.2", "severity": "high", "meaning": "spam"}]}]\
      """;
  private static final String RESOLVERS = "127.0.0.1:53";
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir private Path folder;
  private final TestDatabase postgres = TestDatabase.create();
  private ListHealths node;

  @BeforeEach
  void start() throws IOException {
    Files.writeString(folder.resolve("lists"), LIST);
    node = node("", RESOLVERS);
  }

  @AfterEach
  void close() {
    postgres.close();
  }

  /** A node, or the same one after a restart. */
  private ListHealths node(String key, String resolvers) {
    var keys = key.isEmpty() ? Map.<String, String>of() : Map.of("mine", key);
    var lists = Blacklists.read(folder.resolve("lists"), keys).lists();
    var started = new ListHealths(postgres.database(), lists, resolvers);
    started.share();
    return started;
  }

  private static ZoneHealth health(Kind kind, Health health, Instant at) {
    return new ZoneHealth("mine", kind, health, health.words(), NOON, at);
  }

  private void find(ListHealths node, ZoneHealth health) {
    node.put(health);
    node.share();
  }

  @Test
  void whatWasFoundIsKnownAfterARestart() {
    var addresses = health(Kind.IP4, Health.HEALTHY, NOON);
    var domains = health(Kind.DOMAIN, Health.DEAD, NOON.plusSeconds(1));
    node.put(addresses);
    node.put(domains);
    node.share();
    assertThat(node("", RESOLVERS))
        .satisfies(
            restarted -> {
              assertThat(restarted.of("mine", Kind.IP4)).hasValue(addresses);
              assertThat(restarted.of("mine", Kind.DOMAIN)).hasValue(domains);
              assertThat(restarted.of("mine", Kind.IP6)).isEmpty();
            });
  }

  @Test
  void whatOneNodeFindsAllKnowAndTheLatestCounts() {
    var other = node("", RESOLVERS);
    find(node, health(Kind.IP4, Health.HEALTHY, NOON));
    var refusing = health(Kind.IP4, Health.BLOCKED, NOON.plusSeconds(2));
    find(other, refusing);
    find(node, health(Kind.IP4, Health.HEALTHY, NOON.plusSeconds(1)));
    assertThat(node.of("mine", Kind.IP4)).hasValue(refusing);
    assertThat(node("", RESOLVERS).of("mine", Kind.IP4)).hasValue(refusing);
  }

  @Test
  void whatWasFoundHereIsKnownHereBeforeItIsShared() {
    var healthy = health(Kind.IP4, Health.HEALTHY, NOON);
    node.put(healthy);
    assertThat(node.of("mine", Kind.IP4)).hasValue(healthy);
    assertThat(postgres.count("SELECT count(*) FROM list_health")).isZero();
  }

  @Test
  void aListIsAnotherThroughOtherNameServersAndWithAnotherKey() {
    find(node, health(Kind.IP4, Health.BLOCKED, NOON));
    var elsewhere = node("", "192.0.2.53:53");
    var keyed = node("s3cret", RESOLVERS);
    assertThat(elsewhere.of("mine", Kind.IP4)).isEmpty();
    assertThat(keyed.of("mine", Kind.IP4)).isEmpty();
    find(keyed, health(Kind.IP4, Health.HEALTHY, NOON));
    assertThat(node("other", RESOLVERS).of("mine", Kind.IP4)).isEmpty();
    assertThat(node("s3cret", RESOLVERS).of("mine", Kind.IP4)).isPresent();
    assertThat(postgres.places("s3cret")).isEmpty();
  }

  @Test
  void whateverANameServerSaysIsWrittenDown() {
    find(node, new ZoneHealth("mine", Kind.IP4, Health.SILENT, "it says \0", NOON, NOON));
    assertThat(node("", RESOLVERS).of("mine", Kind.IP4).orElseThrow().reason())
        .isEqualTo("it says \ufffd");
  }

  @Test
  void whatIsNotInUseAnyMoreIsForgotten() {
    find(node, health(Kind.IP4, Health.HEALTHY, NOON));
    node.forget(NOON.plus(Duration.ofDays(7)));
    assertThat(postgres.count("SELECT count(*) FROM list_health")).isEqualTo(1);
    node.forget(NOON.plus(Duration.ofDays(7)).plusSeconds(1));
    assertThat(postgres.count("SELECT count(*) FROM list_health")).isZero();
  }
}
