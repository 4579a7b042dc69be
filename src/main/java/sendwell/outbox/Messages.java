package sendwell.outbox;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import sendwell.account.Account;
import sendwell.account.AccountId;
import sendwell.db.Database;
import sendwell.db.Transaction;
import sendwell.event.EventLog;
import sendwell.event.WorkspaceId;
import sendwell.failure.Conflict;
import sendwell.failure.NotFound;
import sendwell.id.Ids;
import sendwell.mail.EmailAddress;
import sendwell.mail.MessageId;

/** The messages as users see them. Methods wait for PostgreSQL: call them on a virtual thread. */
record Messages(Database database, EventLog log, Ids ids) {
  // A lane that is backing off keeps its ready_at: a new message is no reason to knock again. What
  // the account waits for, the message waits for; the lock lets no pause begin unseen meanwhile.
  private static final String ENQUEUE =
      """
      WITH added AS (
        INSERT INTO draft (id, account_id, to_addresses, cc_addresses, bcc_addresses, reply_to,
          subject, text_body, html_body, campaign, idempotency_key, request_hash, search)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        ON CONFLICT (account_id, idempotency_key) DO NOTHING
        RETURNING id),
      waiting AS (
        SELECT pause_code AS code, pause_detail AS detail, pause_answer AS answer,
          paused_until AS until
        FROM account
        WHERE id = $2 AND sending_status = 'connected' AND paused_until > $16
        UNION ALL
        SELECT sending_code, sending_detail, sending_answer,
          (SELECT ready_at FROM lane WHERE account_id = $2)
        FROM account
        WHERE id = $2 AND sending_status <> 'connected'),
      queued AS (
        INSERT INTO message (id, workspace_id, account_id, message_id, state, due_at, remaining,
          created_at, held, failure_code, failure_detail, failure_reply)
        SELECT id, $14, $2, $15, 'queued', greatest(until, $16), $17, $16, code IS NOT NULL, code,
          detail, answer
        FROM added LEFT JOIN waiting ON true
        RETURNING id)
      INSERT INTO lane (account_id, workspace_id, due_at, ready_at)
      SELECT $2, $14, $16, $16 FROM queued
      ON CONFLICT (account_id) DO UPDATE SET due_at = least(lane.due_at, $16)
      RETURNING account_id\
      """;

  // Index: the primary key.
  private static final String FIND =
      "SELECT "
          + MessageRow.COLUMNS
          + " FROM message JOIN draft USING (id) WHERE message.workspace_id = $1 AND message.id ="
          + " $2";

  // Index: draft_idempotency_key.
  private static final String BY_KEY =
      "SELECT "
          + MessageRow.COLUMNS
          + ", draft.request_hash FROM draft JOIN message USING (id)"
          + " WHERE draft.account_id = $1 AND draft.idempotency_key = $2";

  private static final String CANCEL =
      """
      UPDATE message SET state = 'cancelled', revision = message.revision + 1
      FROM draft
      WHERE draft.id = message.id AND message.workspace_id = $1 AND message.id = $2
        AND message.state = 'queued'
      RETURNING\s\
      """
          + MessageRow.COLUMNS;

  private static final String LOCK = "SELECT 1 FROM account WHERE id = $1 FOR SHARE";

  /**
   * Accepts a draft for sending: from the commit on it is delivered once, or reported. The same key
   * and draft again give the same message.
   *
   * @param key the request's idempotency key; null if it has none
   * @throws Conflict if the key came with another draft before
   */
  Message enqueue(Account account, Draft draft, String key, Instant now) {
    return database.transaction(
        tx -> {
          var id = ids.next();
          if (insert(tx, account, draft, key, id, now).size() == 0) {
            return earlier(tx, account.id(), draft, key);
          }
          var message = find(tx, account.workspace(), id).orElseThrow();
          log.append(tx, account.workspace(), now, List.of(message.updated()));
          return message;
        });
  }

  Message get(WorkspaceId workspace, UUID id) {
    var key = Tuple.of(workspace.value(), id);
    return one(database.sql().preparedQuery(FIND).execute(key).await())
        .orElseThrow(() -> new NotFound("message"));
  }

  /**
   * Takes a message back.
   *
   * @throws Conflict if it is too late
   */
  Message cancel(WorkspaceId workspace, UUID id, Instant now) {
    return database.transaction(
        tx -> {
          var key = Tuple.of(workspace.value(), id);
          var cancelled = one(tx.sql().preparedQuery(CANCEL).execute(key).await());
          cancelled.ifPresent(
              message -> log.append(tx, workspace, now, List.of(message.updated())));
          return cancelled.orElseThrow(
              () ->
                  find(tx, workspace, id).isEmpty()
                      ? new NotFound("message")
                      : new Conflict("Only a queued message can be cancelled."));
        });
  }

  private RowSet<Row> insert(
      Transaction tx, Account account, Draft draft, String key, UUID id, Instant now) {
    var domain = EmailAddress.parse(account.email()).domain();
    var row = Tuple.tuple();
    row.addUUID(id)
        .addUUID(account.id().value())
        .addArrayOfString(strings(draft.to()))
        .addArrayOfString(strings(draft.cc()))
        .addArrayOfString(strings(draft.bcc()))
        .addString(draft.replyTo() == null ? null : draft.replyTo().toString())
        .addString(draft.subject())
        .addString(draft.text())
        .addString(draft.html())
        .addString(draft.campaign())
        .addString(key)
        .addBuffer(Buffer.buffer(draft.hash()))
        .addString(draft.search().toLowerCase(Locale.ROOT))
        .addUUID(account.workspace().value())
        .addString(new MessageId("<" + id + "@" + domain + ">").value())
        .addOffsetDateTime(Database.utc(now))
        .addString(
            draft.recipients().stream()
                .map(EmailAddress::toString)
                .collect(Collectors.joining(" ")));
    tx.sql().preparedQuery(LOCK).execute(Tuple.of(account.id().value())).await();
    return tx.sql().preparedQuery(ENQUEUE).execute(row).await();
  }

  private static Message earlier(Transaction tx, AccountId account, Draft draft, String key) {
    var rows = tx.sql().preparedQuery(BY_KEY).execute(Tuple.of(account.value(), key)).await();
    var row = rows.iterator().next();
    if (!Arrays.equals(row.getBuffer("request_hash").getBytes(), draft.hash())) {
      throw new Conflict(
          "This Idempotency-Key was used for another message. Use a new key for each message.");
    }
    return MessageRow.read(row);
  }

  private static Optional<Message> find(Transaction tx, WorkspaceId workspace, UUID id) {
    return one(tx.sql().preparedQuery(FIND).execute(Tuple.of(workspace.value(), id)).await());
  }

  private static Optional<Message> one(RowSet<Row> rows) {
    return rows.stream().findFirst().map(MessageRow::read);
  }

  private static String[] strings(List<EmailAddress> addresses) {
    return addresses.stream().map(EmailAddress::toString).toArray(String[]::new);
  }
}
