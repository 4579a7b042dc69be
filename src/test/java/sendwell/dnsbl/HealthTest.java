package sendwell.dnsbl;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sendwell.dns.Answer;
import sendwell.dns.Dns;
import sendwell.dns.Fault;
import sendwell.dns.Question;
import sendwell.dns.ZoneDns;
import sendwell.mail.Domain;

/** Lists are tried out before they are believed. */
class HealthTest {
  private static final String LIST =
      """
      [{"id": "mine", "name": "Mine", "zone": "bl.test", "holds": ["KIND"], "terms": "Free.",
        "codes": [{"code": "127.0.0.2", "severity": "high", "meaning": "spam"}],
        "errors": [{"code": "127.0.0.250", "meaning": "it refuses public name servers"}]}]\
      """;
  private static final Entry SERVER =
      new Entry.Address(InetAddress.ofLiteral("198.51.100.7"), true);
  private static final Entry NAME = new Entry.Name(new Domain("example.com"));
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private final ZoneDns dns = new ZoneDns();
  private final ZoneHealths healths = ZoneHealths.inMemory();
  private Instant now = START;

  private Dnsbl dnsbl(String kind) {
    return new Dnsbl(
        Blacklists.parse(LIST.replace("KIND", kind), Map.of()),
        healths,
        () -> now,
        pause -> now = now.plus(pause),
        new Random(1));
  }

  private ZoneHealth tryOut(String kind) {
    dnsbl(kind).tryOut(dns);
    return healths.of("mine", Kind.valueOf(kind.toUpperCase(java.util.Locale.ROOT))).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2.0.0.127 A 127.0.0.2                           | HEALTHY  | as it should
          2.0.0.127 A 127.0.0.77                          | HEALTHY  | as it should
          2.0.0.127 TXT only                              | BLOCKED  | hides its test entry
          2.0.0.127 A 127.0.0.250                         | BLOCKED  | it refuses public name servers
          2.0.0.127 A 127.255.255.254                     | BLOCKED  | refuses
          2.0.0.127 A 127.0.0.2;1.0.0.127 A 127.255.255.1 | BLOCKED  | refuses
          2.0.0.127 A 127.0.0.2;1.0.0.127 A 127.0.0.2     | WILDCARD | everybody
          * A 127.0.0.2                                   | WILDCARD | everybody
          *.2.0.192 A 127.0.0.2;2.0.0.127 A 127.0.0.2     | WILDCARD | everybody
          * A 203.0.113.80                                | PARKED   | 203.0.113.80
          2.0.0.127 A 203.0.113.80                        | PARKED   | 203.0.113.80
          """)
  void whatAListAnswersToTestEntriesTellsHowItIs(String zone, Health health, String reason) {
    dns.add("bl.test", zone.replace(';', '\n'));
    assertThat(tryOut("ip4"))
        .satisfies(
            seen -> {
              assertThat(seen.health()).isEqualTo(health);
              assertThat(seen.reason()).contains(reason);
              assertThat(seen.since()).isEqualTo(START);
            });
    boolean counts = health == Health.HEALTHY;
    assertThat(dnsbl("ip4").look(List.of(SERVER), dns))
        .singleElement()
        .matches(standing -> standing.verdict().known() == counts);
  }

  @Test
  void aDomainListIsTriedOutByDomains() {
    dns.add("bl.test", "test A 127.0.0.2");
    assertThat(tryOut("domain").health()).isEqualTo(Health.HEALTHY);
    assertThat(dns.asked())
        .extracting(question -> question.name().text())
        .hasSize(3)
        .contains("test.bl.test", "invalid.bl.test")
        .noneMatch(name -> name.matches("[0-9.]+\\.bl\\.test"));
  }

  @Test
  void aDomainListThatListsEverybodyIsNotBelieved() {
    dns.add("bl.test", "* A 127.0.0.2");
    assertThat(tryOut("domain").health()).isEqualTo(Health.WILDCARD);
    assertThat(dnsbl("domain").look(List.of(NAME), dns))
        .singleElement()
        .returns(new Verdict.NotAsked(Health.WILDCARD, "it lists everybody"), Standing::verdict);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.0.0.127.bl.test", "1.0.0.127.bl.test"})
  void aListWhoseTestEntriesAreSilentIsSilent(String name) {
    dns.add("bl.test", "2.0.0.127 A 127.0.0.2").silent(name);
    assertThat(tryOut("ip4").health()).isEqualTo(Health.SILENT);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"SERVFAIL", "TIMEOUT", "MALFORMED", "DNSSEC_BOGUS"})
  void aListThatIsSilentForADayIsDead(Fault fault) {
    dns.fails("2.0.0.127.bl.test", fault);
    assertThat(tryOut("ip4")).returns(Health.SILENT, ZoneHealth::health);
    now = START.plus(Duration.ofHours(23));
    assertThat(tryOut("ip4"))
        .returns(Health.SILENT, ZoneHealth::health)
        .returns(START, ZoneHealth::since);
    now = START.plus(Duration.ofHours(24));
    assertThat(tryOut("ip4"))
        .returns(Health.DEAD, ZoneHealth::health)
        .returns(START, ZoneHealth::since);
    now = START.plus(Duration.ofHours(31));
    assertThat(tryOut("ip4")).returns(Health.DEAD, ZoneHealth::health);
  }

  @Test
  void aListThatRefusesAllQuestionsBlocksUs() {
    dnsbl("ip4").tryOut(dns);
    dns.asked().forEach(question -> dns.fails(question, Fault.REFUSED));
    now = START.plus(Duration.ofHours(6));
    // A new one with the same seed makes up the same names.
    assertThat(tryOut("ip4").health()).isEqualTo(Health.BLOCKED);
  }

  @Test
  void oneQuestionThatIsRefusedIsOneWithoutAnAnswer() {
    dns.add("bl.test", "2.0.0.127 A 127.0.0.2").fails("2.0.0.127.bl.test", Fault.REFUSED);
    assertThat(tryOut("ip4").health()).isEqualTo(Health.SILENT);
  }

  @Test
  void itIsTriedOutAgainAfterSixHours() {
    dns.add("bl.test", "2.0.0.127 A 127.0.0.2");
    tryOut("ip4");
    int first = dns.asked().size();
    now = START.plus(Duration.ofMinutes(359));
    assertThat(tryOut("ip4").at()).isEqualTo(START);
    assertThat(dns.asked()).hasSize(first);
    now = START.plus(Duration.ofHours(6));
    dns.remove("2.0.0.127.bl.test");
    assertThat(tryOut("ip4"))
        .returns(Health.BLOCKED, ZoneHealth::health)
        .returns(now, ZoneHealth::since);
  }

  @Test
  void aSilentListIsTriedOutAgainSoon() {
    dns.add("bl.test", "2.0.0.127 A 127.0.0.2").silent("2.0.0.127.bl.test");
    tryOut("ip4");
    dns.answers("2.0.0.127.bl.test");
    now = START.plus(Duration.ofMinutes(10));
    assertThat(tryOut("ip4").health()).isEqualTo(Health.HEALTHY);
  }

  @ParameterizedTest
  @CsvSource({"REFUSED, BLOCKED", "TIMEOUT, SILENT"})
  void whoeverAsksAfreshSeesAtOnceThatAListAnswersAgain(Fault fault, Health ill) {
    dns.add("bl.test", "2.0.0.127 A 127.0.0.2");
    dnsbl("ip4").tryOut(dns);
    var trial = dns.asked();
    trial.forEach(question -> dns.fails(question, fault));
    now = START.plus(Duration.ofHours(6));
    assertThat(tryOut("ip4").health()).isEqualTo(ill);
    trial.forEach(dns::answers);
    now = now.plus(Duration.ofMinutes(1));
    assertThat(tryOut("ip4").health()).isEqualTo(ill);
    dns.fresh();
    assertThat(tryOut("ip4")).returns(Health.HEALTHY, ZoneHealth::health);
  }

  @Test
  void aListThatDoesNotAnswerIsTriedOutOnceAMinuteHoweverOftenSomebodyAsksAfresh() {
    dns.fresh().silent("2.0.0.127.bl.test");
    tryOut("ip4");
    int first = dns.asked().size();
    now = START.plusSeconds(59);
    assertThat(tryOut("ip4").at()).isEqualTo(START);
    assertThat(dns.asked()).hasSize(first);
    now = START.plusSeconds(60);
    assertThat(tryOut("ip4").at()).isEqualTo(now);
  }

  @Test
  void aHealthyListIsNotTriedOutForWhoeverAsksAfresh() {
    dns.fresh().add("bl.test", "2.0.0.127 A 127.0.0.2");
    tryOut("ip4");
    now = START.plus(Duration.ofMinutes(359));
    assertThat(tryOut("ip4").at()).isEqualTo(START);
  }

  @Test
  void howALongHealthyListIsIsRemembered() {
    dns.add("bl.test", "2.0.0.127 A 127.0.0.2");
    tryOut("ip4");
    now = START.plus(Duration.ofHours(6));
    assertThat(tryOut("ip4")).returns(START, ZoneHealth::since).returns(now, ZoneHealth::at);
  }

  @Test
  void manyWhoWantToKnowCauseOneTrial() throws Exception {
    dns.add("bl.test", "2.0.0.127 A 127.0.0.2");
    var slow = new SlowDns(dns);
    var dnsbl = dnsbl("ip4");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var looks =
          IntStream.range(0, 20)
              .mapToObj(_ -> threads.submit(() -> dnsbl.look(List.of(SERVER), slow)))
              .toList();
      slow.firstAsked.get();
      slow.open.complete(null);
      for (var look : looks) {
        assertThat(look.get()).singleElement().matches(standing -> standing.verdict().known());
      }
    }
    assertThat(slow.tests).hasValue(1);
  }

  /** Answers nothing until it is opened, and one question after the other. */
  private static final class SlowDns implements Dns {
    private final CompletableFuture<Void> firstAsked = new CompletableFuture<>();
    private final CompletableFuture<Void> open = new CompletableFuture<>();
    private final AtomicInteger tests = new AtomicInteger();
    private final Dns dns;

    SlowDns(Dns dns) {
      this.dns = dns;
    }

    @Override
    public synchronized <T> Answer<T> ask(Question<T> question) {
      if (question.name().text().equals("2.0.0.127.bl.test")) {
        tests.incrementAndGet();
      }
      firstAsked.complete(null);
      Future.fromCompletionStage(open).await();
      return dns.ask(question);
    }

    @Override
    public void prefetch(java.util.Collection<Question<?>> questions) {
      // They are asked one after the other.
    }
  }
}
