package sendwell.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import sendwell.dns.Evidence;

class CheckScheduleTest {
  private static final Instant NOW = Instant.parse("2026-11-03T14:00:00Z");
  private static final Finding PASS = Finding.pass("good", "", "Good.");
  private static final Finding FAIL = Finding.fail("bad", "", "Bad.");

  private final CheckSchedule schedule = new CheckSchedule(Duration.ofHours(6), new Random(1));

  private List<Duration> pauses(Report report, int failures) {
    return IntStream.range(0, 200)
        .mapToObj(_ -> Duration.between(NOW, schedule.next(report, failures, NOW)))
        .toList();
  }

  private static Report report(Aspect aspect, Finding finding) {
    return Report.EMPTY.after(Map.of(aspect, finding), NOW);
  }

  private static Finding seen(long ttl) {
    var evidence =
        new Evidence(
            "example.com",
            "TXT",
            "NOERROR",
            List.of("\"v=spf1 ~all\""),
            List.of(),
            ttl,
            false,
            "",
            NOW);
    return PASS.shownBy(List.of(evidence));
  }

  @Test
  void withoutTroubleTheIntervalIsSpreadByATenth() {
    assertThat(pauses(report(Aspect.MX, PASS), 0))
        .allSatisfy(
            pause -> assertThat(pause).isBetween(Duration.ofMinutes(324), Duration.ofMinutes(396)));
    assertThat(new HashSet<>(pauses(report(Aspect.MX, PASS), 0))).hasSizeGreaterThan(15);
  }

  @ParameterizedTest
  @CsvSource({"1, 48, 72", "2, 240, 360", "3, 1440, 2160"})
  void whatCouldNotBeLearntIsAskedAgainSooner(int failures, long least, long most) {
    assertThat(pauses(Report.EMPTY, failures))
        .allSatisfy(pause -> assertThat(pause.toSeconds()).isBetween(least, most));
  }

  @Test
  void whatIsNeverLearntIsAskedAtTheUsualPace() {
    assertThat(pauses(Report.EMPTY, 4))
        .allSatisfy(pause -> assertThat(pause).isGreaterThan(Duration.ofHours(5)));
  }

  @Test
  void theSecondLookAtAFaultIsNeverTooSoonToDecide() {
    Report suspected = report(Aspect.SPF, PASS).after(Map.of(Aspect.SPF, FAIL), NOW);
    assertThat(pauses(suspected, 0))
        .allSatisfy(pause -> assertThat(pause.toSeconds()).isBetween(60L, 75L));
  }

  @Test
  void aListedDomainIsCheckedEveryHour() {
    assertThat(pauses(report(Aspect.DNSBL, FAIL), 0))
        .allSatisfy(pause -> assertThat(pause).isLessThan(Duration.ofMinutes(67)));
  }

  @ParameterizedTest
  @CsvSource({"60, 54, 66", "7200, 108, 132", "86400, 324, 396"})
  void aRecordThatLivesShortIsLookedAtSooner(long ttl, long least, long most) {
    assertThat(pauses(report(Aspect.SPF, seen(ttl)), 0))
        .allSatisfy(pause -> assertThat(pause.toMinutes()).isBetween(least, most));
  }

  @ParameterizedTest
  @EnumSource(Aspect.class)
  void whatNoMailDependsOnIsNotTriedAgainSoon(Aspect aspect) {
    var extras =
        Set.of(
            Aspect.MTA_STS,
            Aspect.DANE,
            Aspect.TLS_RPT,
            Aspect.BIMI,
            Aspect.DNSSEC,
            Aspect.DOMAIN_AGE);
    Report report = report(aspect, Finding.unknown("silent", "", "Nobody knows."));
    assertThat(report.doubtful()).isEqualTo(!extras.contains(aspect));
  }
}
