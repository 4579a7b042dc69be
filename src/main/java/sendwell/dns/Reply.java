package sendwell.dns;

import java.time.Duration;
import java.util.List;
import org.xbill.DNS.Record;

/**
 * What came back, and for how long it may be believed.
 *
 * @param life zero means: ask again next time
 */
record Reply(Answer<Record> answer, Duration life) {
  // Long lives are cut so that a mended record is seen within the hour; an absence, which people
  // mend while they look at the page, within half a minute; a failure says nothing at all.
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Duration ABSENT = Duration.ofSeconds(30);
  private static final Duration FAILED = Duration.ofSeconds(5);

  static Reply found(List<Record> records) {
    long ttl = records.stream().mapToLong(Record::getTTL).min().orElse(0);
    return new Reply(
        new Answer.Found<>(records), Duration.ofSeconds(Math.clamp(ttl, 0, LONGEST.toSeconds())));
  }

  static Reply absent() {
    return new Reply(new Answer.Absent<>(), ABSENT);
  }

  static Reply failed(String reason) {
    return new Reply(new Answer.Failed<>(reason), FAILED);
  }

  boolean isFailure() {
    return answer instanceof Answer.Failed<Record>;
  }
}
