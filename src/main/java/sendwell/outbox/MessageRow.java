package sendwell.outbox;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import sendwell.account.AccountId;
import sendwell.event.WorkspaceId;

/** The one reading of a message from the database: snapshot and delta are the same. */
final class MessageRow {
  /** For a SELECT or RETURNING over {@code message} joined with its {@code draft}. */
  static final String COLUMNS =
      """
      message.id, message.workspace_id, message.account_id, message.revision, message.message_id,
      message.provider_message_id,
      draft.to_addresses, draft.cc_addresses, draft.bcc_addresses, draft.subject, draft.campaign,
      message.state, message.attempts, message.due_at,
      message.failure_code, message.failure_detail, message.failure_reply, message.refused,
      message.created_at, message.sent_at, message.replied_at\
      """;

  private MessageRow() {}

  static Message read(Row row) {
    var state = MessageState.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
    return new Message(
        row.getUUID("id"),
        new WorkspaceId(row.getUUID("workspace_id")),
        new AccountId(row.getUUID("account_id")),
        row.getLong("revision"),
        row.getString("message_id"),
        row.getString("provider_message_id"),
        List.of(row.getArrayOfStrings("to_addresses")),
        List.of(row.getArrayOfStrings("cc_addresses")),
        List.of(row.getArrayOfStrings("bcc_addresses")),
        row.getString("subject"),
        row.getString("campaign"),
        state,
        row.getInteger("attempts"),
        state == MessageState.QUEUED ? instant(row, "due_at") : null,
        failure(row),
        refused(row.getJsonArray("refused")),
        instant(row, "created_at"),
        instant(row, "sent_at"),
        instant(row, "replied_at"));
  }

  private static List<Refusal> refused(JsonArray refused) {
    return refused.stream()
        .map(JsonObject.class::cast)
        .map(one -> new Refusal(one.getString("address"), one.getString("reply")))
        .toList();
  }

  private static MessageFailure failure(Row row) {
    String code = row.getString("failure_code");
    return code == null
        ? null
        : new MessageFailure(code, row.getString("failure_detail"), row.getString("failure_reply"));
  }

  private static Instant instant(Row row, String column) {
    OffsetDateTime time = row.getOffsetDateTime(column);
    return time == null ? null : time.toInstant();
  }
}
