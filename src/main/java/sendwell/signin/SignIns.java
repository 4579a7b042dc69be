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
import sendwell.event.WorkspaceId;
import sendwell.id.Ids;
import sendwell.id.Token;
import sendwell.json.Json;
import sendwell.oauth.Attempt;
import sendwell.secret.Sealer;

/**
 * Sign-ins under way. Each belongs to the browser that began it, is taken up once, and is forgotten
 * soon; a node that ends meanwhile loses nothing. Methods wait for PostgreSQL.
 */
record SignIns(Database database, Sealer sealer, Ids ids) {
  /** How long somebody may take at the provider, and how long what came of it can be read. */
  static final Duration LIFE = Duration.ofMinutes(15);

  private static final int MOST_OF_A_BROWSER = 20;
  private static final String ATTEMPT = "attempt";

  private static final String BEGIN =
      """
      INSERT INTO sign_in
        (id, state_hash, browser, workspace_id, provider, account_id, sealed_attempt, return_to,
         expires_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)\
      """;

  // Index: sign_in_browser.
  private static final String BOUND =
      """
      DELETE FROM sign_in WHERE id IN (
        SELECT id FROM sign_in WHERE browser = $1 ORDER BY expires_at DESC OFFSET $2)\
      """;

  private static final String TAKE =
      """
      UPDATE sign_in SET taken = true
      WHERE state_hash = $1 AND browser = $2 AND provider = $3 AND expires_at > $4 AND NOT taken
      RETURNING id, workspace_id, account_id, sealed_attempt, return_to\
      """;

  private static final String END = "UPDATE sign_in SET outcome = $2 WHERE id = $1";

  private static final String OUTCOME =
      """
      SELECT outcome FROM sign_in
      WHERE id = $1 AND browser = $2 AND expires_at > $3 AND outcome IS NOT NULL\
      """;

  // Index: sign_in_expires_at.
  private static final String FORGET = "DELETE FROM sign_in WHERE expires_at <= $1";

  /** Remembers a sign-in until its browser comes back; the oldest of too many is forgotten. */
  UUID begin(Browser browser, Errand errand, Attempt attempt, Instant now) {
    UUID id = ids.next();
    var row =
        Tuple.of(
            id,
            hash(attempt.state()),
            browser.key(),
            errand.workspace().value(),
            Json.word(errand.provider()),
            errand.account().map(AccountId::value).orElse(null));
    row.addBuffer(Buffer.buffer(sealer.seal(id, ATTEMPT, Json.write(attempt))))
        .addString(errand.returnTo().path())
        .addOffsetDateTime(utc(now.plus(LIFE)));
    database.run(
        tx -> {
          tx.sql().preparedQuery(BEGIN).execute(row).await();
          tx.sql().preparedQuery(BOUND).execute(Tuple.of(browser.key(), MOST_OF_A_BROWSER)).await();
        });
    return id;
  }

  /**
   * The sign-in that the browser has come back from; nothing if it was not begun in this one, or
   * with another provider, or has been taken up before, or has taken too long.
   */
  Optional<UnderWay> take(Browser browser, Provider provider, String state, Instant now) {
    var key = Tuple.of(hash(state), browser.key(), Json.word(provider), utc(now));
    return database.sql().preparedQuery(TAKE).execute(key).await().stream()
        .findFirst()
        .map(row -> underWay(provider, row));
  }

  void end(UUID id, Outcome outcome) {
    database.sql().preparedQuery(END).execute(Tuple.of(id, Json.write(outcome))).await();
  }

  /** What came of a sign-in of this browser, as JSON. */
  Optional<String> outcome(Browser browser, UUID id, Instant now) {
    var key = Tuple.of(id, browser.key(), utc(now));
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
    var errand =
        new Errand(
            new WorkspaceId(row.getUUID(1)),
            provider,
            Optional.ofNullable(row.getUUID(2)).map(AccountId::new),
            new ReturnTo(row.getString(4)));
    String attempt = sealer.open(id, ATTEMPT, row.getBuffer(3).getBytes());
    return new UnderWay(id, errand, Json.read(attempt, Attempt.class));
  }
}
