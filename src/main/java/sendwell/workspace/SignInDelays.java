package sendwell.workspace;

import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import sendwell.db.Database;
import sendwell.failure.Refused;

/**
 * The growing delay after wrong passwords: after a few free tries, each further one must wait twice
 * as long as the one before, up to a quarter of an hour. Counted by address and by source, and
 * before the password is looked at, so that many tries at once gain nothing. Methods wait for
 * PostgreSQL.
 */
public record SignInDelays(Database database) {
  private static final Duration LONGEST = Duration.ofMinutes(15);

  /** What is counted, and how many wrong tries are free. */
  public record Subject(String name, int free) {
    static Subject address(String email) {
      return new Subject("address:" + email.toLowerCase(Locale.ROOT), 3);
    }

    /** Wherever requests come from. */
    public static Subject source(String address) {
      return new Subject("source:" + address, 10);
    }

    /** A link that lets whoever holds it try something. */
    public static Subject link(UUID id) {
      return new Subject("link:" + id, 3);
    }
  }

  // Counts a try unless the subject must still wait; then no row comes back.
  private static final String TRY =
      """
      INSERT INTO sign_in_delay (subject, failures, last_failure_at) VALUES ($1, 1, $2)
      ON CONFLICT (subject) DO UPDATE
      SET failures = CASE
            WHEN sign_in_delay.last_failure_at < $2::timestamptz - interval '1 day' THEN 1
            ELSE sign_in_delay.failures + 1
          END,
          last_failure_at = $2
      WHERE sign_in_delay.last_failure_at <= $2::timestamptz - least(
        $4, power(2, least(sign_in_delay.failures - $3, 30))) * interval '1 second'
        OR sign_in_delay.failures < $3
      RETURNING failures\
      """;

  private static final String READ =
      "SELECT failures, last_failure_at FROM sign_in_delay WHERE subject = $1";

  private static final String SUCCEED = "DELETE FROM sign_in_delay WHERE subject = $1";

  private static final String TAKE_BACK =
      "UPDATE sign_in_delay SET failures = failures - 1 WHERE subject = $1 AND failures > 0";

  // Index: sign_in_delay_last_failure_at.
  private static final String FORGET =
      "DELETE FROM sign_in_delay WHERE last_failure_at < $1::timestamptz - interval '1 day'";

  /**
   * Counts a try as failed until {@link #succeeded} says otherwise.
   *
   * @throws Refused if it comes too soon after the failed ones
   */
  public void attempt(Subject subject, Instant now) {
    var row =
        Tuple.of(subject.name(), Database.utc(now), subject.free(), (double) LONGEST.toSeconds());
    if (database.sql().preparedQuery(TRY).execute(row).await().size() == 0) {
      Duration wait = remaining(subject, now);
      throw Refused.tooOften(
          "Too many wrong tries. Wait " + wait.toSeconds() + " seconds, then try again.", wait);
    }
  }

  /** The try was right: the address starts afresh, and the source gets this try back. */
  void succeeded(Subject address, Subject source) {
    database.sql().preparedQuery(SUCCEED).execute(Tuple.of(address.name())).await();
    takeBack(source);
  }

  /** The try was right, and counts no more. */
  public void takeBack(Subject subject) {
    database.sql().preparedQuery(TAKE_BACK).execute(Tuple.of(subject.name())).await();
  }

  void forgetOld(Instant now) {
    database.sql().preparedQuery(FORGET).execute(Tuple.of(Database.utc(now))).await();
  }

  private Duration remaining(Subject subject, Instant now) {
    var rows = database.sql().preparedQuery(READ).execute(Tuple.of(subject.name())).await();
    return rows.stream()
        .findFirst()
        .map(
            row -> {
              int doublings = Math.clamp(row.getInteger(0) - subject.free(), 0, 30);
              var delay = Duration.ofSeconds(Math.min(LONGEST.toSeconds(), 1L << doublings));
              var next = row.getOffsetDateTime(1).toInstant().plus(delay);
              return Duration.between(now, next).plusSeconds(1);
            })
        .filter(Duration::isPositive)
        .orElse(Duration.ofSeconds(1));
  }
}
