package sendwell.health;

import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import sendwell.account.AccountId;
import sendwell.account.Turns;
import sendwell.db.Database;
import sendwell.db.Transaction;

/** What was counted of the mail of each account. Methods wait for PostgreSQL. */
record Traffic(Database database) {
  /** Longer than counting takes. */
  private static final Duration LEASE = Duration.ofMinutes(5);

  // Only a real change writes.
  private static final String KEEP =
      """
      UPDATE traffic SET written_to = $2, answered = $3
      WHERE account_id = $1 AND (written_to, answered) <> ($2, $3)\
      """;

  // Index: the primary key.
  private static final String REPLIES =
      """
      SELECT account_id, answered, written_to FROM traffic
      WHERE account_id = ANY ($1) AND written_to > 0\
      """;

  /** Whose mail is counted next. */
  Turns turns() {
    return new Turns(database, "traffic", LEASE);
  }

  /**
   * Keeps who answered, in the caller's transaction.
   *
   * @return whether that is another rate than before
   */
  boolean keep(Transaction tx, AccountId account, Rate replies) {
    var row = Tuple.of(account.value(), replies.of(), replies.hits());
    return tx.sql().preparedQuery(KEEP).execute(row).await().rowCount() == 1;
  }

  /** Who answered these accounts; those who have written to nobody are missing. */
  Map<AccountId, Rate> replies(Transaction tx, Collection<AccountId> accounts) {
    var ids = accounts.stream().map(AccountId::value).toArray(UUID[]::new);
    var rows = tx.sql().preparedQuery(REPLIES).execute(Tuple.tuple().addArrayOfUUID(ids)).await();
    return rows.stream()
        .collect(
            Collectors.toMap(
                row -> new AccountId(row.getUUID(0)),
                row -> new Rate(row.getLong(1), row.getLong(2))));
  }
}
