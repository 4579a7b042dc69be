package sendwell.spf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import sendwell.dns.DomainName;

/** Whatever a domain publishes, reading and following it ends, soon and without an exception. */
class HostileRecordsTest {
  private static final int ROUNDS = 3_000;

  // Ten terms, each with a macro for the client's name (1 + 10 questions) before ten mail hosts.
  private static final int QUESTIONS_OF_A_CHECK = 1 + 10 * (11 + 11) + 12;

  // A hundred terms, each with ten mail hosts of two families; and the records asked for ahead.
  private static final int QUESTIONS_OF_A_WALK = 1 + 100 * 21 + 200;

  @Test
  void everyErrorHasAPlaceInTheRecord() {
    forEachSeed(
        seed -> {
          String text = new Hostile(new Random(seed)).record();
          Record record = Record.parse(text);
          assertThat(record.errors())
              .allSatisfy(
                  error -> {
                    assertThat(error.at()).isBetween(Record.VERSION.length(), text.length());
                    assertThat(error.excerpt(text)).contains("▸").hasSizeLessThan(300);
                    assertThat(text).contains(error.term());
                  });
          assertThat(record.terms())
              .allSatisfy(term -> assertThat(text.substring(term.at())).startsWith(term.text()));
        });
  }

  @Test
  void aRecordIsMadeOfItsTerms() {
    forEachSeed(
        seed -> {
          Record record = Record.parse(new Hostile(new Random(seed)).record());
          var terms = record.terms().stream().map(Term::text).toList();
          Record again = Record.parse(Record.VERSION + " " + String.join(" ", terms));
          assertThat(again.errors()).isEmpty();
          assertThat(again.terms()).extracting(Term::text).isEqualTo(terms);
        });
  }

  @Test
  void whateverMacrosBecomeIsAShortNameOrNone() {
    forEachSeed(
        seed -> {
          var hostile = new Hostile(new Random(seed));
          var macros = new Macros(client(hostile), "unknown", Instant.EPOCH, _ -> hostile.noise());
          String expanded = macros.expand(macroString(hostile.domain()), hostile.noise());
          assertThat(Target.shorten(expanded)).hasSizeLessThan(254);
          assertThat(Target.name(expanded).stream())
              .allSatisfy(name -> assertThat(name.labels()).isPositive());
        });
  }

  @Test
  void everyCheckEndsWithinItsLimits() {
    forEachSeed(
        seed -> {
          var hostile = new Hostile(new Random(seed));
          var dns = new HostileDns(seed, QUESTIONS_OF_A_CHECK);
          Verdict verdict = new Spf(dns, () -> Instant.EPOCH).checkHost(client(hostile));
          assertThat(verdict.lookups()).isLessThanOrEqualTo(Spf.LOOKUPS_MOST + 1);
          assertThat(verdict.voids()).isLessThanOrEqualTo(Spf.VOIDS_MOST + 1);
        });
  }

  @Test
  void everyWalkEndsWithinItsLimits() {
    forEachSeed(
        seed -> {
          var dns = new HostileDns(seed, QUESTIONS_OF_A_WALK);
          var spf = new Spf(dns, () -> Instant.EPOCH);
          Tree tree = spf.walk(DomainName.parse("example.com"));
          assertThat(tree.trees().mapToInt(each -> each.branches().size()).sum())
              .isLessThanOrEqualTo(100);
          assertThat(tree.lookups()).isLessThanOrEqualTo(1000);
          assertThat(tree.everybody().isEmpty() || tree.admitsAnybody()).isTrue();
        });
  }

  private static MacroString macroString(String text) {
    try {
      return MacroParser.explanation(text);
    } catch (Malformed e) {
      throw new AssertionError(e);
    }
  }

  private static Client client(Hostile hostile) {
    return new Client(
        InetAddress.ofLiteral(hostile.one(List.of("192.0.2.1", "2001:db8::1", "::ffff:1.2.3.4"))),
        hostile.noise(),
        hostile.one(List.of("", "@", hostile.noise(), hostile.noise() + "@example.com")));
  }

  private static void forEachSeed(LongConsumer check) {
    LongStream.range(0, ROUNDS)
        .forEach(
            seed ->
                assertThatCode(() -> check.accept(seed))
                    .as("seed %d", seed)
                    .doesNotThrowAnyException());
  }
}
