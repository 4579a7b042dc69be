package sendwell.outbox;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import sendwell.account.AccountId;
import sendwell.db.Database;
import sendwell.event.WorkspaceId;
import sendwell.mail.EmailAddress;
import sendwell.mail.MessageId;

/** Copies still to be filed in Sent folders. Methods wait for PostgreSQL. */
record SentCopies(Database database) {
  /** How long one filer has to itself what it has claimed. */
  private static final Duration LEASE = Duration.ofMinutes(2);

  /** A mail whose copy is to be filed; {@code attempts} counts this one. */
  record Copy(
      UUID id,
      WorkspaceId workspace,
      AccountId account,
      int attempts,
      MessageId messageId,
      Draft draft,
      Instant createdAt) {}

  // Index: sent_copy_due. The lease is the due time itself, moved on.
  private static final String CLAIM =
      """
      UPDATE sent_copy SET due_at = $2, attempts = sent_copy.attempts + 1
      FROM message JOIN draft USING (id)
      WHERE message.id = sent_copy.message_id AND sent_copy.message_id IN (
        SELECT message_id FROM sent_copy WHERE due_at <= $1 AND account_id <> ALL ($4)
        ORDER BY due_at LIMIT $3
        FOR UPDATE SKIP LOCKED)
      RETURNING message.id, message.workspace_id, message.account_id, sent_copy.attempts,
        message.message_id, message.created_at, draft.to_addresses, draft.cc_addresses,
        draft.reply_to, draft.subject, draft.text_body, draft.html_body\
      """;

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
        row.getUUID(0),
        new WorkspaceId(row.getUUID(1)),
        new AccountId(row.getUUID(2)),
        row.getInteger(3),
        new MessageId(row.getString(4)),
        new Draft(
            addresses(row.getArrayOfStrings(6)),
            addresses(row.getArrayOfStrings(7)),
            List.of(),
            row.getString(8) == null ? null : EmailAddress.parse(row.getString(8)),
            row.getString(9),
            row.getString(10),
            row.getString(11),
            null),
        row.getOffsetDateTime(5).toInstant());
  }

  private static List<EmailAddress> addresses(String[] texts) {
    return Stream.of(texts).map(EmailAddress::parse).toList();
  }
}
