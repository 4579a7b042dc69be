package sendwell.account;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import sendwell.db.Database;
import sendwell.db.Transaction;
import sendwell.event.Event;
import sendwell.event.EventLog;
import sendwell.event.WorkspaceId;
import sendwell.failure.Conflict;
import sendwell.failure.NotFound;
import sendwell.id.Ids;
import sendwell.json.Json;
import sendwell.mail.EmailAddress;

/**
 * The sending accounts, and the one writer of their status. Every change tells the event log in its
 * own transaction. Methods wait for PostgreSQL: call them on a virtual thread.
 */
public record Accounts(Database database, EventLog log, Connections connections, Ids ids) {
  /** The cause of a pause that the account's own daily limit makes. */
  public static final String DAILY_LIMIT = "daily_limit";

  private static final String UNIQUE_VIOLATION = "23505";

  private static final String ADD =
      """
      INSERT INTO account (id, workspace_id, email, name, provider, provider_name, origin,
        sending_since, reading_since, sent_day, daily_limit, min_gap_seconds, tags, created_at,
        last_checked_at)
      VALUES ($2, $3, $4, $5, $6, $7, 'connected',
        $1, $1, ($1 AT TIME ZONE 'UTC')::date, $8, $9, $10, $1, $1)\
      """;

  private static final String FIND =
      "SELECT " + AccountRow.COLUMNS + " FROM account WHERE workspace_id = $2 AND id = $3";

  // Index: account_address.
  private static final String BY_ADDRESS =
      "SELECT id FROM account WHERE workspace_id = $1 AND lower(email) = lower($2)";

  private static final String CHANGE =
      """
      UPDATE account SET revision = revision + 1,
        name = coalesce($4, name), daily_limit = coalesce($5, daily_limit),
        min_gap_seconds = coalesce($6, min_gap_seconds), tags = coalesce($7, tags),
        -- Another daily limit ends the pause that the old one made; the next mail tells whether rightly.
        paused_until = CASE WHEN $5::int IS NULL OR pause_code IS DISTINCT FROM 'daily_limit'
          THEN paused_until END
      WHERE workspace_id = $2 AND id = $3
      RETURNING\s\
      """
          + AccountRow.COLUMNS;

  private static final String DELETE = "DELETE FROM account WHERE workspace_id = $1 AND id = $2";

  // Neither a change of the account nor news: nobody waits for it.
  private static final String CHECKED = "UPDATE account SET last_checked_at = $2 WHERE id = $1";

  private static final String PAUSE =
      """
      UPDATE account SET revision = revision + 1,
        paused_until = $4, pause_code = $5, pause_detail = $6, pause_answer = $7,
        last_checked_at = $1
      WHERE workspace_id = $2 AND id = $3
      RETURNING\s\
      """
          + AccountRow.COLUMNS;

  private static final String ADD_SENT =
      """
      UPDATE account SET revision = revision + 1, sent = sent + added.n,
        sent_today = added.n + CASE WHEN sent_day = ($1 AT TIME ZONE 'UTC')::date
          THEN sent_today ELSE 0 END,
        sent_day = ($1 AT TIME ZONE 'UTC')::date, last_checked_at = $1,
        %s
      FROM unnest($2::uuid[], $3::int[]) AS added(id, n)
      WHERE account.id = added.id
      RETURNING\s\
      """
              .formatted(Sides.SENDING_WORKS)
          + AccountRow.COLUMNS;

  // Only a real change writes.
  private static final String SET_HEALTH =
      """
      UPDATE account SET revision = revision + 1,
        health_score = health.score, health_band = health.band, health_stage = health.stage
      FROM unnest($2::uuid[], $3::smallint[], $4::text[], $5::text[])
        AS health(id, score, band, stage)
      WHERE account.id = health.id
        AND (health_score, health_band, health_stage)
          IS DISTINCT FROM (health.score, health.band, health.stage)
      RETURNING\s\
      """
          + AccountRow.COLUMNS;

  /**
   * Adds an account whose connection has been tried.
   *
   * @throws Conflict if the address is connected already
   */
  public Account add(WorkspaceId workspace, NewAccount draft, Connection connection, Instant now) {
    return add(workspace, draft, connection, Optional.empty(), now);
  }

  /**
   * Adds an account that signs in with its provider, whose connection has been tried.
   *
   * @param grant what the provider has just handed out
   * @throws Conflict if the address is connected already
   */
  public Account add(
      WorkspaceId workspace, NewAccount draft, Connection connection, NewGrant grant, Instant now) {
    return add(workspace, draft, connection, Optional.of(grant), now);
  }

  private Account add(
      WorkspaceId workspace,
      NewAccount draft,
      Connection connection,
      Optional<NewGrant> grant,
      Instant now) {
    var id = new AccountId(ids.next());
    var row =
        Tuple.of(
            Database.utc(now),
            id.value(),
            workspace.value(),
            draft.email().toString(),
            draft.name(),
            Json.word(draft.provider()));
    row.addString(draft.providerName())
        .addInteger(draft.limits().daily())
        .addInteger(draft.limits().minGapSeconds())
        .addArrayOfString(draft.tags().toArray(String[]::new));
    try {
      return database.transaction(
          tx -> {
            tx.sql().preparedQuery(ADD).execute(row).await();
            connections.put(tx.sql(), id, connection, grant);
            var key = key(workspace, id, now);
            var account = one(tx.sql().preparedQuery(FIND).execute(key).await()).orElseThrow();
            log.append(tx, workspace, now, List.of(told("account.connected", account)));
            return account;
          });
    } catch (PgException e) {
      throw UNIQUE_VIOLATION.equals(e.getSqlState()) ? alreadyConnected(draft.email()) : e;
    }
  }

  /** Whether the workspace has an account of this address. */
  public boolean connected(WorkspaceId workspace, EmailAddress email) {
    return id(workspace, email).isPresent();
  }

  /** Which account of the workspace has this address. */
  public Optional<AccountId> id(WorkspaceId workspace, EmailAddress email) {
    var key = Tuple.of(workspace.value(), email.toString());
    return database.sql().preparedQuery(BY_ADDRESS).execute(key).await().stream()
        .findFirst()
        .map(row -> new AccountId(row.getUUID(0)));
  }

  /** The account, if the workspace has it. */
  public Optional<Account> find(WorkspaceId workspace, AccountId id, Instant now) {
    var key = Tuple.of(Database.utc(now), workspace.value(), id.value());
    return one(database.sql().preparedQuery(FIND).execute(key).await());
  }

  /**
   * The account.
   *
   * @throws NotFound if the workspace has none such
   */
  public Account get(WorkspaceId workspace, AccountId id, Instant now) {
    return find(workspace, id, now).orElseThrow(() -> new NotFound("account"));
  }

  Account change(WorkspaceId workspace, AccountId id, AccountChange change, Instant now) {
    var row =
        key(workspace, id, now)
            .addString(change.name())
            .addInteger(change.dailyLimit())
            .addInteger(change.minGapSeconds())
            .addArrayOfString(change.tags() == null ? null : change.tags().toArray(String[]::new));
    return database
        .transaction(tx -> update(tx, workspace, CHANGE, row, now))
        .orElseThrow(() -> new NotFound("account"));
  }

  /**
   * Removes the account with all that belongs to it: credentials, messages, and what the log says
   * of it.
   *
   * @throws NotFound if the workspace has none such
   */
  void delete(WorkspaceId workspace, AccountId id, Instant now) {
    database.run(
        tx -> {
          var key = Tuple.of(workspace.value(), id.value());
          if (tx.sql().preparedQuery(DELETE).execute(key).await().rowCount() == 0) {
            throw new NotFound("account");
          }
          var only = Map.of("id", id);
          log.erase(tx, workspace, id.value(), "account.erased", only);
          var deleted = new Event("account.deleted", id.value(), only);
          log.append(tx, workspace, now, List.of(deleted));
        });
  }

  /** New credentials that have been tried: the account is connected again. */
  public Account reconnect(
      WorkspaceId workspace, AccountId id, Connection connection, Instant now) {
    return reconnect(workspace, id, connection, Optional.empty(), now);
  }

  /** A new sign-in with the provider that has been tried: the account is connected again. */
  public Account reconnect(
      WorkspaceId workspace, AccountId id, Connection connection, NewGrant grant, Instant now) {
    return reconnect(workspace, id, connection, Optional.of(grant), now);
  }

  private Account reconnect(
      WorkspaceId workspace,
      AccountId id,
      Connection connection,
      Optional<NewGrant> grant,
      Instant now) {
    database.run(tx -> reconnect(tx, workspace, id, connection, grant, now));
    return get(workspace, id, now);
  }

  /**
   * The same in the caller's transaction.
   *
   * @param grant goes with {@link Credentials.Grant}, and with nothing else
   * @throws NotFound if the workspace has no such account
   */
  public void reconnect(
      Transaction tx,
      WorkspaceId workspace,
      AccountId id,
      Connection connection,
      Optional<NewGrant> grant,
      Instant now) {
    get(workspace, id, now);
    connections.put(tx.sql(), id, connection, grant);
    update(tx, workspace, Sides.BOTH_WORK, key(workspace, id, now), now);
  }

  /**
   * The account is reached by this way from here on, which has been tried: both sides work. Nothing
   * happens if it has been reconnected since it was read.
   *
   * @param tried the account as it was read before the try
   */
  public void goBy(Account tried, Transport way, Instant now) {
    var workspace = tried.workspace();
    var seen = Tuple.of(workspace.value(), tried.id().value(), tried.connectionGeneration());
    database.run(
        tx -> {
          if (tx.sql().preparedQuery(Sides.HOLD).execute(seen).await().rowCount() == 1) {
            connections.put(tx.sql(), tried.id(), way);
            update(tx, workspace, Sides.BOTH_WORK, key(workspace, tried.id(), now), now);
          }
        });
  }

  /**
   * This side of the account works. Nothing happens if it has been reconnected since it was read.
   *
   * @param tried the account as it was read before the try
   */
  public void works(Account tried, Side side, Instant now) {
    found(tried, side, Status.CONNECTED, new Cause(null, null, "", now));
  }

  /**
   * This side of the account does not work, for this cause: until it is tried again, or until a
   * person mends it. Nothing happens if it has been reconnected since it was read: what ends after
   * that tells of credentials that are no more.
   *
   * @param tried the account as it was read before the try
   */
  public void broken(Account tried, Side side, Status status, Cause cause) {
    found(tried, side, status, cause);
  }

  private void found(Account tried, Side side, Status status, Cause cause) {
    Instant now = cause.since();
    var row =
        key(tried.workspace(), tried.id(), now)
            .addLong(tried.connectionGeneration())
            .addString(Json.word(status))
            .addString(cause.code())
            .addString(cause.detail())
            .addString(cause.answer());
    database.transaction(tx -> update(tx, tried.workspace(), Sides.found(side), row, now));
  }

  /** The account was signed in to, whatever came of it. */
  public void checked(AccountId id, Instant now) {
    var row = Tuple.of(id.value(), Database.utc(now));
    database.sql().preparedQuery(CHECKED).execute(row).await();
  }

  /** The account's server wants fewer mails: its messages wait until then, and its status stays. */
  public void pause(WorkspaceId workspace, AccountId id, Instant until, Cause cause) {
    var row =
        key(workspace, id, cause.since())
            .addOffsetDateTime(Database.utc(until))
            .addString(cause.code())
            .addString(cause.detail())
            .addString(cause.answer());
    database.transaction(tx -> update(tx, workspace, PAUSE, row, cause.since()));
  }

  /**
   * Counts mails that were sent, in the caller's transaction; an account that has sent is
   * connected.
   *
   * @return the accounts as they are now, for the caller to tell the log with {@link #updated}
   */
  public List<Account> addSent(Transaction tx, Map<AccountId, Integer> counts, Instant now) {
    if (counts.isEmpty()) {
      return List.of();
    }
    var accounts = counts.keySet().stream().sorted(Comparator.comparing(AccountId::value)).toList();
    var row =
        Tuple.of(
            Database.utc(now),
            accounts.stream().map(AccountId::value).toArray(UUID[]::new),
            accounts.stream().map(counts::get).toArray(Integer[]::new));
    return tx.sql().preparedQuery(ADD_SENT).execute(row).await().stream()
        .map(AccountRow::read)
        .toList();
  }

  /**
   * Shows new health scores, in the caller's transaction.
   *
   * @return the accounts that changed, as they are now, for the caller to tell the log with {@link
   *     #updated}
   */
  public List<Account> setHealth(Transaction tx, List<Health> scores, Instant now) {
    var row =
        Tuple.of(Database.utc(now))
            .addArrayOfUUID(scores.stream().map(h -> h.account().value()).toArray(UUID[]::new))
            .addArrayOfShort(
                scores.stream()
                    .map(h -> h.score() == null ? null : h.score().shortValue())
                    .toArray(Short[]::new))
            .addArrayOfString(scores.stream().map(h -> Json.word(h.band())).toArray(String[]::new))
            .addArrayOfString(
                scores.stream()
                    .map(h -> h.stage() == null ? null : Json.word(h.stage()))
                    .toArray(String[]::new));
    return tx.sql().preparedQuery(SET_HEALTH).execute(row).await().stream()
        .map(AccountRow::read)
        .toList();
  }

  /** What ends a second connection of the same address. */
  public static Conflict alreadyConnected(EmailAddress email) {
    return new Conflict(email + " is connected already. Find it in the Accounts list.");
  }

  /** What the log is told when an account has changed. */
  public static Event updated(Account account) {
    return told("account.updated", account);
  }

  private static Event told(String type, Account account) {
    return new Event(type, account.id().value(), account);
  }

  private Optional<Account> update(
      Transaction tx, WorkspaceId workspace, String statement, Tuple row, Instant now) {
    var account = one(tx.sql().preparedQuery(statement).execute(row).await());
    account.ifPresent(changed -> log.append(tx, workspace, now, List.of(updated(changed))));
    return account;
  }

  private static Tuple key(WorkspaceId workspace, AccountId id, Instant now) {
    return Tuple.of(Database.utc(now), workspace.value(), id.value());
  }

  private static Optional<Account> one(RowSet<Row> rows) {
    return rows.stream().findFirst().map(AccountRow::read);
  }
}
