package sendwell.account;

import static sendwell.db.Database.utc;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import sendwell.db.Database;
import sendwell.json.Json;
import sendwell.oauth.OAuthFault;
import sendwell.oauth.Tokens;
import sendwell.secret.Sealer;

/** The sign-ins with providers; tokens are sealed. Methods wait for PostgreSQL. */
public record Grants(Database database, Sealer sealer) {
  private static final String REFRESH = "refresh_token";
  private static final String ACCESS = "access_token";

  private static final String PUT =
      """
      INSERT INTO oauth_grant
        (account_id, subject, sealed_refresh_token, sealed_access_token, access_until,
         leased_until, ask_after)
      VALUES ($1, $2, $3, $4, $5, '-infinity', '-infinity')
      ON CONFLICT (account_id) DO UPDATE SET
        subject = $2, generation = oauth_grant.generation + 1, sealed_refresh_token = $3,
        sealed_access_token = $4, access_until = $5,
        leased_until = '-infinity', ask_after = '-infinity', failures = 0\
      """;

  private static final String GET =
      """
      SELECT generation, sealed_refresh_token, sealed_access_token, greatest(access_until, 'epoch'),
        greatest(ask_after, 'epoch'), failures, fault_kind, fault_code, fault_detail, fault_answer
      FROM oauth_grant WHERE account_id = $1\
      """;

  private static final String CLAIM =
      """
      UPDATE oauth_grant SET leased_until = $4
      WHERE account_id = $1 AND generation = $2 AND leased_until <= $3\
      """;

  private static final String STORE =
      """
      UPDATE oauth_grant SET
        generation = generation + 1, sealed_refresh_token = $3, sealed_access_token = $4,
        access_until = $5, leased_until = '-infinity', ask_after = '-infinity', failures = 0
      WHERE account_id = $1 AND generation = $2\
      """;

  private static final String DEFER =
      """
      UPDATE oauth_grant SET
        leased_until = '-infinity', ask_after = $3, failures = failures + 1,
        fault_kind = $4, fault_code = $5, fault_detail = $6, fault_answer = $7
      WHERE account_id = $1 AND generation = $2\
      """;

  private static final String ASK_ANEW =
      "UPDATE oauth_grant SET ask_after = '-infinity' WHERE account_id = $1";

  private static final String END =
      """
      UPDATE oauth_grant SET access_until = '-infinity' WHERE account_id = $1 AND generation = $2\
      """;

  // Reads all grants: once for each account that is deleted.
  private static final String ALONE =
      """
      SELECT NOT EXISTS (
        SELECT 1 FROM oauth_grant other JOIN account other_account ON other_account.id = other.account_id
        WHERE other.subject = own.subject AND other_account.provider = account.provider
          AND other.account_id <> own.account_id)
      FROM oauth_grant own JOIN account ON account.id = own.account_id WHERE own.account_id = $1\
      """;

  /** Keeps a new sign-in; one under way of the sign-in before is worth nothing from here on. */
  void put(SqlClient sql, AccountId account, NewGrant grant) {
    var row =
        Tuple.of(
            account.value(),
            grant.subject(),
            sealed(account, REFRESH, grant.tokens().refresh()),
            sealed(account, ACCESS, grant.tokens().access()),
            utc(grant.tokens().until()));
    sql.preparedQuery(PUT).execute(row).await();
    refusals().end(sql, account);
  }

  Optional<Grant> find(AccountId account) {
    var rows = database.sql().preparedQuery(GET).execute(Tuple.of(account.value())).await();
    return rows.stream().findFirst().map(row -> grant(account, row));
  }

  /** Whether no other account has a grant of the same person. */
  boolean alone(AccountId account) {
    var rows = database.sql().preparedQuery(ALONE).execute(Tuple.of(account.value())).await();
    return rows.stream().findFirst().map(row -> row.getBoolean(0)).orElse(false);
  }

  /** Whether the caller, and nobody else on any node, may use the refresh token until the end. */
  boolean claim(AccountId account, Grant grant, Instant now, Duration lease) {
    var row = Tuple.of(account.value(), grant.generation(), utc(now), utc(now.plus(lease)));
    return database.sql().preparedQuery(CLAIM).execute(row).await().rowCount() == 1;
  }

  /** Keeps what a refresh brought, and ends the claim; a newer sign-in goes before it. */
  void store(AccountId account, Grant grant, Tokens tokens) {
    String refresh = tokens.refresh().isEmpty() ? grant.refresh() : tokens.refresh();
    var row =
        Tuple.of(
            account.value(),
            grant.generation(),
            sealed(account, REFRESH, refresh),
            sealed(account, ACCESS, tokens.access()),
            utc(tokens.until()));
    database.run(
        tx -> {
          tx.sql().preparedQuery(STORE).execute(row).await();
          refusals().end(tx.sql(), account);
        });
  }

  /** The access token is not good any more, whatever its end was to be. */
  void end(AccountId account, Grant grant) {
    database
        .sql()
        .preparedQuery(END)
        .execute(Tuple.of(account.value(), grant.generation()))
        .await();
  }

  /** Ends the claim: the provider did not give anything, and is not asked before then. */
  void defer(AccountId account, Grant grant, Instant askAfter, OAuthFault why) {
    var row = Tuple.of(account.value(), grant.generation(), utc(askAfter));
    row.addString(Json.word(why.kind()))
        .addString(why.code())
        .addString(why.detail())
        .addString(why.answer());
    database.run(
        tx -> {
          // Of a grant that is no more, nothing is to be told.
          if (tx.sql().preparedQuery(DEFER).execute(row).await().rowCount() == 1) {
            refusals().heard(tx.sql(), account, why, askAfter);
          }
        });
  }

  /** The provider may be asked again at once. */
  void askAnew(AccountId account) {
    database.sql().preparedQuery(ASK_ANEW).execute(Tuple.of(account.value())).await();
  }

  private ClientRefusals refusals() {
    return new ClientRefusals(database);
  }

  private Buffer sealed(AccountId account, String field, String token) {
    return Buffer.buffer(sealer.seal(account.value(), field, token));
  }

  private Grant grant(AccountId account, Row row) {
    return new Grant(
        row.getLong(0),
        sealer.open(account.value(), REFRESH, row.getBuffer(1).getBytes()),
        sealer.open(account.value(), ACCESS, row.getBuffer(2).getBytes()),
        row.getOffsetDateTime(3).toInstant(),
        row.getOffsetDateTime(4).toInstant(),
        row.getInteger(5),
        fault(row));
  }

  private static OAuthFault fault(Row row) {
    return new OAuthFault(
        OAuthFault.Kind.valueOf(row.getString(6).toUpperCase(Locale.ROOT)),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        Duration.ZERO);
  }
}
