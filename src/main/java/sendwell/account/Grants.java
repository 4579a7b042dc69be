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
import sendwell.oauth.AccessToken;
import sendwell.oauth.OAuthFault;
import sendwell.oauth.Resource;
import sendwell.oauth.Tokens;
import sendwell.secret.Sealer;

/** The sign-ins with providers; tokens are sealed. Methods wait for PostgreSQL. */
public record Grants(Database database, Sealer sealer) {
  private static final String REFRESH = "refresh_token";
  private static final String ACCESS = "access_token";

  private static final String PUT =
      """
      INSERT INTO oauth_grant (account_id, subject, sealed_refresh_token, leased_until)
      VALUES ($1, $2, $3, '-infinity')
      ON CONFLICT (account_id) DO UPDATE SET
        subject = $2, generation = oauth_grant.generation + 1, sealed_refresh_token = $3,
        leased_until = '-infinity'\
      """;

  private static final String FORGET = "DELETE FROM oauth_access WHERE account_id = $1";

  private static final String PUT_ACCESS =
      """
      INSERT INTO oauth_access (account_id, resource, sealed_token, access_until, ask_after)
      VALUES ($1, $2, $3, $4, '-infinity')\
      """;

  private static final String GET =
      """
      SELECT generation, sealed_refresh_token, sealed_token, greatest(access_until, 'epoch'),
        greatest(ask_after, 'epoch'), coalesce(failures, 0), coalesce(fault_kind, 'wait'),
        coalesce(fault_code, ''), coalesce(fault_detail, ''), coalesce(fault_answer, '')
      FROM oauth_grant LEFT JOIN oauth_access
        ON oauth_access.account_id = oauth_grant.account_id AND resource = $2
      WHERE oauth_grant.account_id = $1\
      """;

  private static final String REFRESH_TOKEN =
      "SELECT sealed_refresh_token FROM oauth_grant WHERE account_id = $1";

  private static final String CLAIM =
      """
      UPDATE oauth_grant SET leased_until = $4
      WHERE account_id = $1 AND generation = $2 AND leased_until <= $3\
      """;

  private static final String STORE =
      """
      WITH stored AS (
        UPDATE oauth_grant SET
          generation = generation + 1, sealed_refresh_token = $4, leased_until = '-infinity'
        WHERE account_id = $1 AND generation = $2
        RETURNING account_id)
      INSERT INTO oauth_access (account_id, resource, sealed_token, access_until, ask_after)
      SELECT account_id, $3, $5, $6, '-infinity' FROM stored
      ON CONFLICT (account_id, resource) DO UPDATE SET
        sealed_token = $5, access_until = $6, ask_after = '-infinity', failures = 0\
      """;

  private static final String DEFER =
      """
      WITH freed AS (
        UPDATE oauth_grant SET leased_until = '-infinity'
        WHERE account_id = $1 AND generation = $2
        RETURNING account_id)
      INSERT INTO oauth_access (account_id, resource, sealed_token, access_until, ask_after,
        failures, fault_kind, fault_code, fault_detail, fault_answer)
      SELECT account_id, $3, $4, '-infinity', $5, 1, $6, $7, $8, $9 FROM freed
      ON CONFLICT (account_id, resource) DO UPDATE SET
        ask_after = $5, failures = oauth_access.failures + 1,
        fault_kind = $6, fault_code = $7, fault_detail = $8, fault_answer = $9\
      """;

  private static final String ASK_ANEW =
      "UPDATE oauth_access SET ask_after = '-infinity' WHERE account_id = $1";

  private static final String END =
      """
      UPDATE oauth_access SET access_until = '-infinity' FROM oauth_grant
      WHERE oauth_access.account_id = $1 AND resource = $3
        AND oauth_grant.account_id = $1 AND generation = $2\
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
    String refresh = grant.tokens().refresh();
    var row = Tuple.of(account.value(), grant.subject(), sealed(account, REFRESH, refresh));
    sql.preparedQuery(PUT).execute(row).await();
    refusals().end(sql, account);
    sql.preparedQuery(FORGET).execute(Tuple.of(account.value())).await();
    for (AccessToken token : grant.tokens().access()) {
      String resource = token.resource().name();
      var sealed = sealed(account, access(resource), token.value());
      var access = Tuple.of(account.value(), resource, sealed, utc(token.until()));
      sql.preparedQuery(PUT_ACCESS).execute(access).await();
    }
  }

  /** The sign-in, with the last access token of this resource. */
  Optional<Grant> find(AccountId account, Resource resource) {
    var key = Tuple.of(account.value(), resource.name());
    var rows = database.sql().preparedQuery(GET).execute(key).await();
    return rows.stream().findFirst().map(row -> grant(account, resource, row));
  }

  /** The refresh token, for whatever resource. */
  Optional<String> refreshToken(AccountId account) {
    var key = Tuple.of(account.value());
    var rows = database.sql().preparedQuery(REFRESH_TOKEN).execute(key).await();
    return rows.stream().findFirst().map(row -> opened(account, REFRESH, row.getBuffer(0)));
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
    String resource = grant.resource().name();
    var row =
        Tuple.of(
            account.value(),
            grant.generation(),
            resource,
            sealed(account, REFRESH, refresh),
            sealed(account, access(resource), tokens.access()),
            utc(tokens.until()));
    database.run(
        tx -> {
          tx.sql().preparedQuery(STORE).execute(row).await();
          refusals().end(tx.sql(), account);
        });
  }

  /** The access token is not good any more, whatever its end was to be. */
  void end(AccountId account, Grant grant) {
    var row = Tuple.of(account.value(), grant.generation(), grant.resource().name());
    database.sql().preparedQuery(END).execute(row).await();
  }

  /** Ends the claim: the provider did not give anything, and is not asked before then. */
  void defer(AccountId account, Grant grant, Instant askAfter, OAuthFault why) {
    String resource = grant.resource().name();
    var none = sealed(account, access(resource), "");
    var row =
        Tuple.of(account.value(), grant.generation(), resource, none, utc(askAfter))
            .addString(Json.word(why.kind()))
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

  private static String access(String resource) {
    return ACCESS + " " + resource;
  }

  private Buffer sealed(AccountId account, String field, String token) {
    return Buffer.buffer(sealer.seal(account.value(), field, token));
  }

  private String opened(AccountId account, String field, Buffer sealed) {
    return sealer.open(account.value(), field, sealed.getBytes());
  }

  private Grant grant(AccountId account, Resource resource, Row row) {
    var access = row.getBuffer(2);
    return new Grant(
        resource,
        row.getLong(0),
        opened(account, REFRESH, row.getBuffer(1)),
        access == null ? "" : opened(account, access(resource.name()), access),
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
