package sendwell.spf;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import sendwell.dns.Answer;
import sendwell.dns.Dns;
import sendwell.dns.DomainName;
import sendwell.dns.Fault;
import sendwell.dns.Question;
import sendwell.dns.RecordType;
import sendwell.dns.ZoneDns;

/** What the conformance suite leaves open: costs, reasons, limits, doubts and time. */
class CheckHostTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);

  private final ZoneDns dns = new ZoneDns();

  @Test
  void aVerdictTellsWhatBecameOfEachTerm() {
    dns.txt("example.com", "v=spf1 a include:_spf.example.net mx -all")
        .addresses("example.com", "192.0.2.10")
        .txt("_spf.example.net", "v=spf1 mx:example.net ip4:198.51.100.0/24 -all")
        .mx("example.net", "10 mx.example.net.")
        .addresses("mx.example.net", "203.0.113.1");
    Verdict verdict = check("198.51.100.7");
    assertThat(verdict.result()).isEqualTo(Result.PASS);
    assertThat(verdict.lookups()).isEqualTo(3);
    assertThat(lines(verdict.evaluation()))
        .containsExactly(
            "a: 1, example.com is at 192.0.2.10",
            "include:_spf.example.net: 2, _spf.example.net says pass",
            "  mx:example.net: 1, 198.51.100.7 is none of the mail hosts of example.net",
            "  ip4:198.51.100.0/24: 0, 198.51.100.7 is in 198.51.100.0/24");
  }

  @Test
  void theDecisiveRecordIsTheOneThatWasHandedOverTo() {
    dns.txt("example.com", "v=spf1 redirect=a.example.com")
        .txt("a.example.com", "v=spf1 redirect=b.example.com")
        .txt("b.example.com", "v=spf1 include:c.example.com -all")
        .txt("c.example.com", "v=spf1 redirect=d.example.com")
        .txt("d.example.com", "v=spf1 ?all");
    Verdict verdict = check("192.0.2.1");
    assertThat(verdict.result()).isEqualTo(Result.FAIL);
    assertThat(verdict.evaluation().decisive().domain()).isEqualTo("b.example.com");
    assertThat(verdict.lookups()).isEqualTo(4);
  }

  @Test
  void aRecordOfExactlyTenLookUpsIsFollowedAndOneOfElevenIsNot() {
    dns.addresses("example.com", "192.0.2.10").txt("example.com", "v=spf1" + " a".repeat(10));
    assertThat(check("192.0.2.1").result()).isEqualTo(Result.NEUTRAL);
    dns.remove("example.com")
        .addresses("example.com", "192.0.2.10")
        .txt("example.com", "v=spf1" + " a".repeat(11) + " +all");
    Verdict verdict = check("192.0.2.1");
    assertThat(verdict.result()).isEqualTo(Result.PERMERROR);
    assertThat(verdict.evaluation().why()).isEqualTo("more than 10 look-ups are needed");
  }

  @Test
  void aRecordThatIncludesItselfEnds() {
    dns.txt("example.com", "v=spf1 include:example.com");
    assertThat(check("192.0.2.1").result()).isEqualTo(Result.PERMERROR);
    assertThat(dns.asked()).hasSize(11);
  }

  @Test
  void theThirdLookUpThatFindsNothingIsTooMuch() {
    dns.txt("example.com", "v=spf1 a:no.example.com mx:no.example.com ?all");
    assertThat(check("192.0.2.1"))
        .returns(Result.NEUTRAL, Verdict::result)
        .returns(2, Verdict::voids);
    dns.remove("example.com")
        .txt("example.com", "v=spf1 a:no.example.com mx:no.example.com exists:no.example.com +all");
    assertThat(check("192.0.2.1").result()).isEqualTo(Result.PERMERROR);
  }

  @Test
  void mailHostsWithoutAddressesCountAsOneLookUpThatFindsNothing() {
    dns.txt("example.com", "v=spf1 mx ?all")
        .mx("example.com", "1 a.example.com.", "2 b.example.com.", "3 c.example.com.");
    assertThat(check("192.0.2.1"))
        .returns(Result.NEUTRAL, Verdict::result)
        .returns(1, Verdict::voids);
  }

  @Test
  void theEleventhMailHostIsTooMuchUnlessOneBeforeItMatches() {
    String[] hosts =
        IntStream.range(0, 11)
            .mapToObj(i -> i + " mx" + i + ".example.com.")
            .toArray(String[]::new);
    dns.txt("example.com", "v=spf1 mx -all").mx("example.com", hosts);
    IntStream.range(0, 11)
        .forEach(i -> dns.addresses("mx" + i + ".example.com", "192.0.2." + (100 + i)));
    assertThat(check("192.0.2.109").result()).isEqualTo(Result.PASS);
    assertThat(check("192.0.2.110").result()).isEqualTo(Result.PERMERROR);
  }

  @Test
  void onlyTenNamesOfAClientAreLookedAt() {
    String names =
        IntStream.range(0, 11)
            .mapToObj(i -> "1 PTR h%d.example.com.".formatted(i))
            .collect(Collectors.joining("\n"));
    dns.txt("example.com", "v=spf1 ptr -all")
        .add("2.0.192.in-addr.arpa", names)
        .addresses("h10.example.com", "192.0.2.1");
    assertThat(check("192.0.2.1").result()).isEqualTo(Result.FAIL);
    assertThat(dns.asked()).doesNotContain(a("h10.example.com"));
  }

  @ParameterizedTest
  @CsvSource({
    "a, example.com A",
    "mx, example.com MX",
    "mx, mx.example.com A",
    "exists:x.example.com, x.example.com A",
    "include:x.example.com, x.example.com TXT",
    "redirect=x.example.com, x.example.com TXT"
  })
  void aFailingNameServerIsATemporaryError(String term, String question) {
    dns.txt("example.com", "v=spf1 " + term)
        .addresses("example.com", "192.0.2.10")
        .mx("example.com", "10 mx.example.com.")
        .txt("x.example.com", "v=spf1 -all")
        .addresses("x.example.com", "127.0.0.2");
    String[] parts = question.split(" ");
    RecordType<?> type =
        switch (parts[1]) {
          case "A" -> RecordType.A;
          case "MX" -> RecordType.MX;
          default -> RecordType.TXT;
        };
    dns.fails(new Question<>(DomainName.parse(parts[0]), type), Fault.SERVFAIL);
    Verdict verdict = check("192.0.2.1");
    assertThat(verdict.result()).isEqualTo(Result.TEMPERROR);
    assertThat(verdict.evaluation().why()).contains(parts[0]).contains("SERVFAIL");
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aDomainOfWhichNobodyKnowsIsNotADomainWithoutARecord(Fault fault) {
    dns.fails("example.com", fault);
    assertThat(check("192.0.2.1").result()).isEqualTo(Result.TEMPERROR);
  }

  @Test
  void aFailureThatHasToBePassedOverIsADoubt() {
    dns.txt("example.com", "v=spf1 ptr -all").silent("1.2.0.192.in-addr.arpa");
    assertThat(check("192.0.2.1"))
        .returns(Result.FAIL, Verdict::result)
        .returns(List.of("the name of 192.0.2.1 (TIMEOUT)"), Verdict::doubts);
    dns.remove("example.com").txt("example.com", "v=spf1 exists:%{p}.example.net -all");
    assertThat(check("192.0.2.1").doubts()).hasSize(1);
  }

  @Test
  void aMacroAsksForTheNameOfTheClientWithoutCounting() {
    dns.txt("example.com", "v=spf1 exists:%{p}.ok.example.net -all")
        .add("2.0.192.in-addr.arpa", "1 PTR other.example.org.\n1 PTR host.example.com.")
        .addresses("other.example.org", "192.0.2.1")
        .addresses("host.example.com", "192.0.2.1")
        .addresses("host.example.com.ok.example.net", "127.0.0.2");
    assertThat(check("192.0.2.1"))
        .returns(Result.PASS, Verdict::result)
        .returns(1, Verdict::lookups);
  }

  @Test
  void anIp6ClientIsLookedForAmongIp6Addresses() {
    dns.txt("example.com", "v=spf1 a//32 -all")
        .addresses("example.com", "192.0.2.1", "2001:db8::1");
    assertThat(check("2001:db8:1::2").result()).isEqualTo(Result.PASS);
    assertThat(check("::ffff:192.0.2.1").result()).isEqualTo(Result.PASS);
    assertThat(check("192.0.2.2").result()).isEqualTo(Result.FAIL);
  }

  @Test
  void aLocalPartBeyondAsciiMatchesNothing() {
    dns.txt("example.com", "v=spf1 exists:%{l}.example.com ?all");
    Client client = new Client(InetAddress.ofLiteral("192.0.2.1"), "x", "grün@example.com");
    assertThat(spf(dns).checkHost(client).result()).isEqualTo(Result.NEUTRAL);
  }

  @Test
  void theWordsForTheRefusedAreExpanded() {
    dns.txt("example.com", "v=spf1 -all exp=why.%{d}")
        .txt("why.example.com", "%{c} may not send as %{s} to %{r} at %{t}");
    var spf = new Spf(dns, () -> NOW, "mx.receiver.example");
    assertThat(spf.checkHost(client("192.0.2.1")).explanation())
        .contains(
            "192.0.2.1 may not send as anna@example.com to mx.receiver.example at 1700000000");
  }

  @Test
  void onlyTheRefusedAreToldWhy() {
    dns.txt("example.com", "v=spf1 ~all exp=why.example.com").txt("why.example.com", "because");
    assertThat(check("192.0.2.1").explanation()).isEmpty();
    assertThat(dns.asked()).hasSize(1);
  }

  @Test
  void aCheckThatTakesTooLongIsATemporaryError() {
    dns.txt("example.com", "v=spf1 a ptr mx -all").addresses("example.com", "192.0.2.10");
    var slow = new SlowDns(dns, Duration.ofSeconds(11));
    Verdict verdict = new Spf(slow, slow::now).checkHost(client("192.0.2.1"));
    assertThat(verdict.result()).isEqualTo(Result.TEMPERROR);
    assertThat(verdict.evaluation().why()).isEqualTo("not done within 20 s");
  }

  @Test
  void aTermThatWasReachedInTimeDecides() {
    dns.txt("example.com", "v=spf1 a -all").addresses("example.com", "192.0.2.1");
    var slow = new SlowDns(dns, Duration.ofSeconds(11));
    assertThat(new Spf(slow, slow::now).checkHost(client("192.0.2.1")).result())
        .isEqualTo(Result.PASS);
  }

  @Test
  void whatTheTermsWillAskIsAskedAtOnce() {
    dns.txt("example.com", "v=spf1 a include:x.org mx exists:%{i}.x.org -exists:%{p}.x.org ptr");
    var foretold = new ArrayList<Question<?>>();
    var listening =
        new Dns() {
          @Override
          public <T> Answer<T> ask(Question<T> question) {
            return dns.ask(question);
          }

          @Override
          public void prefetch(Collection<Question<?>> questions) {
            foretold.addAll(questions);
          }
        };
    spf(listening).checkHost(client("192.0.2.1"));
    assertThat(foretold)
        .extracting(Question::toString)
        .containsExactly(
            "example.com A",
            "x.org TXT",
            "example.com MX",
            "192.0.2.1.x.org A",
            "1.2.0.192.in-addr.arpa PTR");
  }

  private static List<String> lines(Evaluation evaluation) {
    var lines = new ArrayList<String>();
    for (Step step : evaluation.steps()) {
      lines.add("%s: %d, %s".formatted(step.term().text(), step.lookups(), step.why()));
      step.followed().ifPresent(it -> lines(it).forEach(line -> lines.add("  " + line)));
    }
    return lines;
  }

  private static Question<InetAddress> a(String name) {
    return new Question<>(DomainName.parse(name), RecordType.A);
  }

  private Verdict check(String ip) {
    return spf(dns).checkHost(client(ip));
  }

  private static Spf spf(Dns dns) {
    return new Spf(dns, () -> NOW);
  }

  private static Client client(String ip) {
    return new Client(InetAddress.ofLiteral(ip), "mail.example.com", "anna@example.com");
  }

  /** Every question takes its time. */
  private static final class SlowDns implements Dns {
    private final Dns dns;
    private final Duration each;
    private Instant now = NOW;

    SlowDns(Dns dns, Duration each) {
      this.dns = dns;
      this.each = each;
    }

    Instant now() {
      return now;
    }

    @Override
    public <T> Answer<T> ask(Question<T> question) {
      now = now.plus(each);
      return dns.ask(question);
    }

    @Override
    public void prefetch(Collection<Question<?>> questions) {
      dns.prefetch(questions);
    }
  }
}
