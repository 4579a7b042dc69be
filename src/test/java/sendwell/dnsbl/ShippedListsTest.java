package sendwell.dnsbl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lists that come with the program, those that are switched off too. */
class ShippedListsTest {
  private static final Map<String, String> KEYS = Map.of("spamhaus", "key1", "abusix", "key2");
  private static Map<String, Blacklist> lists;

  @BeforeAll
  static void read() throws IOException {
    String text = Files.readString(Path.of("conf/blacklists.jsonc"));
    lists =
        Blacklists.parse(text.replace("\"enabled\": false", "\"enabled\": true"), KEYS)
            .lists()
            .stream()
            .collect(Collectors.toMap(Blacklist::id, list -> list));
  }

  @ParameterizedTest
  @CsvSource({
    // Refusals of public name servers, of too many questions, of questions about addresses.
    "spamhaus-zen, 127.255.255.252",
    "spamhaus-zen, 127.255.255.254",
    "spamhaus-zen, 127.255.255.255",
    "spamhaus-dbl, 127.255.255.254",
    "spamhaus-dbl, 127.0.1.255",
    "surbl, 127.0.0.1",
    "uribl, 127.0.0.1",
    "senderscore, 127.255.255.255",
    "dnswl, 127.0.0.255",
    // Whatever else a list means by it, it means no listing.
    "spamcop, 127.255.255.254",
    "psbl, 127.255.255.1"
  })
  void aRefusalIsNoListing(String list, String answer) {
    assertThat(read(list, answer)).isInstanceOf(Reading.Refusal.class);
  }

  @ParameterizedTest
  @CsvSource({
    "spamhaus-zen, 127.0.0.1",
    "spamhaus-zen, 127.0.0.200",
    "spamhaus-dbl, 127.0.0.2",
    "mailspike, 127.0.0.3",
    "uribl, 127.0.0.16",
    "surbl, 127.0.0.2",
    "barracuda, 127.0.0.1"
  })
  void anAnswerThatIsNotDocumentedIsNoListing(String list, String answer) {
    assertThat(read(list, answer)).isInstanceOf(Reading.Undocumented.class);
  }

  @ParameterizedTest
  @CsvSource({
    "spamhaus-zen, 93.184.215.14",
    "spamcop, 10.0.0.2",
    "surbl, 0.0.0.0",
    "uribl, 128.0.0.2"
  })
  void anAnswerOutside127IsNoListing(String list, String answer) {
    assertThat(read(list, answer)).isInstanceOf(Reading.Foreign.class);
  }

  @ParameterizedTest
  @CsvSource({
    "spamhaus-zen, 127.0.0.2, HIGH, HIGH",
    "spamhaus-zen, 127.0.0.3, HIGH, HIGH",
    "spamhaus-zen, 127.0.0.4, HIGH, HIGH",
    "spamhaus-zen, 127.0.0.10, HIGH, INFO",
    "spamhaus-zen, 127.0.0.11, HIGH, INFO",
    "spamhaus-dbl, 127.0.1.2, HIGH, HIGH",
    "spamhaus-dbl, 127.0.1.103, INFO, INFO",
    "spamhaus-dbl, 127.0.1.104, MEDIUM, MEDIUM",
    "surbl, 127.0.0.8, HIGH, HIGH",
    "surbl, 127.0.0.32, INFO, INFO",
    "surbl, 127.0.0.72, HIGH, HIGH",
    "uribl, 127.0.0.2, MEDIUM, MEDIUM",
    "uribl, 127.0.0.4, INFO, INFO",
    "uribl, 127.0.0.10, MEDIUM, MEDIUM",
    "mailspike, 127.0.0.12, MEDIUM, MEDIUM",
    "uceprotect-1, 127.0.0.2, LOW, LOW",
    "uceprotect-3, 127.0.0.2, INFO, INFO",
    "spamrats, 127.0.0.36, INFO, INFO",
    "dronebl, 127.0.0.9, INFO, INFO",
    "hostkarma, 127.0.0.1, WELCOME, WELCOME",
    "hostkarma, 127.0.0.2, INFO, INFO",
    "dnswl, 127.0.10.3, WELCOME, WELCOME"
  })
  void aListingIsAsBadAsItsWorstCode(
      String list, String answer, Severity severity, Severity assumed) {
    assertThat(read(list, answer))
        .isInstanceOfSatisfying(
            Reading.Known.class,
            known ->
                assertThat(known.codes().getFirst())
                    .returns(severity, Code::severity)
                    .returns(assumed, Code::assumed));
  }

  @Test
  void allBitsThatAreSetAreTold() {
    assertThat(read("surbl", "127.0.0.72"))
        .isInstanceOfSatisfying(
            Reading.Known.class,
            known ->
                assertThat(known.codes())
                    .extracting(Code::meaning)
                    .containsExactly("used for phishing (PH)", "advertised in spam (ABUSE)"));
  }

  @Test
  void oneRefusalAmongTheAnswersRefusesAll() {
    assertThat(read("spamhaus-zen", "127.0.0.2", "127.255.255.254"))
        .isInstanceOf(Reading.Refusal.class);
  }

  @Test
  void ofSeveralAnswersTheWorstComesFirst() {
    assertThat(read("spamhaus-zen", "127.0.0.11", "127.0.0.4"))
        .isInstanceOfSatisfying(
            Reading.Known.class,
            known ->
                assertThat(known.codes())
                    .extracting(Code::meaning)
                    .containsExactly(
                        "taken over or infected (XBL)",
                        "is not meant to send mail directly (PBL)"));
  }

  @Test
  void everyListKeepsToItsTerms() {
    assertThat(lists.values())
        .hasSizeGreaterThan(30)
        .allSatisfy(
            list -> {
              assertThat(list.perSecond()).isLessThanOrEqualTo(10);
              assertThat(list.terms()).isNotBlank();
              assertThat(list.codes()).allMatch(code -> code.meaning().length() > 3);
              assertThat(list.removal()).matches("(https://.+)?");
            });
  }

  @Test
  void whatNeedsAKeyIsOffWithoutOne() {
    assertThat(Blacklists.load(Map.of()).lists())
        .extracting(Blacklist::id)
        .contains("spamhaus-zen", "spamhaus-dbl", "surbl", "uribl", "spamcop")
        .doesNotContain("abusix", "abusix-domain", "spamhaus-zrd", "senderscore", "uceprotect-2");
  }

  @Test
  void aKeyBecomesPartOfTheZoneAndIsNotShown() {
    var zen = lists.get("spamhaus-zen");
    assertThat(zen.zone().name().text()).isEqualTo("key1.zen.dq.spamhaus.net");
    assertThat(zen.toString()).contains("***.zen.dq.spamhaus.net").doesNotContain("key1");
  }

  private static Reading read(String list, String... answers) {
    List<InetAddress> addresses = Stream.of(answers).map(InetAddress::ofLiteral).toList();
    return lists.get(list).read(addresses);
  }
}
