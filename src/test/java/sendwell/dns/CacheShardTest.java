package sendwell.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static sendwell.dns.DnsWorld.name;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How much is remembered. */
class CacheShardTest {
  private static final int ROOM_FOR_TEN = 10_000;

  private final CacheShard shard = new CacheShard(ROOM_FOR_TEN);

  @Test
  void theOldestAnswerIsForgottenFirst() {
    IntStream.range(0, 11).forEach(i -> learn(i, 0));
    assertThat(isKnown(1)).isTrue();
    assertThat(isKnown(0)).isFalse();
  }

  @Test
  void aLongAnswerTakesTheRoomOfSeveral() {
    IntStream.range(0, 10).forEach(i -> learn(i, 0));
    learn(10, 3_000);
    assertThat(isKnown(4)).isTrue();
    assertThat(isKnown(3)).isFalse();
  }

  @Test
  void anAnswerThatNeedsMoreRoomThanThereIsIsNotRemembered() {
    learn(0, ROOM_FOR_TEN);
    assertThat(isKnown(0)).isFalse();
  }

  private void learn(int number, int octets) {
    CacheEntry entry = shard.entry(question(number), new CacheEntry(0), 0, 0);
    Trace trace = Trace.of("NXDOMAIN", Duration.ofSeconds(30), "127.0.0.1:53", Instant.EPOCH);
    Answer<?> answer = new Answer.Absent<Txt>(Absence.NXDOMAIN, trace);
    shard.settle(entry, new Learnt(answer, octets), 0);
    entry.complete(answer);
  }

  private boolean isKnown(int number) {
    return shard.entry(question(number), new CacheEntry(0), 0, 0).isDone();
  }

  private static Question<Txt> question(int number) {
    return new Question<>(name("a" + number + ".test"), RecordType.TXT);
  }
}
