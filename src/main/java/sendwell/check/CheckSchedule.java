package sendwell.check;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * When a domain is checked again. Spread by chance, so that domains that were added together do not
 * come back together.
 */
record CheckSchedule(Duration interval, RandomGenerator random) {
  private static final List<Duration> AFTER_DOUBT =
      List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30));

  // A record that may change at any minute need not be asked for at every minute.
  private static final Duration SOONEST = Duration.ofHours(1);

  /**
   * The time of the next check.
   *
   * @param failures checks in a row, this one included, after which something was not known
   */
  Instant next(Report report, int failures, Instant now) {
    if (report.suspects()) {
      // Never before the second look may decide.
      return now.plus(jittered(Judgement.SECOND_LOOK.multipliedBy(11).dividedBy(10), 5));
    }
    if (failures > 0 && failures <= AFTER_DOUBT.size()) {
      return now.plus(jittered(AFTER_DOUBT.get(failures - 1), 20));
    }
    return now.plus(jittered(sooner(report), 10));
  }

  private Duration sooner(Report report) {
    if (report.of(Aspect.DNSBL).filter(CheckSchedule::listed).isPresent()) {
      return SOONEST.compareTo(interval) < 0 ? SOONEST : interval;
    }
    Duration life =
        report.kept().entrySet().stream()
            .filter(each -> each.getKey().published())
            .flatMap(each -> each.getValue().finding().evidence().stream())
            .filter(evidence -> !evidence.records().isEmpty())
            .map(evidence -> Duration.ofSeconds(evidence.ttl()))
            .min(Duration::compareTo)
            .orElse(interval);
    Duration wanted = life.compareTo(SOONEST) < 0 ? SOONEST : life;
    return wanted.compareTo(interval) < 0 ? wanted : interval;
  }

  private static boolean listed(Kept kept) {
    return kept.finding().state() == State.FAIL || kept.finding().state() == State.WARN;
  }

  private Duration jittered(Duration pause, int percent) {
    int share = 100 - percent + random.nextInt(2 * percent + 1);
    return pause.multipliedBy(share).dividedBy(100);
  }
}
