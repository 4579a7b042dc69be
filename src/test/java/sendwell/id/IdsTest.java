package sendwell.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void anIdentifierIsAUuidOfVersionSevenAndBeginsWithTheTime() {
    UUID id = new Ids(() -> NOON, new Random(1)).next();
    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOON.toEpochMilli());
  }

  @Test
  void identifiersOfOneMomentDiffer() {
    var ids = new Ids(() -> NOON, new Random(1));
    assertThat(Stream.generate(ids::next).limit(10_000).distinct()).hasSize(10_000);
  }

  @Test
  void laterIdentifiersSortLater() {
    var random = new Random(1);
    String first = new Ids(() -> NOON, random).next().toString();
    String second = new Ids(() -> NOON.plusMillis(1), random).next().toString();
    assertThat(second).isGreaterThan(first);
  }

  @Test
  void aTokenHidesItselfAndIsKnownByItsHash() {
    var token = Token.random(new SecureRandom(), "swk_");
    assertThat(token.value()).matches("swk_[A-Za-z0-9_-]{43}");
    assertThat(token).hasToString("Token[***]");
    assertThat(token.hash()).hasSize(32).isEqualTo(new Token(token.value()).hash());
  }
}
