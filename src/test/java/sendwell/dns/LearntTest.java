package sendwell.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearntTest {
  @ParameterizedTest
  @CsvSource({
    "0, 60",
    "59, 60",
    "60, 60",
    "61, 61",
    "3600, 3600",
    "3601, 3600",
    "2147483647, 3600"
  })
  void recordsAreWorthAMinuteToAnHour(long ttl, long worth) {
    assertWorth(new Answer.Found<>(List.of(Txt.of("a")), trace(ttl)), worth);
  }

  @ParameterizedTest
  @CsvSource({"0, 5", "5, 5", "6, 6", "30, 30", "31, 30", "86400, 30"})
  void anAbsenceIsWorthSecondsUpToHalfAMinute(long ttl, long worth) {
    assertWorth(new Answer.Absent<>(Absence.NODATA, trace(ttl)), worth);
  }

  @ParameterizedTest
  @CsvSource({"SERVFAIL, 5", "REFUSED, 5", "TIMEOUT, 5", "MALFORMED, 5", "DNSSEC_BOGUS, 30"})
  void aFailureIsWorthSeconds(Fault fault, long worth) {
    assertWorth(new Answer.Failed<>(fault, trace(0)), worth);
  }

  private static void assertWorth(Answer<?> answer, long seconds) {
    assertThat(new Learnt(answer, 0).worth()).isEqualTo(Duration.ofSeconds(seconds));
  }

  private static Trace trace(long ttl) {
    return Trace.of("NOERROR", Duration.ofSeconds(ttl), "127.0.0.1:53", Instant.EPOCH);
  }
}
