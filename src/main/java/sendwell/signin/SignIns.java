package sendwell.signin;

import static sendwell.db.Database.utc;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import sendwell.account.AccountId;
import sendwell.account.Provider;
import sendwell.db.Database;
import sendwell.id.Ids;
import sendwell.id.Token;
import sendwell.json.Json;
import sendwell.oauth.Attempt;
import sendwell.secret.Sealer;
import sendwell.web.Caller;

/**
 * Sign-ins under way. Each belongs to the session that began it, is taken up once, and is forgotten
 * soon; a node that ends meanwhile loses nothing. Methods wait for PostgreSQL.
 */
record SignIns(Database database, Sealer sealer, Ids ids) {
  /** How long somebody may take at the provider, and how long what came of it can be read. */
  static final Duration LIFE = Duration.ofMinutes(15);

  private static final int MOST_OF_A_SESSION = 20;
  private static final String ATTEMPT = "attempt";

  private static final String BEGIN =
      """
      INSERT INTO sign_in
        (id, state_hash, session_id, workspace_id, provider, account_id, sealed_attempt, return_to,
         expires_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)\
      """;

  // Index: sign_in_session.
  private static final String BOUND =
      """
      DELETE FROM sign_in WHERE id IN (
        SELECT id FROM sign_in WHERE session_id = $1 ORDER BY expires_at DESC OFFSET $2)\
      """;

  private static final String TAKE =
      """
      UPDATE sign_in SET taken = true
      WHERE state_hash = $1 AND session_id = $2 AND provider = $3 AND expires_at > $4 AND NOT taken
      RETURNING id, account_id, sealed_attempt, return_to\
      """;

  private static final String END = "UPDATE sign_in SET outcome = $2 WHERE id = $1";

  private static final String OUTCOME =
      """
      SELECT outcome FROM sign_in
      WHERE id = $1 AND session_id = $2 AND expires_at > $3 AND outcome IS NOT NULL\
      """;

  // Index: sign_in_expires_at.
  private static final String FORGET = "DELETE FROM sign_in WHERE expires_at <= $1";

  /** Remembers a sign-in until its browser comes back; the oldest of too many is forgotten. */
  UUID begin(
      Caller.Member member,
      Provider provider,
      Optional<AccountId> account,
      Attempt attempt,
      ReturnTo returnTo,
      Instant now) {
    UUID id = ids.next();
    var row =
        Tuple.of(
            id,
            hash(attempt.state()),
            member.grant(),
            member.workspace().value(),
            Json.word(provider),
            account.map(AccountId::value).orElse(null));
    row.addBuffer(Buffer.buffer(sealer.seal(id, ATTEMPT, Json.write(attempt))))
        .addString(returnTo.path())
        .addOffsetDateTime(utc(now.plus(LIFE)));
    database.run(
        tx -> {
          tx.sql().preparedQuery(BEGIN).execute(row).await();
          tx.sql()
              .preparedQuery(BOUND)
              .execute(Tuple.of(member.grant(), MOST_OF_A_SESSION))
              .await();
        });
    return id;
  }

  /**
   * The sign-in that the browser has come back from; nothing if it was not begun in this session,
   * or with another provider, or has been taken up before, or has taken too long.
   */
  Optional<UnderWay> take(Caller.Member member, Provider provider, String state, Instant now) {
    var key = Tuple.of(hash(state), member.grant(), Json.word(provider), utc(now));
    return database.sql().preparedQuery(TAKE).execute(key).await().stream()
        .findFirst()
        .map(row -> underWay(provider, row));
  }

  void end(UUID id, Outcome outcome) {
    database.sql().preparedQuery(END).execute(Tuple.of(id, Json.write(outcome))).await();
  }

  /** What came of a sign-in of this session, as JSON. */
  Optional<String> outcome(Caller.Member member, UUID id, Instant now) {
    var key = Tuple.of(id, member.grant(), utc(now));
    return database.sql().preparedQuery(OUTCOME).execute(key).await().stream()
        .findFirst()
        .map(row -> row.getString(0));
  }

  void forget(Instant now) {
    database.sql().preparedQuery(FORGET).execute(Tuple.of(utc(now))).await();
  }

  private static Buffer hash(String state) {
    return Buffer.buffer(new Token(state).hash());
  }

  private UnderWay underWay(Provider provider, Row row) {
    UUID id = row.getUUID(0);
    String attempt = sealer.open(id, ATTEMPT, row.getBuffer(2).getBytes());
    return new UnderWay(
        id,
        provider,
        Optional.ofNullable(row.getUUID(1)).map(AccountId::new),
        Json.read(attempt, Attempt.class),
        new ReturnTo(row.getString(3)));
  }
}
