package sendwell.workspace;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import sendwell.db.Database;
import sendwell.event.WorkspaceId;
import sendwell.id.Ids;
import sendwell.id.Token;
import sendwell.web.Caller;

/**
 * Keys for programs. Of a key only its hash is kept. Methods wait: call them on a virtual thread.
 */
record ApiKeys(Database database, Ids ids, SecureRandom random) {
  private static final String KIND = "swk_";
  private static final int SHOWN = KIND.length() + 6;

  /** A key as it is listed; {@code lastUsedAt} is null before its first use. */
  record ApiKey(UUID id, String name, String prefix, Instant createdAt, Instant lastUsedAt) {}

  /** A key on the one occasion that it is shown. */
  record NewKey(UUID id, String name, String prefix, Instant createdAt, String key) {
    @Override
    public String toString() {
      return "NewKey[" + id + ", ***]";
    }
  }

  private static final String ADD =
      """
      INSERT INTO api_key (id, workspace_id, name, prefix, key_hash, created_at)
      VALUES ($1, $2, $3, $4, $5, $6)\
      """;

  // Index: api_key_workspace.
  private static final String LIST =
      """
      SELECT id, name, prefix, created_at, last_used_at FROM api_key
      WHERE workspace_id = $1
      ORDER BY created_at, id\
      """;

  // Index: the unique key_hash. Writes at most once a minute for a key in steady use.
  private static final String USE =
      """
      WITH found AS (SELECT id, workspace_id FROM api_key WHERE key_hash = $1),
      used AS (
        UPDATE api_key SET last_used_at = $2 FROM found
        WHERE api_key.id = found.id
          AND (last_used_at IS NULL OR last_used_at < $2::timestamptz - interval '1 minute'))
      SELECT id, workspace_id FROM found\
      """;

  private static final String REVOKE = "DELETE FROM api_key WHERE workspace_id = $1 AND id = $2";

  NewKey create(WorkspaceId workspace, String name, Instant now) {
    var token = Token.random(random, KIND);
    var key = new NewKey(ids.next(), name, token.value().substring(0, SHOWN), now, token.value());
    var row =
        Tuple.of(
            key.id(),
            workspace.value(),
            name,
            key.prefix(),
            Buffer.buffer(token.hash()),
            Database.utc(now));
    database.sql().preparedQuery(ADD).execute(row).await();
    return key;
  }

  List<ApiKey> list(WorkspaceId workspace) {
    var rows = database.sql().preparedQuery(LIST).execute(Tuple.of(workspace.value())).await();
    return rows.stream().map(ApiKeys::apiKey).toList();
  }

  Optional<Caller> use(Token key, Instant now) {
    var row = Tuple.of(Buffer.buffer(key.hash()), Database.utc(now));
    var found = database.sql().preparedQuery(USE).execute(row).await();
    return found.stream()
        .findFirst()
        .map(r -> new Caller.Program(new WorkspaceId(r.getUUID(1)), r.getUUID(0)));
  }

  /** Whether there was such a key. */
  boolean revoke(WorkspaceId workspace, UUID id) {
    var key = Tuple.of(workspace.value(), id);
    return database.sql().preparedQuery(REVOKE).execute(key).await().rowCount() == 1;
  }

  private static ApiKey apiKey(Row row) {
    OffsetDateTime used = row.getOffsetDateTime(4);
    return new ApiKey(
        row.getUUID(0),
        row.getString(1),
        row.getString(2),
        row.getOffsetDateTime(3).toInstant(),
        used == null ? null : used.toInstant());
  }
}
