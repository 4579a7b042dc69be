package sendwell.dnsbl;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sendwell.dns.DomainName;
import sendwell.dns.Fault;
import sendwell.dns.Question;
import sendwell.dns.RecordType;
import sendwell.dns.ZoneDns;
import sendwell.mail.Domain;

class DnsblTest {
  private static final String LISTS =
      """
      [
        {"id": "ip", "name": "Addresses", "zone": "bl.test", "holds": ["ip4", "ip6"], "terms": "Free.",
         "codes": [{"code": "127.0.0.2", "severity": "high", "assumed": "info", "meaning": "spam"},
                   {"code": "127.0.0.9", "severity": "welcome", "meaning": "known to be good"}],
         "errors": [{"code": "127.0.0.1", "meaning": "it refuses"}]},
        {"id": "domain", "name": "Domains", "holds": ["domain"], "terms": "Free.",
         "zone": "dbl.test", "key": "mine", "keyedZone": "{key}.dbl.test",
         "codes": [{"code": "127.0.0.2", "severity": "medium", "meaning": "advertised in spam"}]}
      ]\
      """;
  private static final Entry SERVER = address("192.0.2.99");
  private static final Entry NAME = new Entry.Name(new Domain("example.com"));
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private final ZoneDns dns = new ZoneDns();
  private final ZoneHealths healths = ZoneHealths.inMemory();
  private final List<Duration> pauses = new ArrayList<>();
  private Instant now = START;
  private Dnsbl dnsbl;

  @BeforeEach
  void publishTheLists() {
    dns.add(
        "bl.test",
        """
        2.0.0.127   A   127.0.0.2
        2.0.0.0.0.0.f.7.f.f.f.f.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0 A 127.0.0.2
        """);
    dns.add("dbl.test", "test A 127.0.0.2");
    dnsbl = dnsbl(Map.of());
  }

  private Dnsbl dnsbl(Map<String, String> keys) {
    return new Dnsbl(
        Blacklists.parse(LISTS, keys), healths, () -> now, this::pause, new Random(5782));
  }

  private void pause(Duration time) {
    pauses.add(time);
    now = now.plus(time);
  }

  private static Entry address(String literal) {
    return new Entry.Address(InetAddress.ofLiteral(literal), true);
  }

  private Verdict look(Entry entry) {
    return standing(entry).verdict();
  }

  private Standing standing(Entry entry) {
    List<Standing> standings = dnsbl.look(List.of(entry), dns);
    assertThat(standings).hasSize(1);
    return standings.getFirst();
  }

  private List<String> asked(RecordType<?> type) {
    return dns.asked().stream()
        .filter(question -> question.type().equals(type))
        .map(question -> question.name().text())
        .toList();
  }

  @Test
  void anAddressIsAskedForByItsOctetsInReverse() {
    dns.add("bl.test", "99.2.0.192 A 127.0.0.2\n99.2.0.192 TXT \"seen in a trap\"");
    assertThat(standing(SERVER))
        .satisfies(
            standing -> {
              assertThat(standing.verdict())
                  .isEqualTo(new Verdict.Listed(Severity.HIGH, List.of("spam"), "seen in a trap"));
              assertThat(standing.list().id()).isEqualTo("ip");
              assertThat(standing.evidence())
                  .extracting(evidence -> evidence.type() + " " + evidence.name())
                  .containsExactly("A 99.2.0.192.bl.test", "TXT 99.2.0.192.bl.test");
            });
  }

  @Test
  void anIpv6AddressIsAskedForByItsNibbles() {
    // The example of RFC 5782 §2.4.
    dns.add(
        "bl.test", "b.a.9.8.7.6.5.0.4.0.0.0.3.0.0.0.2.0.0.0.1.0.0.0.0.0.0.0.1.2.3.4 A 127.0.0.2");
    assertThat(look(address("4321:0:1:2:3:4:567:89ab"))).isInstanceOf(Verdict.Listed.class);
  }

  @Test
  void aDomainIsAskedForAsItIs() {
    dns.add("dbl.test", "example.com A 127.0.0.2");
    assertThat(look(NAME)).isInstanceOf(Verdict.Listed.class);
  }

  @Test
  void theReasonIsAskedForOnlyIfThereIsOne() {
    assertThat(look(SERVER)).isEqualTo(new Verdict.NotListed(""));
    assertThat(asked(RecordType.TXT)).isEmpty();
  }

  @Test
  void aListingWithoutAReasonIsOne() {
    dns.add("bl.test", "99.2.0.192 A 127.0.0.2");
    dns.fails(
        new Question<>(DomainName.parse("99.2.0.192.bl.test"), RecordType.TXT), Fault.TIMEOUT);
    assertThat(look(SERVER)).isEqualTo(new Verdict.Listed(Severity.HIGH, List.of("spam"), ""));
  }

  @Test
  void aLongReasonIsCut() {
    dns.add("bl.test", "99.2.0.192 A 127.0.0.2").txt("99.2.0.192.bl.test", "x".repeat(250));
    dns.txt("99.2.0.192.bl.test", "y".repeat(250));
    assertThat(look(SERVER))
        .isInstanceOfSatisfying(
            Verdict.Listed.class, listed -> assertThat(listed.reason()).hasSize(301).endsWith("…"));
  }

  @Test
  void anAddressThatIsOnlyAssumedIsJudgedMildly() {
    dns.add("bl.test", "99.2.0.192 A 127.0.0.2");
    assertThat(look(new Entry.Address(InetAddress.ofLiteral("192.0.2.99"), false)))
        .isInstanceOfSatisfying(
            Verdict.Listed.class, listed -> assertThat(listed.severity()).isEqualTo(Severity.INFO));
  }

  @Test
  void beingVouchedForIsNoListing() {
    dns.add("bl.test", "99.2.0.192 A 127.0.0.9");
    assertThat(look(SERVER)).isEqualTo(new Verdict.NotListed("known to be good"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.0.0.77", "198.51.100.1"})
  void anAnswerThatSaysNothingIsUnknown(String answer) {
    dns.add("bl.test", "99.2.0.192 A " + answer);
    assertThat(look(SERVER)).isInstanceOf(Verdict.Unknown.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"SERVFAIL", "REFUSED", "TIMEOUT", "MALFORMED"})
  void aFaultIsUnknown(Fault fault) {
    dns.add("bl.test", "99.2.0.192 A 127.0.0.2").fails("99.2.0.192.bl.test", fault);
    assertThat(look(SERVER)).isInstanceOf(Verdict.Unknown.class);
  }

  @Test
  void aNameTooLongForTheListIsNotAsked() {
    String label = "a".repeat(61);
    String name = "%s.%s.%s.%s".formatted(label, label, label, label);
    assertThat(look(new Entry.Name(new Domain(name))))
        .isEqualTo(new Verdict.NotAsked(Health.HEALTHY, "the name is too long for it"));
  }

  @Test
  void onlyListsThatHoldSuchEntriesAreAsked() {
    assertThat(dnsbl.look(List.of(SERVER, NAME, SERVER), dns))
        .extracting(standing -> standing.list().id() + " " + standing.entry())
        .containsExactly("ip 192.0.2.99", "domain example.com");
  }

  @Test
  void theKeyIsInTheQuestionAndNowhereElse() {
    dns.add("s3cret.dbl.test", "test A 127.0.0.2\nexample.com A 127.0.0.2");
    dns.txt("example.com.s3cret.dbl.test", "https://lookup.test/?q=example.com.s3cret");
    dnsbl = dnsbl(Map.of("mine", "s3cret"));
    Standing standing = standing(NAME);
    assertThat(asked(RecordType.A)).contains("example.com.s3cret.dbl.test");
    assertThat(standing.verdict())
        .isEqualTo(
            new Verdict.Listed(
                Severity.MEDIUM,
                List.of("advertised in spam"),
                "https://lookup.test/?q=example.com.***"));
    assertThat(standing.toString()).contains("example.com.***.dbl.test").doesNotContain("s3cret");
  }

  @Test
  void whoeverAsksMuchWaitsAndAsksNoFaster() {
    List<Entry> many =
        java.util.stream.IntStream.range(0, 20)
            .<Entry>mapToObj(i -> new Entry.Name(new Domain("d" + i + ".example")))
            .toList();
    assertThat(dnsbl.look(many, dns)).allMatch(each -> each.verdict().known());
    // Three questions of the trial and twenty of ours, the first five of them at once.
    assertThat(Duration.between(START, now)).isEqualTo(Duration.ofMillis(200 * 18));
    assertThat(pauses).allMatch(pause -> pause.equals(Duration.ofMillis(200)));
  }

  @Test
  void oneListThatIsBusyKeepsNobodyFromAskingAnother() {
    List<Entry> many =
        java.util.stream.IntStream.range(0, 150)
            .<Entry>mapToObj(i -> new Entry.Name(new Domain("d" + i + ".example")))
            .toList();
    var entries = new ArrayList<>(many);
    entries.add(SERVER);
    List<Standing> standings = dnsbl.look(entries, dns);
    assertThat(standings)
        .filteredOn(standing -> standing.list().id().equals("ip"))
        .allMatch(standing -> standing.verdict().known());
    assertThat(standings)
        .filteredOn(standing -> !standing.verdict().known())
        .isNotEmpty()
        .allMatch(standing -> standing.verdict() instanceof Verdict.NotAsked);
  }

  @Test
  void aListThatFallsSilentIsNotAskedAgainAndAgain() {
    dnsbl.tryOut(dns);
    for (int i = 0; i < 10; i++) {
      dns.silent("d" + i + ".example.dbl.test");
      look(new Entry.Name(new Domain("d" + i + ".example")));
    }
    assertThat(asked(RecordType.A)).filteredOn(name -> name.contains(".example.")).hasSize(3);
    assertThat(look(NAME))
        .isEqualTo(new Verdict.NotAsked(Health.HEALTHY, "it did not answer lately"));
    now = now.plus(Duration.ofMinutes(5));
    assertThat(look(NAME)).isEqualTo(new Verdict.NotListed(""));
  }

  @Test
  void aListThatFellSilentIsAskedAtOnceByWhoeverAsksAfresh() {
    dnsbl.tryOut(dns);
    dns.silent("example.com.dbl.test");
    for (int i = 0; i < 3; i++) {
      look(NAME);
    }
    dns.answers("example.com.dbl.test");
    now = now.plus(Duration.ofMinutes(1));
    assertThat(look(NAME)).isInstanceOf(Verdict.NotAsked.class);
    dns.fresh();
    assertThat(look(NAME)).isEqualTo(new Verdict.NotListed(""));
  }

  private void everythingIsAnsweredBy(String answer) {
    dns.remove("2.0.0.127.bl.test").add("bl.test", "* A " + answer);
  }

  @Test
  void aListThatBeginsToRefuseIsTakenAtItsWordAtOnce() {
    dns.at(() -> now);
    dnsbl.tryOut(dns);
    everythingIsAnsweredBy("127.255.255.254");
    now = now.plusSeconds(1);
    var refused = new Verdict.Refused("it refuses to answer");
    assertThat(dnsbl.look(List.of(SERVER, address("192.0.2.98")), dns))
        .extracting(Standing::verdict)
        .containsExactly(refused, refused);
    assertThat(healths.of("ip", Kind.IP4))
        .hasValue(new ZoneHealth("ip", Kind.IP4, Health.BLOCKED, "it refuses to answer", now, now));
    int before = dns.asked().size();
    assertThat(look(SERVER)).isEqualTo(refused);
    assertThat(dns.asked()).hasSize(before);
  }

  @Test
  void whatMayBeAboutTheQuestionHasTheListTriedOut() {
    dns.at(() -> now);
    dnsbl.tryOut(dns);
    everythingIsAnsweredBy("127.0.0.1");
    assertThat(look(SERVER)).isEqualTo(new Verdict.Unknown("it refuses"));
    assertThat(healths.of("ip", Kind.IP4).orElseThrow().health()).isEqualTo(Health.HEALTHY);
    now = now.plus(Duration.ofMinutes(1));
    assertThat(look(SERVER)).isEqualTo(new Verdict.Refused("it refuses"));
  }

  @Test
  void aRefusalThatIsRememberedFromBeforeTheListAnsweredAgainCountsNoLonger() {
    Instant before = now.minusSeconds(1);
    dns.at(() -> before).add("bl.test", "99.2.0.192 A 127.255.255.254");
    assertThat(look(SERVER)).isEqualTo(new Verdict.Unknown("it refuses to answer"));
    assertThat(healths.of("ip", Kind.IP4).orElseThrow().health()).isEqualTo(Health.HEALTHY);
  }
}
