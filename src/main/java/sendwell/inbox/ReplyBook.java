package sendwell.inbox;

import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import sendwell.account.Turn;
import sendwell.db.Database;
import sendwell.db.Transaction;
import sendwell.json.Json;
import sendwell.mail.MessageId;
import sendwell.mail.ReceivedMail;
import sendwell.outbox.Replies;

/**
 * Keeps the first reply to each message. Methods wait for PostgreSQL: call them on a virtual
 * thread.
 *
 * @param replies knows the messages, and shows what became of them
 */
record ReplyBook(Replies replies) {
  // Index: the primary key.
  private static final String KEEP =
      """
      INSERT INTO reply
        (message_id, workspace_id, account_id, folder, mail_id, from_address, received_at)
      SELECT fresh.message_id, $1, $2, $3, fresh.mail_id, fresh.from_address, fresh.received_at
      FROM unnest($4::uuid[], $5::text[], $6::text[], $7::timestamptz[])
        AS fresh(message_id, mail_id, from_address, received_at)
      ORDER BY fresh.message_id
      ON CONFLICT DO NOTHING
      RETURNING message_id, received_at\
      """;

  /** A mail, and the mails that it answers. */
  record Candidate(ReceivedMail mail, List<MessageId> to) {}

  /** Those that answer messages of the account, by what they answer: of several the first. */
  Map<UUID, ReceivedMail> ours(Turn turn, List<Candidate> candidates) {
    var ids = candidates.stream().flatMap(one -> one.to().stream()).distinct().toList();
    var known = replies.find(turn.account(), ids);
    var ours = new LinkedHashMap<UUID, ReceivedMail>();
    for (var candidate : candidates) {
      candidate.to().stream()
          .filter(known::containsKey)
          .findFirst()
          .ifPresent(id -> ours.putIfAbsent(known.get(id), candidate.mail()));
    }
    return ours;
  }

  /** Keeps those that are the first, and shows them, in the caller's transaction. */
  void keep(
      Transaction tx, Turn turn, Folder folder, Map<UUID, ReceivedMail> replied, Instant now) {
    if (replied.isEmpty()) {
      return;
    }
    var fresh = new HashMap<UUID, Instant>();
    for (var row : tx.sql().preparedQuery(KEEP).execute(row(turn, folder, replied)).await()) {
      fresh.put(row.getUUID(0), row.getOffsetDateTime(1).toInstant());
    }
    replies.replied(tx, turn.workspace(), fresh, now);
  }

  private static Tuple row(Turn turn, Folder folder, Map<UUID, ReceivedMail> replied) {
    var mails = replied.values();
    return Tuple.of(turn.workspace().value(), turn.account().value(), Json.word(folder))
        .addArrayOfUUID(replied.keySet().toArray(UUID[]::new))
        .addArrayOfString(texts(mails, mail -> mail.headers().first("Message-ID")))
        .addArrayOfString(texts(mails, ReceivedMail::from))
        .addArrayOfOffsetDateTime(
            mails.stream()
                .map(mail -> Database.utc(mail.receivedAt()))
                .toArray(OffsetDateTime[]::new));
  }

  /** PostgreSQL's texts hold no NUL, and nobody's name is longer. */
  private static String[] texts(
      Collection<ReceivedMail> mails, Function<ReceivedMail, String> column) {
    return mails.stream()
        .map(column)
        .map(text -> text.replace("\0", ""))
        .map(text -> text.substring(0, Math.min(text.length(), 500)))
        .toArray(String[]::new);
  }
}
