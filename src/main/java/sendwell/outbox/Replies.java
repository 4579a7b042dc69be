package sendwell.outbox;

import static java.util.stream.Collectors.toMap;

import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import sendwell.account.AccountId;
import sendwell.db.Database;
import sendwell.db.Transaction;
import sendwell.event.EventLog;
import sendwell.event.WorkspaceId;
import sendwell.mail.MessageId;

/**
 * What whoever reads the mailboxes may know of messages, and tell of them. Methods wait for
 * PostgreSQL: call them on a virtual thread.
 *
 * @param database has the messages
 * @param log is told of every change
 */
public record Replies(Database database, EventLog log) {
  /** Our Message-IDs begin with the message's id. */
  private static final Pattern OURS =
      Pattern.compile("<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@[^@]+>");

  // Indexes: the primary key, and message_stored_as.
  private static final String FIND =
      """
      SELECT message_id, id FROM message
      WHERE id = ANY ($2) AND account_id = $1 AND message_id = ANY ($3)
      UNION ALL
      SELECT provider_message_id, id FROM message
      WHERE account_id = $1 AND provider_message_id = ANY ($3)
        AND provider_message_id <> message_id\
      """;

  // By the primary keys.
  private static final String REPLIED =
      """
      UPDATE message SET replied_at = replied.at, revision = message.revision + 1
      FROM draft, unnest($1::uuid[], $2::timestamptz[]) AS replied(id, at)
      WHERE message.id = replied.id AND draft.id = replied.id AND message.replied_at IS NULL
      RETURNING\s\
      """
          + MessageRow.COLUMNS;

  /**
   * Which messages of the account bear these Message-IDs, our own or the ones by which the provider
   * stored them; what is nobody's is left out.
   */
  public Map<MessageId, UUID> find(AccountId account, Collection<MessageId> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    var own = ids.stream().flatMap(id -> ours(id).stream()).toArray(UUID[]::new);
    var named = ids.stream().map(MessageId::value).toArray(String[]::new);
    var row = Tuple.of(account.value(), own, named);
    return database.sql().preparedQuery(FIND).execute(row).await().stream()
        .collect(
            toMap(
                found -> new MessageId(found.getString(0)),
                found -> found.getUUID(1),
                (one, _) -> one));
  }

  private static Optional<UUID> ours(MessageId id) {
    var form = OURS.matcher(id.value());
    return form.matches() ? Optional.of(UUID.fromString(form.group(1))) : Optional.empty();
  }

  /**
   * Shows when these messages were replied to, in the caller's transaction, and tells the log: so
   * call it late. What has been replied to stays as it is.
   */
  public void replied(
      Transaction tx, WorkspaceId workspace, Map<UUID, Instant> replies, Instant now) {
    if (replies.isEmpty()) {
      return;
    }
    // In one order everywhere, so that two nodes never wait for each other.
    List<UUID> ids = replies.keySet().stream().sorted().toList();
    var times = ids.stream().map(replies::get).map(Database::utc).toArray(OffsetDateTime[]::new);
    var row =
        Tuple.tuple().addArrayOfUUID(ids.toArray(UUID[]::new)).addArrayOfOffsetDateTime(times);
    Stream<Message> changed =
        tx.sql().preparedQuery(REPLIED).execute(row).await().stream().map(MessageRow::read);
    log.append(tx, workspace, now, changed.map(Message::updated).toList());
  }
}
