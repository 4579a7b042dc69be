package sendwell.account;

import static sendwell.db.Database.utc;

import io.vertx.pgclient.data.Interval;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import sendwell.db.Database;
import sendwell.event.WorkspaceId;
import sendwell.json.Json;
import sendwell.oauth.OAuthFault;

/**
 * The accounts that get no token because their provider does not accept this installation's client:
 * they wait for the operator, and are asked for again by the clock, since nobody else may ask.
 * Methods wait for PostgreSQL.
 */
public record ClientRefusals(Database database) {
  private static final String REFUSED =
      """
      INSERT INTO client_refusal (account_id, error, answer, due_at) VALUES ($1, $2, $3, $4)
      ON CONFLICT (account_id) DO UPDATE SET error = $2, answer = $3, due_at = $4\
      """;

  private static final String PUT_OFF =
      "UPDATE client_refusal SET due_at = $2 WHERE account_id = $1";

  private static final String END = "DELETE FROM client_refusal WHERE account_id = $1";

  private static final String END_ADOPTED = END + " AND error = '' AND answer = ''";

  // Index: account_waits_for_operator.
  private static final String ADOPT =
      """
      INSERT INTO client_refusal (account_id, error, answer, due_at)
      SELECT account.id, '', '', $1 FROM account JOIN oauth_grant ON account_id = account.id
      WHERE status_code = 'operator'
      ON CONFLICT DO NOTHING\
      """;

  // Index: client_refusal_due.
  private static final String CLAIM =
      """
      UPDATE client_refusal AS refusal SET due_at = $3
      FROM account WHERE account.id = refusal.account_id AND refusal.account_id IN (
        SELECT account_id FROM client_refusal JOIN account ON account.id = account_id
        WHERE client_refusal.due_at <= $2 AND account.provider = $1
        ORDER BY client_refusal.due_at LIMIT $4
        FOR UPDATE OF client_refusal SKIP LOCKED)
      RETURNING account.workspace_id, account.id\
      """;

  // Spread by the id, whose end is random.
  private static final String SOON =
      """
      UPDATE client_refusal SET due_at = least(due_at, $2::timestamptz
        + $3::interval * (('x' || right(account_id::text, 4))::bit(16)::int / 65536.0))
      FROM account WHERE account.id = account_id AND account.provider = $1\
      """;

  // Index: client_refusal_due.
  private static final String ANY_DUE =
      """
      SELECT EXISTS (
        SELECT FROM client_refusal JOIN account ON account.id = account_id
        WHERE client_refusal.due_at <= $2 AND account.provider = $1)\
      """;

  private static final String STANDING =
      "SELECT count(*) FROM client_refusal WHERE account_id = ANY ($1)";

  /**
   * An account that waits.
   *
   * @param workspace whose
   * @param account which
   */
  public record Waiting(WorkspaceId workspace, AccountId account) {}

  /** Notes, in the caller's transaction, why the provider gave no token, and when it is asked. */
  void heard(SqlClient sql, AccountId account, OAuthFault fault, Instant askAfter) {
    switch (fault.kind()) {
      case OPERATOR -> {
        var row = Tuple.of(account.value(), fault.code(), fault.answer(), utc(askAfter));
        sql.preparedQuery(REFUSED).execute(row).await();
      }
      // A provider that is down has accepted nobody.
      case WAIT ->
          sql.preparedQuery(PUT_OFF).execute(Tuple.of(account.value(), utc(askAfter))).await();
      case SIGN_IN_AGAIN, ASK_ADMINISTRATOR -> end(sql, account);
    }
  }

  /** The provider gave a token, in the caller's transaction. */
  void end(SqlClient sql, AccountId account) {
    sql.preparedQuery(END).execute(Tuple.of(account.value())).await();
  }

  /**
   * Takes in accounts that wait for the operator without a refusal: because there was no client to
   * ask with, or because somebody was told so by what held a moment ago.
   */
  public void adopt(Instant now) {
    database.sql().preparedQuery(ADOPT).execute(Tuple.of(utc(now))).await();
  }

  /** Lets an account go that was only taken in, and has a token. */
  public void letGo(AccountId account) {
    database.sql().preparedQuery(END_ADOPTED).execute(Tuple.of(account.value())).await();
  }

  /** Takes up to {@code most} accounts to ask for; they are due again after the lease. */
  public List<Waiting> claim(Provider provider, Instant now, Duration lease, int most) {
    var row = Tuple.of(Json.word(provider), utc(now), utc(now.plus(lease)), most);
    return database.sql().preparedQuery(CLAIM).execute(row).await().stream()
        .map(one -> new Waiting(new WorkspaceId(one.getUUID(0)), new AccountId(one.getUUID(1))))
        .toList();
  }

  /** What stood in the way may be mended: all are asked for within this time, one by one. */
  public void soon(SqlClient sql, Provider provider, Instant now, Duration within) {
    var spread = Interval.of(0, 0, 0, 0, 0, (int) within.toSeconds());
    sql.preparedQuery(SOON).execute(Tuple.of(Json.word(provider), utc(now), spread)).await();
  }

  /** Whether any account is to be asked for until then. */
  public boolean anyDue(Provider provider, Instant until) {
    var row = Tuple.of(Json.word(provider), utc(until));
    var rows = database.sql().preparedQuery(ANY_DUE).execute(row).await();
    return rows.iterator().next().getBoolean(0);
  }

  /** How many of these still wait. */
  public long standing(Collection<AccountId> accounts) {
    var ids = accounts.stream().map(AccountId::value).toArray(UUID[]::new);
    var rows =
        database.sql().preparedQuery(STANDING).execute(Tuple.tuple().addArrayOfUUID(ids)).await();
    return rows.iterator().next().getLong(0);
  }
}
