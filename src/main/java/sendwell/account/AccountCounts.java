package sendwell.account;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import sendwell.db.Database;
import sendwell.event.WorkspaceId;
import sendwell.json.Json;

/** The numbers of accounts, which the database keeps up with every change: they cost no count. */
final class AccountCounts {
  // Index: the primary key, as of all these.
  private static final String TOTAL =
      """
      SELECT coalesce(sum(accounts), 0)::bigint FROM account_count
      WHERE workspace_id = $1
        AND (cardinality($2::text[]) = 0 OR status = ANY ($2))
        AND ($3 = '' OR provider = $3 OR provider_name = $3)\
      """;

  private static final String BY_STATUS =
      """
      SELECT status, sum(accounts)::bigint FROM account_count
      WHERE workspace_id = $1 GROUP BY status\
      """;

  private static final String BY_PROVIDER =
      """
      SELECT provider_name, sum(accounts)::bigint FROM account_count
      WHERE workspace_id = $1
      GROUP BY provider_name ORDER BY sum(accounts) DESC, provider_name LIMIT $2\
      """;

  private AccountCounts() {}

  /** How many have one of these statuses, and this provider by kind or name; empty means any. */
  static Future<RowSet<Row>> total(
      Database database, WorkspaceId workspace, List<Status> statuses, String provider) {
    var words = statuses.stream().map(Json::word).toArray(String[]::new);
    return query(database, TOTAL, Tuple.of(workspace.value(), words, provider));
  }

  /** Each status that any account has, and how many have it. */
  static Future<RowSet<Row>> byStatus(Database database, WorkspaceId workspace) {
    return query(database, BY_STATUS, Tuple.of(workspace.value()));
  }

  /** The providers as they are shown with how many accounts they have, up to so many. */
  static Future<RowSet<Row>> byProvider(Database database, WorkspaceId workspace, int most) {
    return query(database, BY_PROVIDER, Tuple.of(workspace.value(), most));
  }

  private static Future<RowSet<Row>> query(Database database, String statement, Tuple values) {
    return database.sql().preparedQuery(statement).execute(values);
  }
}
