package sendwell.outbox;

import static sendwell.db.Database.utc;

import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import sendwell.account.AccountId;
import sendwell.db.Database;

/**
 * How many people accounts write to, and how many of them answer. Its method waits for PostgreSQL:
 * call it on a virtual thread.
 */
public record Correspondence(Database database) {
  /**
   * People, each counted once however many mails there were.
   *
   * @param writtenTo whom a mail was sent to that was not refused for good
   * @param answered who of them has answered one
   */
  public record People(long writtenTo, long answered) {}

  // Index: message_list. A reply to a mail to several is that of the first whom it was addressed
  // to.
  private static final String COUNT =
      """
      SELECT count(*), count(*) FILTER (WHERE answered) FROM (
        SELECT bool_or(message.replied_at IS NOT NULL AND place = 1) AS answered
        FROM message JOIN draft USING (id),
          unnest(to_addresses || cc_addresses || bcc_addresses)
            WITH ORDINALITY AS recipient(address, place)
        WHERE message.account_id = $1 AND message.created_at >= $2
          AND message.sent_at IS NOT NULL
          AND NOT message.refused @> jsonb_build_array(jsonb_build_object('address', address))
        GROUP BY lower(address)
        HAVING min(message.sent_at) <= $3) AS person\
      """;

  /**
   * Whom the account has written to.
   *
   * @param since leaves out mails that are older
   * @param firstUntil leaves out people whose first mail is younger, for they may answer yet
   */
  public People of(AccountId account, Instant since, Instant firstUntil) {
    var row = Tuple.of(account.value(), utc(since), utc(firstUntil));
    var counts = database.sql().preparedQuery(COUNT).execute(row).await().iterator().next();
    return new People(counts.getLong(0), counts.getLong(1));
  }
}
