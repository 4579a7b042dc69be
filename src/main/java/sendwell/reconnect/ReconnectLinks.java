package sendwell.reconnect;

import static sendwell.db.Database.utc;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import sendwell.account.AccountId;
import sendwell.db.Database;
import sendwell.db.Transaction;
import sendwell.event.WorkspaceId;
import sendwell.id.Token;

/**
 * The links, of which only hashes are kept. One is open until it is used, withdrawn, replaced by
 * the account's next one, or over; of none of these anything can be told apart from a link that
 * never was. Methods wait for PostgreSQL.
 */
record ReconnectLinks(Database database) {
  // One statement: of two that are made at once one is left.
  private static final String MAKE =
      """
      INSERT INTO reconnect_link
        (id, account_id, workspace_id, token_hash, made_by, created_at, expires_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      ON CONFLICT (account_id) DO UPDATE SET
        id = $1, token_hash = $4, made_by = $5, created_at = $6, expires_at = $7, used_at = NULL\
      """;

  // Index: the unique account_id.
  private static final String OPEN =
      """
      SELECT link.id, link.created_at, link.expires_at, member.email
      FROM reconnect_link AS link LEFT JOIN member ON member.id = link.made_by
      WHERE link.workspace_id = $1 AND link.account_id = $2
        AND link.used_at IS NULL AND link.expires_at > $3\
      """;

  private static final String WITHDRAW =
      """
      DELETE FROM reconnect_link
      WHERE workspace_id = $1 AND id = $2 AND used_at IS NULL AND expires_at > $3\
      """;

  private static final String FIND =
      """
      SELECT id, workspace_id, account_id FROM reconnect_link
      WHERE used_at IS NULL AND expires_at > $1 AND\s\
      """;

  // Index: the unique token_hash.
  private static final String BY_TOKEN = FIND + "token_hash = $2";

  private static final String BY_ID = FIND + "id = $2";

  // Whoever comes second waits for the first one's commit, and then finds it used.
  private static final String USE =
      """
      UPDATE reconnect_link SET used_at = $1
      WHERE id = $2 AND used_at IS NULL AND expires_at > $1\
      """;

  // Index: reconnect_link_expires_at.
  private static final String FORGET = "DELETE FROM reconnect_link WHERE expires_at <= $1";

  /**
   * Keeps a new link of the account; the one before ends.
   *
   * @param maker the member; null if a program makes it
   */
  void make(NewLink link, Token token, WorkspaceId workspace, AccountId account, UUID maker) {
    var row =
        Tuple.of(link.id(), account.value(), workspace.value(), Buffer.buffer(token.hash()), maker);
    row.addOffsetDateTime(utc(link.createdAt())).addOffsetDateTime(utc(link.expiresAt()));
    database.sql().preparedQuery(MAKE).execute(row).await();
  }

  /** The open link of the account, if it has one. */
  List<ReconnectLink> open(WorkspaceId workspace, AccountId account, Instant now) {
    var key = Tuple.of(workspace.value(), account.value(), utc(now));
    return database.sql().preparedQuery(OPEN).execute(key).await().stream()
        .map(ReconnectLinks::link)
        .toList();
  }

  /** Ends a link; whether it was open until now. */
  boolean withdraw(WorkspaceId workspace, UUID id, Instant now) {
    var key = Tuple.of(workspace.value(), id, utc(now));
    return database.sql().preparedQuery(WITHDRAW).execute(key).await().rowCount() == 1;
  }

  /** The link that opens by this secret, while it is open. */
  Optional<OpenLink> find(Token token, Instant now) {
    return find(BY_TOKEN, Tuple.of(utc(now), Buffer.buffer(token.hash())));
  }

  /** The link, while it is open. */
  Optional<OpenLink> find(UUID id, Instant now) {
    return find(BY_ID, Tuple.of(utc(now), id));
  }

  private Optional<OpenLink> find(String statement, Tuple key) {
    return database.sql().preparedQuery(statement).execute(key).await().stream()
        .findFirst()
        .map(ReconnectLinks::openLink);
  }

  /** Uses the link up, if the caller's transaction commits; whether it was open until now. */
  boolean use(Transaction tx, UUID id, Instant now) {
    return tx.sql().preparedQuery(USE).execute(Tuple.of(utc(now), id)).await().rowCount() == 1;
  }

  void forget(Instant now) {
    database.sql().preparedQuery(FORGET).execute(Tuple.of(utc(now))).await();
  }

  private static ReconnectLink link(Row row) {
    return new ReconnectLink(
        row.getUUID(0),
        row.getOffsetDateTime(1).toInstant(),
        row.getOffsetDateTime(2).toInstant(),
        row.getString(3));
  }

  private static OpenLink openLink(Row row) {
    return new OpenLink(
        row.getUUID(0), new WorkspaceId(row.getUUID(1)), new AccountId(row.getUUID(2)));
  }
}
