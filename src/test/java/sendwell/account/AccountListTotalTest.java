package sendwell.account;

import static org.assertj.core.api.Assertions.assertThat;
import static sendwell.account.Status.CONNECTED;
import static sendwell.account.Status.DISCONNECTED;
import static sendwell.account.Status.RECONNECT_REQUIRED;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sendwell.db.TestDatabase;
import sendwell.event.WorkspaceId;

/** The total is kept, not counted: it must be right after whatever added or removed accounts. */
class AccountListTotalTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static TestDatabase postgres;

  private final WorkspaceId workspace = new WorkspaceId(UUID.randomUUID());
  private final WorkspaceId other = new WorkspaceId(UUID.randomUUID());

  @BeforeAll
  static void createDatabase() {
    postgres = TestDatabase.create();
  }

  @AfterAll
  static void close() {
    postgres.close();
  }

  @BeforeEach
  void addAccounts() {
    add(workspace, CONNECTED, 5);
    add(workspace, DISCONNECTED, 3);
    add(workspace, RECONNECT_REQUIRED, 1);
    add(other, CONNECTED, 2);
  }

  @Test
  void withoutAFilterItIsAllAccountsOfTheWorkspace() {
    assertThat(total(List.of(), "")).isEqualTo(9);
    assertThat(total(other, List.of(), "")).isEqualTo(2);
  }

  @Test
  void withStatusesItIsThoseThatHaveThem() {
    assertThat(total(List.of(CONNECTED), "")).isEqualTo(5);
    assertThat(total(List.of(DISCONNECTED, CONNECTED), "")).isEqualTo(8);
    assertThat(total(List.of(DISCONNECTED), "")).isEqualTo(3);
    assertThat(total(List.of(DISCONNECTED, RECONNECT_REQUIRED), "")).isEqualTo(4);
  }

  @Test
  void withWordsItIsThoseThatMatch() {
    assertThat(total(List.of(CONNECTED), "connected1@")).isEqualTo(1);
    assertThat(total(List.of(), "@example")).isEqualTo(9);
  }

  @Test
  void withAProviderItIsThoseThatItRuns() {
    move("provider_name = 'Zoho'", "email LIKE 'connected%' AND email < 'connected3'");
    move("provider = 'google', provider_name = 'Google'", "email LIKE 'reconnect%'");
    assertThat(ofProvider("Zoho")).isEqualTo(2);
    assertThat(ofProvider("Example")).isEqualTo(6);
    assertThat(ofProvider("google")).isEqualTo(1);
    assertThat(ofProvider("Google")).isEqualTo(1);
    assertThat(ofProvider("custom")).isEqualTo(8);
    assertThat(ofProvider("nobody")).isZero();
    assertThat(ofProvider("Example", CONNECTED)).isEqualTo(3);
    assertThat(ofProvider("Example", DISCONNECTED, RECONNECT_REQUIRED)).isEqualTo(3);
    assertThat(ofProvider("Zoho", DISCONNECTED)).isZero();
  }

  @Test
  void whatChangesCountsWhereItIsNow() {
    move("sending_status = 'connected', sending_code = NULL", "status = 'disconnected'");
    assertThat(total(List.of(CONNECTED), "")).isEqualTo(8);
    assertThat(total(List.of(DISCONNECTED), "")).isZero();
    move("sent = sent + 1", "true");
    assertThat(total(List.of(), "")).isEqualTo(9);
    assertThat(total(other, List.of(), "")).isEqualTo(2);
  }

  @Test
  void aProviderWithoutAccountsLeavesNoTrace() {
    move("provider_name = 'secret.example'", "email = 'connected1@example.com'");
    move(
        "sending_status = 'disconnected', sending_code = 'timeout'",
        "provider_name = 'secret.example'");
    assertThat(postgres.places("secret.example")).contains("account_count.provider_name");
    postgres.execute("DELETE FROM account WHERE provider_name = 'secret.example'");
    assertThat(postgres.places("secret.example")).isEmpty();
  }

  @Test
  void manyChangesAtTheSameTimeLoseNone() throws Exception {
    try (var threads = Executors.newFixedThreadPool(8, Thread.ofVirtual().factory())) {
      var flips = IntStream.range(0, 200).mapToObj(n -> threads.submit(() -> flip(n))).toList();
      for (var flip : flips) {
        flip.get();
      }
    }
    for (var status : Status.values()) {
      assertThat(total(List.of(status), "")).isEqualTo(really(status));
    }
    assertThat(total(List.of(), "")).isEqualTo(9);
  }

  @Test
  void anEmptyWorkspaceHasNone() {
    var empty = new WorkspaceId(UUID.randomUUID());
    assertThat(total(empty, List.of(), "")).isZero();
  }

  @Test
  void whatIsRemovedNoLongerCounts() {
    postgres.execute(
        "DELETE FROM account WHERE status = 'disconnected' AND workspace_id = '" + workspace + "'");
    assertThat(total(List.of(), "")).isEqualTo(6);
    postgres.execute("DELETE FROM workspace WHERE id = '" + workspace + "'");
    assertThat(total(List.of(), "")).isZero();
  }

  private static long total(WorkspaceId workspace, List<Status> statuses, String search) {
    return new AccountList(postgres.database())
        .page(workspace, query(statuses, search), NOON)
        .total();
  }

  /** Changes accounts of the workspace past the product. */
  private void move(String change, String which) {
    postgres.execute(
        "UPDATE account SET %s WHERE workspace_id = '%s' AND (%s)"
            .formatted(change, workspace, which));
  }

  /** Turns an account's status round, in a transaction of its own. */
  private void flip(int n) {
    String statement =
        """
        UPDATE account SET
          sending_status = CASE status WHEN 'connected' THEN 'disconnected' ELSE 'connected' END,
          sending_code = CASE status WHEN 'connected' THEN 'timeout' END
        WHERE id = (SELECT id FROM account WHERE workspace_id = '%s'
          ORDER BY md5(id::text || '%d') LIMIT 1)\
        """;
    postgres
        .database()
        .run(tx -> tx.sql().query(statement.formatted(workspace, n)).execute().await());
  }

  private long really(Status status) {
    String statement = "SELECT count(*) FROM account WHERE workspace_id = '%s' AND status = '%s'";
    String word = status.name().toLowerCase(Locale.ROOT);
    return Long.parseLong(postgres.column(statement.formatted(workspace, word)).getFirst());
  }

  private long ofProvider(String provider, Status... statuses) {
    var query =
        new AccountQuery(
            "", List.of(statuses), provider, "", AccountQuery.Order.EMAIL, false, null, 50);
    return new AccountList(postgres.database()).page(workspace, query, NOON).total();
  }

  private long total(List<Status> statuses, String search) {
    return total(workspace, statuses, search);
  }

  private static AccountQuery query(List<Status> statuses, String search) {
    return new AccountQuery(
        search, statuses, "", "", AccountQuery.Order.CREATED_AT, true, null, 50);
  }

  private static void add(WorkspaceId workspace, Status status, int accounts) {
    String word = status.name().toLowerCase(Locale.ROOT);
    postgres.execute(
        """
        INSERT INTO workspace (id, name, created_at) VALUES ('%1$s', 'Test', now())
        ON CONFLICT DO NOTHING;
        INSERT INTO account (id, workspace_id, email, name, provider, provider_name, origin,
          sending_status, sending_code, sending_since, reading_since, sent_day, daily_limit, min_gap_seconds, tags, created_at)
        SELECT uuidv7(), '%1$s', '%2$s' || n || '@example.com', '', 'custom', 'Example', 'connected',
          '%2$s', CASE WHEN '%2$s' <> 'connected' THEN 'timeout' END, now(), now(), current_date, 500, 0,
          '{}', now()
        FROM generate_series(1, %3$d) AS n\
        """
            .formatted(workspace, word, accounts));
  }
}
