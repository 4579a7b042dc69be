package sendwell.provider;

import static sendwell.db.Database.utc;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import sendwell.account.Provider;
import sendwell.event.WorkspaceId;
import sendwell.json.Json;

/**
 * The alarms that stand. Each statement sees accounts and alarms at one moment, so that whichever
 * node comes first raises an alarm, and none ends one whose cause it has not seen. Methods wait for
 * PostgreSQL.
 */
final class Alarms {
  // Refused ones are few or none, with their key; without a client nobody gets a token.
  private static final String WAITING =
      """
      WITH client AS (
        SELECT $2 OR EXISTS (SELECT FROM oauth_client WHERE provider = $1) AS there),
      one AS (
        SELECT account.workspace_id, account.id, refusal.error, refusal.answer
        FROM client_refusal AS refusal JOIN account ON account.id = refusal.account_id
        WHERE account.provider = $1
        UNION ALL
        SELECT account.workspace_id, account.id, '', ''
        FROM oauth_grant AS own JOIN account ON account.id = own.account_id
        WHERE account.provider = $1 AND NOT (SELECT there FROM client)),
      waiting AS (
        SELECT workspace_id, count(DISTINCT id)::int AS accounts,
          coalesce((array_agg(error ORDER BY id) FILTER (WHERE error <> ''))[1], '') AS error,
          coalesce((array_agg(answer ORDER BY id) FILTER (WHERE error <> ''))[1], '') AS answer
        FROM one GROUP BY workspace_id)
      """;

  // Those that were only taken in may wait for nothing, so they raise none, but they keep one.
  private static final String RAISE =
      WAITING
          + """
          INSERT INTO provider_alarm (workspace_id, provider, error, answer, since, accounts)
          SELECT workspace_id, $1, error, answer, $3, accounts FROM waiting
          WHERE error <> '' OR NOT (SELECT there FROM client)
          ORDER BY workspace_id
          ON CONFLICT DO NOTHING
          RETURNING workspace_id\
          """;

  private static final String CHANGE =
      WAITING
          + """
          UPDATE provider_alarm AS alarm SET accounts = waiting.accounts,
            error = CASE WHEN waiting.error <> '' THEN waiting.error ELSE alarm.error END,
            answer = CASE WHEN waiting.error <> '' THEN waiting.answer ELSE alarm.answer END
          FROM waiting
          WHERE alarm.provider = $1 AND alarm.workspace_id = waiting.workspace_id
            AND (alarm.accounts <> waiting.accounts OR waiting.error <> ''
              AND (alarm.error, alarm.answer) <> (waiting.error, waiting.answer))
          RETURNING alarm.workspace_id\
          """;

  private static final String END =
      WAITING
          + """
          DELETE FROM provider_alarm AS alarm
          WHERE alarm.provider = $1
            AND NOT EXISTS (SELECT FROM waiting WHERE waiting.workspace_id = alarm.workspace_id)
          RETURNING workspace_id\
          """;

  private static final String FIND =
      """
      SELECT error, answer, since, accounts FROM provider_alarm
      WHERE workspace_id = $1 AND provider = $2\
      """;

  private static final String COUNT = "SELECT count(*) FROM provider_alarm WHERE provider = $1";

  /**
   * An alarm as it is kept.
   *
   * @param error what the provider said; empty if it was not asked
   * @param answer the provider's own words
   * @param since since when
   * @param accounts how many wait
   */
  record Standing(String error, String answer, Instant since, int accounts) {}

  /** The workspaces that have an alarm from now on. */
  List<WorkspaceId> raise(SqlClient sql, Provider provider, boolean configured, Instant now) {
    var row = Tuple.of(Json.word(provider), configured, utc(now));
    return workspaces(sql, RAISE, row);
  }

  /** The workspaces whose alarm says something else from now on. */
  List<WorkspaceId> change(SqlClient sql, Provider provider, boolean configured) {
    return workspaces(sql, CHANGE, Tuple.of(Json.word(provider), configured));
  }

  /** The workspaces where nobody waits any longer. */
  List<WorkspaceId> end(SqlClient sql, Provider provider, boolean configured) {
    return workspaces(sql, END, Tuple.of(Json.word(provider), configured));
  }

  Optional<Standing> find(SqlClient sql, WorkspaceId workspace, Provider provider) {
    var key = Tuple.of(workspace.value(), Json.word(provider));
    return sql.preparedQuery(FIND).execute(key).await().stream().findFirst().map(Alarms::standing);
  }

  /** How many workspaces have an alarm. */
  long count(SqlClient sql, Provider provider) {
    var rows = sql.preparedQuery(COUNT).execute(Tuple.of(Json.word(provider))).await();
    return rows.iterator().next().getLong(0);
  }

  private static List<WorkspaceId> workspaces(SqlClient sql, String statement, Tuple row) {
    return sql.preparedQuery(statement).execute(row).await().stream()
        .map(one -> new WorkspaceId(one.getUUID(0)))
        .toList();
  }

  private static Standing standing(Row row) {
    return new Standing(
        row.getString(0),
        row.getString(1),
        row.getOffsetDateTime(2).toInstant(),
        row.getInteger(3));
  }
}
