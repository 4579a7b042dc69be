package sendwell.account;

import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import sendwell.db.Database;
import sendwell.event.WorkspaceId;
import sendwell.failure.Invalid;
import sendwell.json.Json;

/**
 * The Accounts list, a page at a time, by keyset: however far down, a page costs the same. Methods
 * wait for PostgreSQL: call them on a virtual thread.
 */
record AccountList(Database database) {
  /** A page of the list; {@code next} is null on the last. */
  record Page(List<Account> items, String next, long total) {}

  private static final String DATA_EXCEPTION = "22";

  Page page(WorkspaceId workspace, AccountQuery query, Instant now) {
    try {
      var total = count(workspace, query, now);
      var rows = rows(workspace, query, now).await();
      return page(query, rows, total.await().iterator().next().getLong(0));
    } catch (PgException e) {
      // The only value that PostgreSQL reads from text here is the cursor's.
      throw e.getSqlState().startsWith(DATA_EXCEPTION)
          ? new Invalid("after", "invalid", "Take the cursor from \"next\" of the page before.")
          : e;
    }
  }

  // Indexes: account_by_* and account_rank_by_* for the order, account_by_status for the status
  // filter, account_search for words, account_tags for the tag. Only the conditions that are asked
  // for are written, so that the planner sees which apply.
  private Future<RowSet<Row>> rows(WorkspaceId workspace, AccountQuery query, Instant now) {
    var order = query.order();
    String direction = query.descending() ? " DESC" : "";
    var where = new Where(workspace, query, now);
    if (query.after() != null) {
      where.and(
          "(%s, %s) %s (%s::text::%s, %s::text::uuid)"
              .formatted(
                  order.key(),
                  order.id(),
                  query.descending() ? "<" : ">",
                  where.parameter(query.after().key()),
                  order.type,
                  where.parameter(query.after().id())));
    }
    String statement =
        "SELECT %s, %s::text AS sort_key FROM %s WHERE %s ORDER BY %s%s, %s%s LIMIT %s"
            .formatted(
                AccountRow.COLUMNS,
                order.key(),
                order.tables(),
                where,
                order.key(),
                direction,
                order.id(),
                direction,
                where.parameter(query.limit() + 1));
    return database.sql().preparedQuery(statement).execute(where.parameters);
  }

  private Future<RowSet<Row>> count(WorkspaceId workspace, AccountQuery query, Instant now) {
    if (query.isCounted()) {
      return AccountCounts.total(database, workspace, query.statuses(), query.provider());
    }
    var where = new Where(workspace, query, now);
    // $1 must occur in the statement to have a type.
    String statement = "SELECT count(*), $1::timestamptz FROM account WHERE " + where;
    return database.sql().preparedQuery(statement).execute(where.parameters);
  }

  private static Page page(AccountQuery query, RowSet<Row> rows, long total) {
    var found = rows.stream().toList();
    var shown = found.subList(0, Math.min(query.limit(), found.size()));
    String next = null;
    if (found.size() > query.limit()) {
      var last = shown.getLast();
      next =
          new AccountQuery.Cursor(last.getString("sort_key"), last.getUUID("id").toString())
              .encode();
    }
    return new Page(shown.stream().map(AccountRow::read).toList(), next, total);
  }

  /** The conditions of a query, and the values that they compare with; {@code $1} is the time. */
  private static final class Where {
    final Tuple parameters;
    private final StringBuilder conditions = new StringBuilder();

    Where(WorkspaceId workspace, AccountQuery query, Instant now) {
      parameters = Tuple.of(Database.utc(now));
      conditions.append("account.workspace_id = ").append(parameter(workspace.value()));
      if (!query.search().isBlank()) {
        and("search LIKE " + parameter(pattern(query.search())));
      }
      if (!query.statuses().isEmpty()) {
        and("status = ANY (" + parameter(words(query.statuses())) + ")");
      }
      if (!query.provider().isEmpty()) {
        String provider = parameter(query.provider());
        and("(provider = " + provider + " OR provider_name = " + provider + ")");
      }
      if (!query.tag().isEmpty()) {
        and("tags @> ARRAY[" + parameter(query.tag()) + "]::text[]");
      }
    }

    void and(String condition) {
      conditions.append(" AND ").append(condition);
    }

    String parameter(Object value) {
      parameters.addValue(value);
      return "$" + parameters.size();
    }

    @Override
    public String toString() {
      return conditions.toString();
    }

    private static String[] words(List<? extends Enum<?>> values) {
      return values.stream().map(Json::word).toArray(String[]::new);
    }

    private static String pattern(String words) {
      String plain = words.strip().toLowerCase(Locale.ROOT);
      return "%" + plain.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }
  }
}
