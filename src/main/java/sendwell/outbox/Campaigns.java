package sendwell.outbox;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import sendwell.account.AccountId;
import sendwell.db.Database;
import sendwell.event.WorkspaceId;

/** What became of the messages of each campaign of an account. Methods wait for PostgreSQL. */
record Campaigns(Database database) {
  /**
   * A campaign as the API tells it.
   *
   * @param campaign its name
   * @param sent so many of its messages were sent
   * @param replied to so many of them somebody replied
   * @param bounced so many came back; null, for that is not known yet
   * @param lastSentAt when the last one was sent; null before the first
   */
  record Campaign(String campaign, long sent, long replied, Long bounced, Instant lastSentAt) {}

  /** All that there is: nobody has more than some. */
  record Listed(List<Campaign> items) {}

  private static final int MOST = 1_000;

  // Index: message_list, within one account's messages.
  private static final String LIST =
      """
      SELECT draft.campaign, count(message.sent_at), count(message.replied_at),
        max(message.sent_at)
      FROM message JOIN draft USING (id)
      WHERE message.workspace_id = $1 AND message.account_id = $2 AND draft.campaign IS NOT NULL
      GROUP BY draft.campaign
      ORDER BY max(message.created_at) DESC, draft.campaign LIMIT $3\
      """;

  /** The campaigns, the one that was written for last first. */
  Listed of(WorkspaceId workspace, AccountId account) {
    var key = Tuple.of(workspace.value(), account.value(), MOST);
    return new Listed(
        database.sql().preparedQuery(LIST).execute(key).await().stream()
            .map(Campaigns::campaign)
            .toList());
  }

  private static Campaign campaign(Row row) {
    OffsetDateTime last = row.getOffsetDateTime(3);
    return new Campaign(
        row.getString(0),
        row.getLong(1),
        row.getLong(2),
        null,
        last == null ? null : last.toInstant());
  }
}
