package sendwell.workspace;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import sendwell.db.Database;
import sendwell.event.WorkspaceId;
import sendwell.id.Ids;
import sendwell.id.Token;
import sendwell.web.Caller;

/**
 * Who is signed in with a browser. Kept in PostgreSQL, so a restart signs nobody out; of the token
 * only its hash. Methods wait: call them on a virtual thread.
 */
record Sessions(Database database, Ids ids, SecureRandom random, Duration lifetime) {
  private static final String ADD =
      """
      INSERT INTO session
        (token_hash, id, workspace_id, member_id, csrf_token, created_at, expires_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7)\
      """;

  // Index: the primary key (token_hash).
  private static final String BY_TOKEN =
      """
      SELECT s.workspace_id, s.id, s.member_id, m.email, s.csrf_token
      FROM session s JOIN member m ON m.id = s.member_id
      WHERE s.token_hash = $1 AND s.expires_at > $2\
      """;

  private static final String END = "DELETE FROM session WHERE id = $1";

  // Index: session_expires_at.
  private static final String FORGET = "DELETE FROM session WHERE expires_at <= $1";

  Token begin(Members.Member member, Instant now) {
    var token = Token.random(random, "");
    var row =
        Tuple.of(
            Buffer.buffer(token.hash()),
            ids.next(),
            member.workspace().value(),
            member.id(),
            Token.random(random, "").value());
    row.addOffsetDateTime(Database.utc(now)).addOffsetDateTime(Database.utc(now.plus(lifetime)));
    database.sql().preparedQuery(ADD).execute(row).await();
    return token;
  }

  Optional<Caller> find(Token token, Instant now) {
    var key = Tuple.of(Buffer.buffer(token.hash()), Database.utc(now));
    var rows = database.sql().preparedQuery(BY_TOKEN).execute(key).await();
    return rows.stream().findFirst().map(Sessions::caller);
  }

  void end(UUID session) {
    database.sql().preparedQuery(END).execute(Tuple.of(session)).await();
  }

  void forgetExpired(Instant now) {
    database.sql().preparedQuery(FORGET).execute(Tuple.of(Database.utc(now))).await();
  }

  private static Caller caller(Row row) {
    return new Caller.Member(
        new WorkspaceId(row.getUUID(0)),
        row.getUUID(1),
        row.getUUID(2),
        row.getString(3),
        row.getString(4));
  }
}
