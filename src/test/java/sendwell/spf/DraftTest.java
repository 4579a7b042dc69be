package sendwell.spf;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sendwell.dns.DomainName;
import sendwell.dns.ZoneDns;

class DraftTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ipv4:192.0.2.1                 | ip4:192.0.2.1",
        "ip:192.0.2.0/24                | ip4:192.0.2.0/24",
        "ip4=192.0.2.1                  | ip4:192.0.2.1",
        "-ip4:2001:db8::1               | -ip6:2001:db8::1",
        "ip6:192.0.2.1                  | ip4:192.0.2.1",
        "ipv6:2001:db8::/32             | ip6:2001:db8::/32",
        "a:192.0.2.1                    | ip4:192.0.2.1",
        "include:192.0.2.0/24           | ip4:192.0.2.0/24",
        "a:2001:db8::1                  | ip6:2001:db8::1",
        "192.0.2.1                      | ip4:192.0.2.1",
        "ip4:mail.example.com           | a:mail.example.com",
        "ip4:192.0.2.1:25               | ip4:192.0.2.1",
        "ip4:192.0.2.1/33               | ip4:192.0.2.1",
        "ip4:192.0.2.0/024              | ip4:192.0.2.0/24",
        "ip4:192.0.2.1//32              | ip4:192.0.2.1",
        "ip6:2001:db8::1/129            | ip6:2001:db8::1",
        "ip4:192.0.2.1,ip4:192.0.2.2    | ip4:192.0.2.1 ip4:192.0.2.2",
        "ip4:192.0.2.1,192.0.2.2        | ip4:192.0.2.1 ip4:192.0.2.2",
        "redirect:_spf.example.com      | redirect=_spf.example.com",
        "-redirect=_spf.example.com     | redirect=_spf.example.com",
        "include=_spf.example.com       | include:_spf.example.com",
        "include: _spf.example.com      | include:_spf.example.com",
        "include:https://example.com/   | include:example.com",
        "- all                          | -all",
        "-all.                          | -all",
        "-all\"                         | -all",
        "mx ~all;                       | mx ~all",
        "ip4:192.0.2                    | ''",
        "exsts:example.com              | ''",
        "redirect=a.org redirect=b.org  | redirect=a.org",
        "\u00e2\u0080\u0093all          | -all"
      })
  void commonMistakesAreMendedAndOthersLeftOut(String wrong, String right) {
    Draft draft = Draft.of(Record.parse("v=spf1 " + wrong));
    assertThat(draft.text()).isEqualTo(("v=spf1 " + right).strip());
  }

  @Test
  void theOrderOfTheTermsIsKept() {
    assertThat(draft("a ipv4:192.0.2.1 mx nonsense ptr -all").text())
        .isEqualTo("v=spf1 a ip4:192.0.2.1 mx ptr -all");
  }

  @ParameterizedTest
  @CsvSource({
    "mx -all,                        mx NEW -all",
    "include:x.org ~all exp=y.org,   include:x.org NEW ~all exp=y.org",
    "mx -ip4:192.0.2.1 a -all,       mx NEW -ip4:192.0.2.1 a -all",
    "?include:x.org mx,              NEW ?include:x.org mx",
    "mx redirect=x.org,              mx NEW redirect=x.org",
    "redirect=x.org mx,              mx NEW redirect=x.org",
    "'',                             NEW"
  })
  void whoIsToPassStandsBeforeWhatSaysOtherwise(String before, String after) {
    assertThat(draft(before).admitting("ip4:192.0.2.1").text())
        .isEqualTo("v=spf1 " + after.replace("NEW", "ip4:192.0.2.1"));
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1,        v=spf1 ip4:192.0.2.1 -mx ~all",
    "2001:db8::25,     v=spf1 ip6:2001:db8::25 -mx ~all",
    "2001:db8:0:0::,   v=spf1 ip6:2001:db8:: -mx ~all"
  })
  void anAddressDecidesFirstAndCostsNothing(String address, String text) {
    assertThat(draft("-mx ~all").admitting(InetAddress.ofLiteral(address)).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "a,             ip4:192.0.2.10 ip6:2001:db8::10",
    "?a/24//64,     ?ip4:192.0.2.10/24 ?ip6:2001:db8::10/64",
    "mx,            ip4:192.0.2.20",
    "-mx/28,        -ip4:192.0.2.20/28"
  })
  void aHostIsSpeltOutByTheAddressesThatItHasNow(String term, String addresses) {
    var dns =
        new ZoneDns()
            .txt("example.com", "v=spf1 ip4:192.0.2.1 %s ~all".formatted(term))
            .addresses("example.com", "192.0.2.10", "2001:db8::10")
            .mx("example.com", "10 mx.example.com.", "20 mx.example.com.")
            .addresses("mx.example.com", "192.0.2.20");
    Tree tree = new Spf(dns, () -> Instant.EPOCH).walk(DomainName.parse("example.com"));
    Draft draft = Draft.of(tree.record().orElseThrow());
    assertThat(draft.spellingOut(tree.branches().getFirst()).text())
        .isEqualTo("v=spf1 ip4:192.0.2.1 %s ~all".formatted(addresses));
  }

  @ParameterizedTest
  @CsvSource({
    "mx,                           mx ~all",
    "mx +all,                      mx ~all",
    "mx all,                       mx ~all",
    "mx ?all exp=x.org,            mx ~all exp=x.org",
    "mx -all,                      mx -all",
    "mx ~all,                      mx ~all",
    "mx redirect=x.org,            mx redirect=x.org",
    "redirect=x.org mx -all,       mx -all",
    "'',                           ~all"
  })
  void aRecordEndsWithOneWordAboutEverybodyElse(String before, String after) {
    assertThat(draft(before).closed().text()).isEqualTo("v=spf1 " + after);
  }

  @Test
  void whatIsThereTwiceIsThereOnce() {
    assertThat(draft("mx include:x.org +MX a Include:X.org ?mx ~all").distinct().text())
        .isEqualTo("v=spf1 mx include:x.org a ?mx ~all");
  }

  @ParameterizedTest
  @CsvSource({
    "mx -all,          include:x.org -all, mx include:x.org -all",
    "mx -all,          include:x.org ~all, mx include:x.org ~all",
    "mx +all,          a ?all,             mx a ~all",
    "mx redirect=x.org, a,                 mx include:x.org a ~all",
    "mx -all a,        mx -all,            mx -all",
    "ipv4:192.0.2.1,   mx,                 ip4:192.0.2.1 mx ~all"
  })
  void severalRecordsBecomeOne(String first, String second, String merged) {
    var records = Stream.of(first, second).map(it -> Record.parse("v=spf1 " + it)).toList();
    assertThat(Draft.merging(records).text()).isEqualTo("v=spf1 " + merged);
  }

  @Test
  void aTermIsReplacedOrLeftOut() {
    Draft draft = draft("a mx ptr ~all");
    Term mx = draft.record().terms().get(1);
    assertThat(
            draft
                .replacing(mx, List.of("ip4:192.0.2.1", "ip4:192.0.2.2"))
                .without(term -> term.text().equals("ptr"))
                .text())
        .isEqualTo("v=spf1 a ip4:192.0.2.1 ip4:192.0.2.2 ~all");
  }

  @Test
  void anyRecordBecomesASoundOne() {
    LongStream.range(0, 3_000)
        .forEach(
            seed -> {
              Record record = Record.parse(new Hostile(new Random(seed)).record());
              Draft draft = Draft.of(record).distinct().admitting("ip4:192.0.2.1").closed();
              assertThat(draft.record().isValid()).as("seed %d", seed).isTrue();
            });
  }

  private static Draft draft(String terms) {
    return Draft.of(Record.parse("v=spf1 " + terms));
  }
}
