package sendwell.health;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import sendwell.account.AccountId;
import sendwell.db.Database;
import sendwell.db.Transaction;
import sendwell.event.WorkspaceId;
import sendwell.json.Json;

/**
 * The history of the health scores: every change of the last two days, one point a day before that,
 * for a year. Methods wait for PostgreSQL: call them on a virtual thread.
 */
record HealthPoints(Database database) {
  private static final Duration KEEP_ALL = Duration.ofDays(2);
  private static final Duration KEEP = Duration.ofDays(366);
  private static final int MOST = 2_000;

  private static final String INSERT =
      """
      INSERT INTO health_point
        (account_id, workspace_id, at, score, raw, coverage, algorithm, inputs, result)
      SELECT point.account_id, $2, $1, point.score, point.raw, point.coverage, $3,
        point.inputs, point.result
      FROM unnest($4::uuid[], $5::smallint[], $6::float8[], $7::smallint[], $8::text[], $9::text[])
        AS point(account_id, score, raw, coverage, inputs, result)
        JOIN account ON account.id = point.account_id
      -- One that is being deleted meanwhile is left out, and keeps no other from its score.
      FOR KEY SHARE OF account
      ON CONFLICT (account_id, at) DO UPDATE SET score = excluded.score, raw = excluded.raw,
        coverage = excluded.coverage, inputs = excluded.inputs, result = excluded.result\
      """;

  // Index: the primary key, one probe for each account.
  private static final String LATEST =
      """
      SELECT wanted.id, point.at, point.inputs, point.result
      FROM unnest($2::uuid[]) AS wanted(id),
        LATERAL (SELECT at, inputs, result FROM health_point
          WHERE account_id = wanted.id AND workspace_id = $1
          ORDER BY at DESC LIMIT 1) AS point\
      """;

  // Index: the primary key.
  private static final String HISTORY =
      """
      SELECT at, score, coverage FROM (
        SELECT at, score, coverage FROM health_point
        WHERE account_id = $2 AND workspace_id = $1 AND at >= $3 AND at < $4
        ORDER BY at DESC LIMIT $5) AS latest
      ORDER BY at\
      """;

  // Index: health_point_at. The last point of each day stays.
  private static final String THIN =
      """
      DELETE FROM health_point AS point
      WHERE at < $1 AND (at < $2 OR EXISTS (
        SELECT 1 FROM health_point AS later
        WHERE later.account_id = point.account_id AND later.at > point.at
          AND later.at < (date_trunc('day', point.at, 'UTC') + interval '1 day')))\
      """;

  /**
   * A point of the plot.
   *
   * @param at when
   * @param score 0 to 100; null while nothing was known
   * @param coverage how many of the 100 points were known
   */
  record Past(Instant at, Integer score, int coverage) {}

  /** Adds points of one time. */
  void add(Transaction tx, WorkspaceId workspace, List<Point> points, Instant now) {
    var row =
        Tuple.of(Database.utc(now), workspace.value(), HealthScore.VERSION)
            .addArrayOfUUID(points.stream().map(p -> p.account().value()).toArray(UUID[]::new))
            .addArrayOfShort(points.stream().map(p -> score(p.score())).toArray(Short[]::new))
            .addArrayOfDouble(points.stream().map(p -> p.score().raw()).toArray(Double[]::new))
            .addArrayOfShort(
                points.stream().map(p -> (short) p.score().coverage()).toArray(Short[]::new))
            .addArrayOfString(texts(points, Point::inputs))
            .addArrayOfString(texts(points, Point::score));
    tx.sql().preparedQuery(INSERT).execute(row).await();
  }

  /** The latest point of each of these accounts; those that have none are missing. */
  Map<AccountId, Point> latest(Transaction tx, WorkspaceId workspace, List<AccountId> accounts) {
    var key =
        Tuple.of(workspace.value())
            .addArrayOfUUID(accounts.stream().map(AccountId::value).toArray(UUID[]::new));
    return tx.sql().preparedQuery(LATEST).execute(key).await().stream()
        .map(HealthPoints::point)
        .collect(Collectors.toMap(Point::account, point -> point));
  }

  /** The latest point of an account. */
  Optional<Point> latest(WorkspaceId workspace, AccountId account) {
    return Optional.ofNullable(
        database.transaction(tx -> latest(tx, workspace, List.of(account))).get(account));
  }

  /** The points from then on until before the other time, at most the latest 2,000 of them. */
  List<Past> history(WorkspaceId workspace, AccountId account, Instant from, Instant to) {
    var range =
        Tuple.of(workspace.value(), account.value(), Database.utc(from), Database.utc(to), MOST);
    return database.sql().preparedQuery(HISTORY).execute(range).await().stream()
        .map(
            row ->
                new Past(
                    row.getOffsetDateTime(0).toInstant(), row.getInteger(1), row.getInteger(2)))
        .toList();
  }

  /** Leaves one point a day of what is older than two days, and nothing older than a year. */
  void thin(Instant now) {
    var limits = Tuple.of(Database.utc(now.minus(KEEP_ALL)), Database.utc(now.minus(KEEP)));
    database.sql().preparedQuery(THIN).execute(limits).await();
  }

  /** Accounts of one domain have much in common: each text is written once. */
  private static String[] texts(List<Point> points, Function<Point, Object> part) {
    var written = new HashMap<Object, String>();
    return points.stream()
        .map(point -> written.computeIfAbsent(part.apply(point), Json::write))
        .toArray(String[]::new);
  }

  private static Short score(Score score) {
    return score.known() ? (short) score.value() : null;
  }

  private static Point point(Row row) {
    return new Point(
        new AccountId(row.getUUID(0)),
        row.getOffsetDateTime(1).toInstant(),
        Json.read(row.getString(2), Inputs.class),
        Json.read(row.getString(3), Score.class));
  }
}
