package sendwell.outbox;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sendwell.account.AccountId;
import sendwell.account.Accounts;
import sendwell.db.Database;
import sendwell.db.Transaction;
import sendwell.event.Event;
import sendwell.event.EventLog;
import sendwell.event.WorkspaceId;
import sendwell.json.Json;
import sendwell.mail.EmailAddress;
import sendwell.mail.MessageId;

/**
 * The messages as the holder of a lane works on them: claim, then settle, both in batches, so that
 * a message does not cost a commit of its own at every step. Methods wait for PostgreSQL.
 */
record Outbox(Database database, EventLog log, Accounts accounts) {
  private static final Duration LONGEST_TRIED = Duration.ofDays(7);

  static final String CONTENT =
      """
      draft.to_addresses, draft.cc_addresses, draft.bcc_addresses, draft.reply_to, draft.subject,
      draft.text_body, draft.html_body, draft.campaign, message.remaining\
      """;

  // Index: message_queued.
  private static final String CLAIM =
      """
      UPDATE message SET state = 'sending', attempts = message.attempts + 1,
        revision = message.revision + 1
      FROM draft
      WHERE draft.id = message.id AND message.id IN (
        SELECT id FROM message
        WHERE account_id = $1 AND state = 'queued' AND (due_at <= $2 OR held)
        ORDER BY due_at, id LIMIT $3
        FOR UPDATE SKIP LOCKED)
      RETURNING\s\
      """
          + MessageRow.COLUMNS
          + ", draft.reply_to, draft.text_body, draft.html_body, message.remaining";

  // Index: message_sending.
  private static final String LEFT_OVER =
      """
      SELECT message.id, message.attempts, message.message_id, message.created_at,
        message.sent_at,\s\
      """
          + CONTENT
          + """
           FROM message JOIN draft USING (id)
          WHERE message.account_id = $1 AND message.state = 'sending'
          ORDER BY message.id\
          """;

  // Index: message_list. A message is tried for four days, so what was sent since is not much
  // older.
  private static final String SENT_LIKE =
      """
      SELECT message.id, message.attempts, message.message_id, message.created_at,
        message.sent_at,\s\
      """
          + CONTENT
          + """
           FROM message JOIN draft USING (id)
          WHERE message.account_id = $1 AND message.created_at >= $2 AND message.sent_at >= $3
            AND draft.subject = ANY ($4) AND message.state = 'sent'
          ORDER BY message.sent_at\
          """;

  // By the primary keys. The CASE keeps the planner off message_sending: it thinks that almost
  // nothing is ever under way, and then compares all that is with all that is settled.
  private static final String SETTLE =
      """
      UPDATE message SET revision = message.revision + 1, state = settled.state,
        due_at = settled.due_at, held = settled.held, remaining = settled.remaining,
        refused = coalesce(message.refused || settled.refused::jsonb, message.refused),
        failure_code = settled.code, failure_detail = settled.detail, failure_reply = settled.reply,
        sent_at = coalesce(message.sent_at, settled.sent_at),
        provider_message_id = coalesce(message.provider_message_id, settled.stored_as)
      FROM draft, unnest($1::uuid[], $2::int[], $3::text[], $4::timestamptz[], $5::text[],
        $6::text[], $7::text[], $8::text[], $9::text[], $10::timestamptz[], $11::boolean[],
        $12::text[])
        AS settled(id, attempt, state, due_at, remaining, refused, code, detail, reply, sent_at, held,
          stored_as)
      WHERE message.id = settled.id AND draft.id = settled.id
        AND settled.attempt = CASE message.state WHEN 'sending' THEN message.attempts END
      RETURNING\s\
      """
          + MessageRow.COLUMNS;

  private static final String COPY_LATER =
      """
      INSERT INTO sent_copy (message_id, account_id, errand, due_at)
      SELECT copy.id, copy.account, copy.errand, copy.due_at
      FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::timestamptz[])
        AS copy(id, account, errand, due_at)
      ON CONFLICT DO NOTHING\
      """;

  // By the primary keys.
  private static final String LEARN =
      """
      UPDATE message SET provider_message_id = learnt.stored_as, revision = message.revision + 1
      FROM draft, unnest($1::uuid[], $2::text[]) AS learnt(id, stored_as)
      WHERE message.id = learnt.id AND draft.id = learnt.id AND message.provider_message_id IS NULL
      RETURNING\s\
      """
          + MessageRow.COLUMNS;

  // Index: message_queued. The reason shows at every message that waits for the account.
  private static final String HOLD =
      """
      UPDATE message SET due_at = $3, held = true, failure_code = $4, failure_detail = $5, failure_reply = $6,
        revision = message.revision + 1
      FROM draft
      WHERE draft.id = message.id AND message.id IN (
        SELECT id FROM message
        WHERE account_id = $1 AND state = 'queued' AND (due_at <= $2 OR held)
        ORDER BY due_at, id LIMIT $7)
      RETURNING\s\
      """
          + MessageRow.COLUMNS;

  /** Takes up to {@code limit} due messages of the account; only the holder of its lane may. */
  List<Claimed> claim(WorkspaceId workspace, AccountId account, Instant now, int limit) {
    return database.transaction(
        tx -> {
          var due = Tuple.of(account.value(), Database.utc(now), limit);
          var rows = tx.sql().preparedQuery(CLAIM).execute(due).await();
          tell(tx, workspace, now, rows.stream());
          return rows.stream().map(Outbox::claimed).sorted(byAge()).toList();
        });
  }

  /** What an earlier holder of the lane had under way: whether it was sent is not known. */
  List<Claimed> leftOver(AccountId account) {
    var key = Tuple.of(account.value());
    return database.sql().preparedQuery(LEFT_OVER).execute(key).await().stream()
        .map(Outbox::claimed)
        .toList();
  }

  /** What the account has sent since, with one of these subjects. */
  List<Claimed> sentLike(AccountId account, Instant since, List<String> subjects) {
    var row =
        Tuple.of(
            account.value(),
            Database.utc(since.minus(LONGEST_TRIED)),
            Database.utc(since),
            subjects.toArray(String[]::new));
    return database.sql().preparedQuery(SENT_LIKE).execute(row).await().stream()
        .map(Outbox::claimed)
        .toList();
  }

  /**
   * Writes down what became of these tries, counts what was sent, and tells the log; one commit.
   */
  void settle(List<Settlement> settlements, Instant now) {
    database.run(
        tx -> {
          var messages =
              tx.sql().preparedQuery(SETTLE).execute(columns(settlements, now)).await().stream()
                  .map(MessageRow::read)
                  .toList();
          copyLater(tx, settlements, now);
          var sent = accounts.addSent(tx, counts(settlements, messages), now);
          Map<WorkspaceId, List<Event>> events =
              Stream.concat(
                      messages.stream().map(m -> Map.entry(m.workspace(), m.updated())),
                      sent.stream().map(a -> Map.entry(a.workspace(), Accounts.updated(a))))
                  .collect(
                      Collectors.groupingBy(
                          Map.Entry::getKey,
                          Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
          // In one order everywhere, so that two nodes never wait for each other.
          events.keySet().stream()
              .sorted(Comparator.comparing(WorkspaceId::value))
              .forEach(workspace -> log.append(tx, workspace, now, events.get(workspace)));
        });
  }

  /** The account's due messages wait until then, for this reason; up to {@code limit} say so. */
  void hold(
      WorkspaceId workspace,
      AccountId account,
      Instant now,
      Instant until,
      MessageFailure why,
      int limit) {
    database.run(
        tx -> {
          var row =
              Tuple.of(
                  account.value(),
                  Database.utc(now),
                  Database.utc(until),
                  why.code(),
                  why.detail(),
                  why.smtpReply());
          row.addInteger(limit);
          tell(tx, workspace, now, tx.sql().preparedQuery(HOLD).execute(row).await().stream());
        });
  }

  /**
   * Keeps by what Message-IDs the provider stored these, for those of which it is not known yet.
   */
  void learn(WorkspaceId workspace, Map<UUID, MessageId> stored, Instant now) {
    var ids = List.copyOf(stored.keySet());
    var row =
        Tuple.tuple()
            .addArrayOfUUID(ids.toArray(UUID[]::new))
            .addArrayOfString(
                ids.stream().map(id -> stored.get(id).value()).toArray(String[]::new));
    database.run(
        tx ->
            tell(tx, workspace, now, tx.sql().preparedQuery(LEARN).execute(row).await().stream()));
  }

  private void tell(Transaction tx, WorkspaceId workspace, Instant now, Stream<Row> rows) {
    log.append(tx, workspace, now, rows.map(MessageRow::read).map(Message::updated).toList());
  }

  private static Comparator<Claimed> byAge() {
    return Comparator.comparing(Claimed::createdAt).thenComparing(Claimed::id);
  }

  private void copyLater(Transaction tx, List<Settlement> settlements, Instant now) {
    var copies =
        settlements.stream().filter(s -> s.accepted() && s.errand() != Errand.NONE).toList();
    if (!copies.isEmpty()) {
      var ids = copies.stream().map(Settlement::id).toArray(UUID[]::new);
      var owners = copies.stream().map(s -> s.account().value()).toArray(UUID[]::new);
      var errands = texts(copies, s -> Json.word(s.errand()));
      var dueAt = times(copies, s -> s.errand().dueAt(now, s.account()));
      tx.sql().preparedQuery(COPY_LATER).execute(Tuple.of(ids, owners, errands, dueAt)).await();
    }
  }

  // Counts only what this transaction has settled: a try that lost its lease counts for nothing.
  private static Map<AccountId, Integer> counts(List<Settlement> settled, List<Message> written) {
    var ids = written.stream().map(Message::id).collect(Collectors.toSet());
    return settled.stream()
        .filter(settlement -> settlement.accepted() && ids.contains(settlement.id()))
        .collect(Collectors.toMap(Settlement::account, _ -> 1, Integer::sum));
  }

  private static Tuple columns(List<Settlement> all, Instant now) {
    var row = Tuple.tuple();
    row.addArrayOfUUID(all.stream().map(Settlement::id).toArray(UUID[]::new));
    row.addArrayOfInteger(all.stream().map(Settlement::attempt).toArray(Integer[]::new));
    row.addArrayOfString(texts(all, s -> Json.word(s.state())));
    row.addArrayOfOffsetDateTime(times(all, Settlement::dueAt));
    row.addArrayOfString(texts(all, s -> String.join(" ", s.remaining())));
    row.addArrayOfString(texts(all, s -> s.refused().isEmpty() ? null : Json.write(s.refused())));
    row.addArrayOfString(texts(all, s -> s.failure() == null ? null : s.failure().code()));
    row.addArrayOfString(texts(all, s -> s.failure() == null ? null : s.failure().detail()));
    row.addArrayOfString(texts(all, s -> s.failure() == null ? null : s.failure().smtpReply()));
    row.addArrayOfOffsetDateTime(times(all, s -> s.accepted() ? now : null));
    row.addArrayOfBoolean(all.stream().map(Settlement::held).toArray(Boolean[]::new));
    row.addArrayOfString(texts(all, s -> s.storedAs().isEmpty() ? null : s.storedAs()));
    return row;
  }

  private static String[] texts(List<Settlement> all, Function<Settlement, String> column) {
    return all.stream().map(column).toArray(String[]::new);
  }

  private static OffsetDateTime[] times(
      List<Settlement> all, Function<Settlement, Instant> column) {
    return all.stream()
        .map(column)
        .map(time -> time == null ? null : Database.utc(time))
        .toArray(OffsetDateTime[]::new);
  }

  /** For a row that has {@link #CONTENT}, and what else a claimed message needs. */
  static Claimed claimed(Row row) {
    return new Claimed(
        row.getUUID("id"),
        row.getInteger("attempts"),
        new MessageId(row.getString("message_id")),
        addresses(words(row.getString("remaining"))),
        new Draft(
            addresses(row.getArrayOfStrings("to_addresses")),
            addresses(row.getArrayOfStrings("cc_addresses")),
            addresses(row.getArrayOfStrings("bcc_addresses")),
            row.getString("reply_to") == null
                ? null
                : EmailAddress.parse(row.getString("reply_to")),
            row.getString("subject"),
            row.getString("text_body"),
            row.getString("html_body"),
            row.getString("campaign")),
        row.getOffsetDateTime("created_at").toInstant(),
        row.getOffsetDateTime("sent_at") != null);
  }

  private static String[] words(String text) {
    return text.isEmpty() ? new String[0] : text.split(" ");
  }

  private static List<EmailAddress> addresses(String[] texts) {
    return Stream.of(texts).map(EmailAddress::parse).toList();
  }
}
