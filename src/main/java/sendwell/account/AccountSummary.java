package sendwell.account;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import sendwell.db.Database;
import sendwell.event.WorkspaceId;
import sendwell.json.Json;

/**
 * How many accounts there are of each status and of each provider; also its JSON form.
 *
 * @param statuses every status, with its number
 * @param providers the providers as they are shown, most accounts first
 */
record AccountSummary(Map<String, Long> statuses, List<ProviderCount> providers) {
  /** A provider as it is shown, with its number of accounts. */
  record ProviderCount(String name, long count) {}

  /** A page shows no more to choose from. */
  private static final int PROVIDERS_MOST = 100;

  /** Waits for PostgreSQL. */
  static AccountSummary read(Database database, WorkspaceId workspace) {
    var counted = AccountCounts.byStatus(database, workspace);
    var providers = AccountCounts.byProvider(database, workspace, PROVIDERS_MOST).await();
    var statuses = new TreeMap<String, Long>();
    for (var status : Status.values()) {
      statuses.put(Json.word(status), 0L);
    }
    counted.await().forEach(row -> statuses.put(row.getString(0), row.getLong(1)));
    return new AccountSummary(
        statuses,
        providers.stream()
            .map(row -> new ProviderCount(row.getString(0), row.getLong(1)))
            .toList());
  }
}
