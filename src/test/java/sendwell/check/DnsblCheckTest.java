package sendwell.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static sendwell.check.State.FAIL;
import static sendwell.check.State.NOT_APPLICABLE;
import static sendwell.check.State.PASS;
import static sendwell.check.State.UNKNOWN;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sendwell.check.Finding.Remark;
import sendwell.check.Subject.Selector;
import sendwell.check.Subject.Sender;
import sendwell.dns.Evidence;
import sendwell.dns.Fault;
import sendwell.dns.ZoneDns;
import sendwell.dnsbl.Blacklists;
import sendwell.dnsbl.Dnsbl;
import sendwell.dnsbl.ZoneHealths;
import sendwell.mail.Cidr;
import sendwell.mail.Domain;
import sendwell.mail.NetworkPolicy;
import sendwell.mail.PublicSuffixes;

class DnsblCheckTest {
  private static final String LIST =
      """
      {"id": "%s", "name": "List %s", "zone": "%s.test", "holds": ["%s"], "terms": "Free.",
       "codes": [{"code": "127.0.0.2", "severity": "%s", "assumed": "%s", "meaning": "spam"}],
       "removal": "https://%s.test/remove"}\
      """;
  private static final PublicSuffixes SUFFIXES = PublicSuffixes.bundled();
  private static final Platforms PLATFORMS = Platforms.load();
  private static final NetworkPolicy POLICY = new NetworkPolicy(Cidr.list("198.51.100.0/24"));
  private static final Domain DOMAIN = new Domain("news.example.co.uk");
  private static final InetAddress ADDRESS = InetAddress.ofLiteral("198.51.100.7");

  @TempDir private Path folder;
  private final ZoneDns dns = new ZoneDns();
  private Subject subject = Subject.of(DOMAIN);
  private Blacklists blacklists;
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");

  /** Two lists of domains that decide, smaller ones, and one of addresses. */
  @BeforeEach
  void publish() throws IOException {
    lists(
        list("high1", "domain", "high"),
        list("high2", "domain", "high"),
        list("medium", "domain", "medium"),
        list("low1", "domain", "low"),
        list("low2", "domain", "low"),
        list("low3", "domain", "low"),
        list("note", "domain", "info"),
        list("ip", "ip4", "high"));
    Stream.of("high1", "high2", "medium", "low1", "low2", "low3", "note")
        .forEach(list -> dns.add(list + ".test", "test A 127.0.0.2"));
    dns.add("ip.test", "2.0.0.127 A 127.0.0.2");
  }

  private static String list(String id, String holds, String severity) {
    return LIST.formatted(id, id, id, holds, severity, severity, id);
  }

  private void lists(String... lists) throws IOException {
    Path file = Files.writeString(folder.resolve("lists"), "[" + String.join(",", lists) + "]");
    blacklists = Blacklists.read(file, Map.of());
  }

  /** Looks with lists that have not been tried out yet. */
  private Finding run() {
    var dnsbl =
        new Dnsbl(blacklists, ZoneHealths.inMemory(), () -> now, this::pause, new Random(5782));
    return new DnsblCheck(dnsbl, SUFFIXES, PLATFORMS, POLICY).run(subject, dns);
  }

  private void pause(Duration time) {
    now = now.plus(time);
  }

  private void listed(String list, String name) {
    dns.addresses(name + "." + list + ".test", "127.0.0.2");
  }

  private void sendsFrom(boolean confirmed) {
    subject = new Subject(DOMAIN, null, List.of(new Sender(ADDRESS, confirmed)), List.of(), DOMAIN);
  }

  private static List<String> names(Finding finding) {
    return finding.evidence().stream().map(Evidence::name).toList();
  }

  private static List<String> codes(Finding finding) {
    return finding.remarks().stream().map(Remark::code).toList();
  }

  @Test
  void whoIsOnNoListPasses() {
    assertThat(run())
        .returns(PASS, Finding::state)
        .returns(1.0, Finding::credit)
        .returns("checked 7 of 7", Finding::value)
        .returns("No blacklist names news.example.co.uk (checked 7 of 7).", Finding::description);
  }

  @Test
  void theDomainTheRegisteredOneTheReturnPathAndTheSignersAreLookedUp() {
    subject =
        new Subject(
            DOMAIN,
            null,
            List.of(),
            List.of(
                new Selector(new Domain("mail.example.org"), "s1"),
                new Selector(new Domain("acme-com.20230601.gappssmtp.com"), "20230601")),
            new Domain("bounces.example.net"));
    assertThat(names(run()))
        .filteredOn(name -> name.endsWith(".high1.test"))
        .containsExactly(
            "news.example.co.uk.high1.test",
            "example.co.uk.high1.test",
            "bounces.example.net.high1.test",
            "example.net.high1.test",
            "mail.example.org.high1.test",
            "example.org.high1.test");
  }

  @ParameterizedTest
  @ValueSource(strings = {"amazonses.com", "eu-west-1.amazonses.com", "smtp.sendgrid.net"})
  void whatAPlatformPutsIntoEverybodysMailIsNotLookedUp(String returnPath) {
    subject = new Subject(DOMAIN, null, List.of(), List.of(), new Domain(returnPath));
    assertThat(names(run())).noneMatch(name -> name.contains(returnPath));
  }

  @Test
  void aListingThatManyHeedFails() {
    listed("high1", "example.co.uk");
    dns.txt("example.co.uk.high1.test", "See https://high1.test/?example.co.uk");
    assertThat(run())
        .returns(FAIL, Finding::state)
        .returns(0.0, Finding::credit)
        .returns("dnsbl_listed", Finding::code)
        .returns("listed by List high1", Finding::value)
        .returns("List high1 lists example.co.uk: spam (checked 7 of 7).", Finding::description)
        .satisfies(
            finding -> {
              assertThat(finding.fix().text()).contains("List high1 at https://high1.test/remove");
              assertThat(finding.remarks().getFirst())
                  .isEqualTo(
                      new Remark(
                          FAIL,
                          "listed",
                          "List high1 lists example.co.uk: spam. \"See"
                              + " https://high1.test/?example.co.uk\""));
            });
  }

  @ParameterizedTest
  @CsvSource({
    "medium, WARN, 0.5",
    "low1, WARN, 0.85",
    "low1 low2, WARN, 0.7",
    "low1 low2 low3, WARN, 0.7",
    "medium low1, WARN, 0.35",
    "medium low1 low2 low3, WARN, 0.2",
    "high1 medium, FAIL, 0",
    "note, PASS, 1"
  })
  void theWorstListingsCountAndTheSmallOnesTogetherALittle(
      String lists, State state, double credit) {
    Stream.of(lists.split(" ")).forEach(list -> listed(list, "example.co.uk"));
    assertThat(run())
        .returns(state, Finding::state)
        .satisfies(finding -> assertThat(finding.credit()).isCloseTo(credit, within(1e-9)));
  }

  @Test
  void aDomainAndItsSubdomainOnOneListCountOnce() {
    listed("medium", "example.co.uk");
    listed("medium", "news.example.co.uk");
    assertThat(run().credit()).isEqualTo(0.5);
  }

  @Test
  void anAddressOfOnesOwnIsLookedUp() {
    sendsFrom(true);
    dns.addresses("7.100.51.198.ip.test", "127.0.0.2");
    assertThat(run())
        .returns(FAIL, Finding::state)
        .returns(Confidence.CONFIRMED, Finding::confidence);
    sendsFrom(false);
    assertThat(run())
        .returns(FAIL, Finding::state)
        .returns(Confidence.ASSUMED, Finding::confidence);
  }

  @Test
  void whatIsMildForAnAssumedAddressIsMild() throws IOException {
    lists(list("ip", "ip4", "high").replace("\"assumed\": \"high\"", "\"assumed\": \"info\""));
    dns.addresses("7.100.51.198.ip.test", "127.0.0.2");
    sendsFrom(false);
    assertThat(run())
        .returns(PASS, Finding::state)
        .satisfies(finding -> assertThat(codes(finding)).containsExactly("listed"));
    sendsFrom(true);
    assertThat(run().state()).isEqualTo(FAIL);
  }

  /** The rule of rules: an address that a provider shares is nobody's fault. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "mail-wm1-f41.google.com",
        "mail-am6eur05on2071.outbound.protection.outlook.com",
        "a8-31.smtp-out.eu-west-1.amazonses.com",
        "sender4-pp-f112.zoho.com",
        "out1-smtp.messagingengine.com",
        "o1.mail.sendgrid.net"
      })
  void noBlacklistOfAddressesColoursAnAccountThatSendsThroughASharedRelay(String relay) {
    sendsFrom(true);
    dns.addresses("7.100.51.198.ip.test", "127.0.0.2");
    dns.add("7.100.51.198.in-addr.arpa", "@ PTR " + relay + ".");
    Finding finding = run();
    assertThat(finding)
        .returns(PASS, Finding::state)
        .returns(1.0, Finding::credit)
        .returns("checked 7 of 7", Finding::value);
    assertThat(codes(finding)).containsExactly("shared_relay");
    assertThat(names(finding)).noneMatch(name -> name.endsWith(".ip.test"));
  }

  @Test
  void aServerOfOnesOwnAtAProviderIsLookedUp() {
    sendsFrom(true);
    dns.addresses("7.100.51.198.ip.test", "127.0.0.2");
    dns.add("7.100.51.198.in-addr.arpa", "@ PTR s198-51-100-7.secureserver.net.");
    assertThat(run().state()).isEqualTo(FAIL);
  }

  @Test
  void whoseMailLeavesThroughAPlatformIsToldThatItsAddressesWereNotLookedUp() {
    subject =
        new Subject(
            DOMAIN,
            PLATFORMS.of(new Domain("gmail.com")).orElseThrow(),
            List.of(),
            List.of(),
            DOMAIN);
    assertThat(run().remarks())
        .singleElement()
        .returns(NOT_APPLICABLE, Remark::state)
        .satisfies(remark -> assertThat(remark.text()).contains("addresses that Google shares"));
  }

  @Test
  void anAddressOfAPrivateNetworkIsNotLookedUp() {
    subject =
        new Subject(
            DOMAIN,
            null,
            List.of(new Sender(InetAddress.ofLiteral("10.0.0.7"), true)),
            List.of(),
            DOMAIN);
    Finding finding = run();
    assertThat(finding.state()).isEqualTo(PASS);
    assertThat(codes(finding)).containsExactly("sender_inner");
    assertThat(names(finding)).noneMatch(name -> name.startsWith("7.0.0.10"));
  }

  @Test
  void whileItIsNotKnownWhoseAnAddressIsNothingIsSaidAboutIt() {
    sendsFrom(true);
    dns.addresses("7.100.51.198.ip.test", "127.0.0.2");
    dns.fails("7.100.51.198.in-addr.arpa", Fault.SERVFAIL);
    Finding finding = run();
    assertThat(finding.state()).isNotEqualTo(FAIL);
    assertThat(finding.value()).isEqualTo("checked 7 of 8");
    assertThat(codes(finding)).containsExactly("sender_unknown");
  }

  @Test
  void listsThatRefuseUsAreNotCheckedAndOtherwiseNoMatter() {
    dns.remove("test.low1.test").remove("test.low2.test");
    listed("low1", "example.co.uk");
    Finding finding = run();
    assertThat(finding).returns(PASS, Finding::state).returns("checked 5 of 7", Finding::value);
    assertThat(codes(finding))
        .containsExactly("resolver_refused", "not_checked", "not_checked", "sender_unknown");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          low1                       |
          low1 low2                  | 5 of 7 checked: your name server is refused by List low1 and List low2.
          low1 low2 low3             | 4 of 7 checked: your name server is refused by List low1, List low2 and List low3.
          medium low1 low2 low3 note | 2 of 7 checked: your name server is refused by List medium, List low1 and 3 others.
          """)
  void itIsToldWhichListsRefuseUsIfItIsNotOneAlone(String lists, String words) {
    Stream.of(lists.split(" ")).forEach(list -> dns.remove("test." + list + ".test"));
    assertThat(run().remarks())
        .filteredOn(remark -> remark.code().equals("resolver_refused"))
        .extracting(Remark::text)
        .isEqualTo(
            Stream.ofNullable(words)
                .map(
                    told -> told + " Set up one of your own (SENDWELL_DNS_RESOLVERS), or get keys.")
                .toList());
  }

  @Test
  void aListThatBeginsToRefuseUsHasTakenNobodyOff() {
    listed("medium", "example.co.uk");
    var report = Report.EMPTY.after(Map.of(Aspect.DNSBL, run()), now);
    dns.remove("test.medium.test").remove("example.co.uk.medium.test");
    Kept kept = report.after(Map.of(Aspect.DNSBL, run()), now).of(Aspect.DNSBL).orElseThrow();
    assertThat(kept.finding().value()).isEqualTo("listed by List medium");
  }

  @Test
  void whereTheWeightyListsRefuseUsNothingIsKnown() {
    dns.remove("test.high1.test").remove("test.high2.test");
    assertThat(run())
        .returns(UNKNOWN, Finding::state)
        .returns("checked 5 of 7", Finding::value)
        .returns("dnsbl_unknown", Finding::code);
  }

  @Test
  void whatIsProvenBadIsBadHoweverFewAnswered() {
    Stream.of("high2", "medium", "low1", "low2", "low3")
        .forEach(list -> dns.remove("test." + list + ".test"));
    listed("high1", "example.co.uk");
    assertThat(run()).returns(FAIL, Finding::state);
  }

  @Test
  void oneWeightyListInVainLeavesItOpen() {
    dns.silent("example.co.uk.high1.test");
    assertThat(run()).returns(UNKNOWN, Finding::state);
  }

  @Test
  void oneSmallListInVainDoesNot() {
    dns.silent("example.co.uk.low1.test").silent("example.co.uk.medium.test");
    assertThat(run()).returns(PASS, Finding::state).returns("checked 5 of 7", Finding::value);
  }

  @Test
  void withoutAnyListThereIsNothingToAsk() throws IOException {
    lists();
    assertThat(run()).returns(NOT_APPLICABLE, Finding::state);
  }

  @Test
  void aConsumerDomainIsItsProvidersBusiness() {
    var gmail = new Domain("gmail.com");
    subject = new Subject(gmail, PLATFORMS.of(gmail).orElseThrow(), List.of(), List.of(), gmail);
    assertThat(run()).returns(PASS, Finding::state).returns("managed", Finding::code);
    assertThat(dns.asked()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "high1 example.co.uk", "high2 news.example.co.uk"})
  void silenceLeavesItOrMakesItUnknown(String listing) {
    sendsFrom(true);
    if (!listing.isEmpty()) {
      listed(listing.split(" ")[0], listing.split(" ")[1]);
    }
    Silenced.leavesItOrMakesItUnknown(dns, this::run);
    Silenced.altogetherNothingIsKnown(dns, this::run);
  }

  @ParameterizedTest
  @ValueSource(strings = {"medium example.co.uk", "low1 news.example.co.uk", "ip 7.100.51.198"})
  void silenceNeverMakesItWorse(String listing) {
    sendsFrom(true);
    listed(listing.split(" ")[0], listing.split(" ")[1]);
    Silenced.neverMakesItWorse(dns, this::run);
  }
}
