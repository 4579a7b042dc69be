package sendwell.dnsbl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A list file that people wrote. */
class BlacklistsTest {
  private static final String LIST =
      """
      {"id": "mine", "name": "Mine", "zone": "bl.example.test", "holds": ["ip4"],
       "codes": [{"code": "127.0.0.2", "severity": "high", "meaning": "spam"}], "terms": "Free."}\
      """;

  private static Blacklists parse(String text) {
    return Blacklists.parse(text, Map.of());
  }

  private static Throwable changed(String from, String to) {
    assertThat(LIST).contains(from);
    return catchThrowable(() -> parse("[" + LIST.replace(from, to) + "]"));
  }

  @Test
  void whatIsNotSaidIsAsUsual() {
    assertThat(parse("[" + LIST + "]").lists())
        .singleElement()
        .satisfies(
            list -> {
              assertThat(list.perSecond()).isEqualTo(5);
              assertThat(list.removal()).isEmpty();
              assertThat(list.weight()).isEqualTo(1);
              assertThat(list.tests().get(Kind.IP4)).isEqualTo(TestPoints.standard(Kind.IP4));
              assertThat(list.holds(Kind.IP6)).isFalse();
            });
  }

  @Test
  void commentsAndTrailingCommasAreFine() {
    assertThat(parse("// mine\n[" + LIST + ", /* no more */ ]").lists()).hasSize(1);
  }

  @Test
  void noListsAreFine() {
    assertThat(parse("[]").lists()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "mine"              | "Mine!"                  | has the id "Mine!"
          "zone":             | "zoen":                  | list number 1, zoen: there is no field "zoen"
          "high"              | "hihg"                   | list number 1, codes, number 1, severity: "hihg" is not possible here
          "ip4"               | "ipv4"                   | list number 1, holds, number 1: "ipv4" is not possible here
          "bl.example.test"   | "bl example"             | "mine" has the zone "bl example", which is no domain name
          "bl.example.test"   | "dul.dnsbl.SORBS.net"    | "mine" must not be used, because it was shut down on 5 June 2024
          "bl.example.test"   | "cbl.abuseat.org"        | "mine" must not be used, because it became a part of zen.spamhaus.org
          "zone": "bl.example.test", | ''                | "mine" has neither a zone nor a keyedZone
          "name": "Mine",     | ''                       | "mine" has no name
          "Free."             | " "                      | "mine" has no terms
          "127.0.0.2"         | "127.0.0"                | "mine" has the code "127.0.0" is none of
          ["ip4"]             | []                       | "mine" does not say what it holds
          ["ip4"]             | [null]                   | "mine" holds nothing that there is
          "Free."             | "Free.", "perSecond": 0  | "mine" has perSecond 0.0
          "Free."             | "Free.", "key": "mine"   | "mine" has a keyedZone or a key without the other
          "Free."             | "Free.", "key": "mine", "keyedZone": "bl.example.test" | "mine" has a keyedZone that does not begin with {key}.
          "Free."             | "Free.", "tests": {"ip4": {"listed": "example.com"}} | "mine" is to be tried out by "example.com", which it cannot hold
          "Free."             | "Free.", "tests": {"ip4": {"listed": "2001:db8::1"}} | "mine" is to be tried out by "2001:db8::1", which it cannot hold
          "Free."             | "Free.", "name": "Twice" | this cannot be read
          """)
  void aMistakeIsNamed(String from, String to, String clause) {
    assertThat(changed(from, to))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(clause)
        .hasMessageNotContaining("sendwell.");
  }

  @Test
  void allMistakesAreNamedAtOnce() {
    assertThat(
            catchThrowable(
                () ->
                    parse(
                        "[%s, %s]"
                            .formatted(
                                LIST.replace("bl.example.test", "l.sorbs.net"),
                                LIST.replace("\"Free.\"", "\"\"")))))
        .hasMessageContainingAll("must not be used", "has no terms", "\"mine\" is there twice");
  }

  @Test
  void aListThatIsSwitchedOffIsCheckedAllTheSame() {
    assertThat(changed("\"Free.\"", "\"\", \"enabled\": false")).hasMessageContaining("no terms");
  }

  @Test
  void aZoneThatLeavesNoRoomForAnAddressIsRefused() {
    String zone = "a".repeat(60) + "." + "b".repeat(60) + "." + "c".repeat(60);
    assertThat(changed("bl.example.test", zone)).hasMessageContaining("more than 180 characters");
  }

  @Test
  void aKeyThatNoListTakesIsAMistake() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Blacklists.load(Map.of("spamhous", "secret")))
        .withMessage("no list takes the key \"spamhous\"");
  }

  @Test
  void aKeyThatIsNoneIsNotRepeated() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Blacklists.load(Map.of("spamhaus", "sec ret")))
        .withMessageContaining("\"spamhaus-zen\" cannot be asked with its key")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("sec ret"));
  }

  @Test
  void aFileIsRead(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("lists.jsonc"), "[" + LIST + "]");
    assertThat(Blacklists.read(file, Map.of()).lists()).hasSize(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Blacklists.read(folder.resolve("none"), Map.of()))
        .withMessageContaining("cannot be read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[null]", "{}", "[1]", "[[]]", "[{}]", "\"x\"", "[", "[{]"})
  void whatIsNoListOfListsIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> parse(text));
  }

  @Test
  void noFileHoweverBrokenEndsInAnythingButWords() throws IOException {
    String shipped = Files.readString(Path.of("conf/blacklists.jsonc"));
    survives(shipped, 100);
    survives("[" + LIST + "]", 1_000);
  }

  private static void survives(String sound, int rounds) {
    String pieces = "{}[]\",:\\/*nulltrue0123456789.-&\u0000é";
    var random = new Random(5782);
    for (int round = 0; round < rounds; round++) {
      var text = new StringBuilder(sound);
      for (int changes = random.nextInt(1, 6); changes > 0; changes--) {
        int at = random.nextInt(text.length());
        char piece = pieces.charAt(random.nextInt(pieces.length()));
        switch (random.nextInt(3)) {
          case 0 -> text.setCharAt(at, piece);
          case 1 -> text.insert(at, piece);
          default -> text.delete(at, Math.min(text.length(), at + random.nextInt(1, 40)));
        }
      }
      Throwable thrown = catchThrowable(() -> parse(text.toString()));
      assertThat(thrown)
          .as(text.toString())
          .satisfiesAnyOf(
              none -> assertThat(none).isNull(),
              some -> assertThat(some).isExactlyInstanceOf(IllegalArgumentException.class));
    }
  }
}
