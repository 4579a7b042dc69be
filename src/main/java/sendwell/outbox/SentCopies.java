package sendwell.outbox;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import sendwell.account.AccountId;
import sendwell.db.Database;
import sendwell.event.WorkspaceId;
import sendwell.mail.MessageId;

/** Copies still to be filed or found in Sent folders. Methods wait for PostgreSQL. */
record SentCopies(Database database) {
  /** How long one filer has to itself what it has claimed. */
  private static final Duration LEASE = Duration.ofMinutes(2);

  /** A mail that was sent and has an errand left; {@code attempts} counts this one. */
  record Copy(
      WorkspaceId workspace, AccountId account, int attempts, Errand errand, Claimed message) {
    UUID id() {
      return message.id();
    }

    MessageId messageId() {
      return message.messageId();
    }
  }

  // Index: sent_copy_due. The lease is the due time itself, moved on.
  private static final String CLAIM =
      """
      UPDATE sent_copy SET due_at = $2, attempts = sent_copy.attempts + 1
      FROM message JOIN draft USING (id)
      WHERE message.id = sent_copy.message_id AND sent_copy.message_id IN (
        SELECT message_id FROM sent_copy WHERE due_at <= $1 AND account_id <> ALL ($4)
        ORDER BY due_at LIMIT $3
        FOR UPDATE SKIP LOCKED)
      RETURNING message.id, message.workspace_id, message.account_id, message.attempts,
        sent_copy.attempts AS tries, sent_copy.errand, message.message_id, message.created_at,
        message.sent_at,\s\
      """
          + Outbox.CONTENT;

  private static final String DONE = "DELETE FROM sent_copy WHERE message_id = ANY ($1)";

  private static final String LATER =
      "UPDATE sent_copy SET due_at = $2 WHERE message_id = ANY ($1)";

  /** Takes up to {@code limit} copies that are due, of accounts other than these. */
  List<Copy> claim(Instant now, int limit, Collection<AccountId> but) {
    var busy = but.stream().map(AccountId::value).toArray(UUID[]::new);
    var row = Tuple.of(Database.utc(now), Database.utc(now.plus(LEASE)), limit, busy);
    return database.sql().preparedQuery(CLAIM).execute(row).await().stream()
        .map(SentCopies::copy)
        .toList();
  }

  /** They are filed, or given up. */
  void done(List<UUID> ids) {
    database.sql().preparedQuery(DONE).execute(Tuple.of(ids.toArray(UUID[]::new))).await();
  }

  /** They are to be tried again then. */
  void later(List<UUID> ids, Instant dueAt) {
    var row = Tuple.of(ids.toArray(UUID[]::new), Database.utc(dueAt));
    database.sql().preparedQuery(LATER).execute(row).await();
  }

  private static Copy copy(Row row) {
    return new Copy(
        new WorkspaceId(row.getUUID("workspace_id")),
        new AccountId(row.getUUID("account_id")),
        row.getInteger("tries"),
        Errand.valueOf(row.getString("errand").toUpperCase(Locale.ROOT)),
        Outbox.claimed(row));
  }
}
