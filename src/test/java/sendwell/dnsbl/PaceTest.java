package sendwell.dnsbl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private final Pace pace = new Pace(5);

  private static Duration wait(Pace.Turn turn, Instant now) {
    return switch (turn) {
      case Pace.Turn.At(var time) -> Duration.between(now, time);
      case Pace.Turn.Never(var reason) -> throw new AssertionError(reason);
    };
  }

  private List<Long> waits(int questions, Instant now) {
    return Stream.generate(() -> wait(pace.next(now), now).toMillis()).limit(questions).toList();
  }

  @Test
  void aSecondsWorthGoesAtOnceAndTheRestEvenly() {
    assertThat(waits(8, START)).containsExactly(0L, 0L, 0L, 0L, 0L, 200L, 400L, 600L);
  }

  @Test
  void afterAWhileItMayGoAtOnceAgain() {
    waits(8, START);
    assertThat(waits(6, START.plusSeconds(10))).containsExactly(0L, 0L, 0L, 0L, 0L, 200L);
  }

  @Test
  void neverMoreThanItsRateOverALongTime() {
    long asked =
        IntStream.range(0, 100)
            .mapToLong(
                tenth -> {
                  Instant now = START.plusMillis(tenth * 100L);
                  return IntStream.range(0, 10)
                      .filter(_ -> pace.next(now).equals(new Pace.Turn.At(now)))
                      .count();
                })
            .sum();
    assertThat(asked).isLessThanOrEqualTo(5 + 50);
  }

  @Test
  void aListThatBearsLittleIsAskedOneByOne() {
    var slow = new Pace(0.5);
    assertThat(Stream.generate(() -> wait(slow.next(START), START).toSeconds()).limit(3))
        .containsExactly(0L, 2L, 4L);
  }

  @Test
  void whoWouldWaitTooLongIsToldSoAndTakesNobodysTurn() {
    waits(5 + 100, START);
    assertThat(pace.next(START))
        .isEqualTo(new Pace.Turn.Never("it has been asked as often as it likes for now"));
    assertThat(waits(1, START.plusSeconds(21))).containsExactly(0L);
  }

  @Test
  void aListThatKeepsFailingIsLeftAlone() {
    IntStream.range(0, 3).forEach(_ -> pace.failed(START));
    assertThat(pace.next(START.plusSeconds(299)))
        .isEqualTo(new Pace.Turn.Never("it did not answer lately"));
    assertThat(pace.next(START.plusSeconds(300))).isInstanceOf(Pace.Turn.At.class);
  }

  @Test
  void aListThatFailsNowAndThenIsNot() {
    IntStream.range(0, 9)
        .forEach(
            _ -> {
              pace.failed(START);
              pace.failed(START);
              pace.answered();
            });
    assertThat(pace.next(START)).isInstanceOf(Pace.Turn.At.class);
  }
}
