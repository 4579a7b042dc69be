package sendwell.outbox;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import sendwell.account.AccountId;
import sendwell.db.Database;
import sendwell.event.WorkspaceId;
import sendwell.json.Json;

/** The Email List of an account, newest first, a page at a time by keyset. Methods wait. */
record MessageList(Database database) {
  /** A page of the list; {@code next} is null on the last. */
  record Page(List<Message> items, String next, long total) {}

  /**
   * Which part is wanted.
   *
   * @param states only these; empty means all
   * @param campaign only this; empty means all
   * @param search words in recipients or subject; empty means all
   * @param after where the page before ended; null for the first page
   * @param limit how many rows
   */
  record Wanted(
      List<MessageState> states, String campaign, String search, Cursor after, int limit) {}

  /** The last row of a page. */
  record Cursor(Instant createdAt, UUID id) {
    /** Later times are beyond what PostgreSQL can say. */
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    String encode() {
      String text = createdAt + " " + id;
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static Cursor decode(String text) {
      try {
        String[] parts =
            new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ");
        var createdAt = Instant.parse(parts[0]);
        if (createdAt.isBefore(Instant.EPOCH) || createdAt.isAfter(LATEST)) {
          throw new IllegalArgumentException("no message is of that time");
        }
        return new Cursor(createdAt, UUID.fromString(parts[1]));
      } catch (RuntimeException e) {
        throw new IllegalArgumentException("Take the cursor from \"next\" of the page before.");
      }
    }
  }

  // Index: message_list. The words are looked for within one account's messages.
  private static final String FILTER =
      """
      FROM message JOIN draft USING (id)
      WHERE message.workspace_id = $1 AND message.account_id = $2
        AND (cardinality($3::text[]) = 0 OR message.state = ANY ($3))
        AND ($4 = '' OR draft.campaign = $4)
        AND ($5 = '' OR draft.search LIKE $5)\
      """;

  private static final String PAGE =
      "SELECT "
          + MessageRow.COLUMNS
          + " "
          + FILTER
          + """
           AND ($6::timestamptz IS NULL OR (message.created_at, message.id) < ($6, $7))
          ORDER BY message.created_at DESC, message.id DESC LIMIT $8\
          """;

  // Nobody reads past so many: a larger number is as good as this one, and costs more.
  private static final int COUNT_MOST = 100_000;

  private static final String COUNT =
      "SELECT count(*) FROM (SELECT 1 " + FILTER + " LIMIT " + COUNT_MOST + ") AS counted";

  Page page(WorkspaceId workspace, AccountId account, Wanted wanted) {
    var total = database.sql().preparedQuery(COUNT).execute(filter(workspace, account, wanted));
    var row = filter(workspace, account, wanted);
    row.addOffsetDateTime(wanted.after() == null ? null : Database.utc(wanted.after().createdAt()))
        .addUUID(wanted.after() == null ? null : wanted.after().id())
        .addInteger(wanted.limit() + 1);
    var found = database.sql().preparedQuery(PAGE).execute(row).await().stream().toList();
    var shown = found.subList(0, Math.min(wanted.limit(), found.size()));
    String next = found.size() > wanted.limit() ? cursor(shown.getLast()).encode() : null;
    return new Page(
        shown.stream().map(MessageRow::read).toList(),
        next,
        total.await().iterator().next().getLong(0));
  }

  private static Cursor cursor(Row row) {
    return new Cursor(row.getOffsetDateTime("created_at").toInstant(), row.getUUID("id"));
  }

  private static Tuple filter(WorkspaceId workspace, AccountId account, Wanted wanted) {
    String words = wanted.search().strip().toLowerCase(Locale.ROOT);
    return Tuple.of(
        workspace.value(),
        account.value(),
        wanted.states().stream().map(Json::word).toArray(String[]::new),
        wanted.campaign(),
        words.isEmpty() ? "" : "%" + words.replaceAll("([\\\\%_])", "\\\\$1") + "%");
  }
}
