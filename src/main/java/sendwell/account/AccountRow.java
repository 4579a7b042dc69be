package sendwell.account;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import sendwell.event.WorkspaceId;

/** The one reading of an account from the database: snapshot and delta are the same. */
final class AccountRow {
  /** For a SELECT or RETURNING over {@code account} in which {@code $1} is the present time. */
  static final String COLUMNS =
      """
      account.id, account.workspace_id, account.connection_generation, account.revision,
      account.email, account.name,
      account.provider, account.provider_name, account.origin,
      coalesce((SELECT transport FROM connection WHERE connection.account_id = account.id),
        'smtp_imap') AS transport,
      account.status, account.status_side, account.status_code, account.status_detail,
      account.status_answer, account.status_since,
      account.health_score, account.health_band, account.health_stage, account.sent,
      CASE WHEN account.sent_day = ($1 AT TIME ZONE 'UTC')::date
        THEN account.sent_today ELSE 0 END AS sent_today,
      account.daily_limit, account.min_gap_seconds, account.tags,
      CASE WHEN account.paused_until > $1 THEN account.paused_until END AS paused_until,
      account.pause_code, account.pause_detail, account.pause_answer, account.created_at, account.last_checked_at\
      """;

  private AccountRow() {}

  static Account read(Row row) {
    Status status = Status.valueOf(word(row, "status"));
    Instant paused = instant(row, "paused_until");
    return new Account(
        new AccountId(row.getUUID("id")),
        new WorkspaceId(row.getUUID("workspace_id")),
        row.getLong("connection_generation"),
        row.getLong("revision"),
        row.getString("email"),
        row.getString("name"),
        Provider.valueOf(word(row, "provider")),
        row.getString("provider_name"),
        Origin.valueOf(word(row, "origin")),
        Transport.valueOf(word(row, "transport")),
        status,
        side(row),
        cause(row, "status", instant(row, "status_since")),
        row.getInteger("health_score"),
        status == Status.CONNECTED
            ? HealthBand.valueOf(word(row, "health_band"))
            : HealthBand.UNKNOWN,
        stage(row),
        row.getLong("sent"),
        row.getInteger("sent_today"),
        row.getInteger("daily_limit"),
        row.getInteger("min_gap_seconds"),
        List.of(row.getArrayOfStrings("tags")),
        paused,
        paused == null ? null : cause(row, "pause", null),
        instant(row, "created_at"),
        instant(row, "last_checked_at"));
  }

  private static Cause cause(Row row, String column, Instant since) {
    String code = row.getString(column + "_code");
    return code == null
        ? null
        : new Cause(
            code, row.getString(column + "_detail"), row.getString(column + "_answer"), since);
  }

  private static Side side(Row row) {
    return row.getString("status_side") == null ? null : Side.valueOf(word(row, "status_side"));
  }

  private static HealthStage stage(Row row) {
    return row.getString("health_stage") == null
        ? null
        : HealthStage.valueOf(word(row, "health_stage"));
  }

  private static Instant instant(Row row, String column) {
    OffsetDateTime time = row.getOffsetDateTime(column);
    return time == null ? null : time.toInstant();
  }

  private static String word(Row row, String column) {
    return row.getString(column).toUpperCase(Locale.ROOT);
  }
}
