package sendwell.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sendwell.account.AccountQuery.Cursor;
import sendwell.account.AccountQuery.Order;
import sendwell.db.TestDatabase;
import sendwell.event.WorkspaceId;

/** Whatever changed accounts: page after page, the list is in the order of what they are now. */
class AccountListOrderTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final int ACCOUNTS = 40;
  private static TestDatabase postgres;

  private final WorkspaceId workspace = new WorkspaceId(UUID.randomUUID());

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
    add(workspace);
    add(new WorkspaceId(UUID.randomUUID()));
  }

  @ParameterizedTest
  @EnumSource
  void everyAccountIsThereOnceInEachOrder(Order order) {
    change("name = 'x'", "true");
    assertThat(list(order, false)).containsExactlyElementsOf(sorted(order));
    assertThat(list(order, true)).containsExactlyElementsOf(sorted(order).reversed());
  }

  @Test
  void aScoreThatChangesMovesItsAccount() {
    change("health_score = 100, health_stage = 'setup'", "email = 'a7@example.com'");
    change("health_score = NULL, health_stage = NULL", "email = 'a8@example.com'");
    change("health_score = 0, health_stage = 'setup'", "email = 'a9@example.com'");
    assertThat(list(Order.HEALTH_SCORE, true).getFirst().email()).isEqualTo("a7@example.com");
    assertThat(list(Order.HEALTH_SCORE, false))
        .containsExactlyElementsOf(sorted(Order.HEALTH_SCORE));
  }

  @Test
  void aMailThatIsSentMovesItsAccount() {
    change("sent = sent + 1000", "email = 'a7@example.com'");
    change("sent = 0", "email = 'a8@example.com'");
    assertThat(list(Order.SENT, true).getFirst().email()).isEqualTo("a7@example.com");
    assertThat(list(Order.SENT, false)).containsExactlyElementsOf(sorted(Order.SENT));
  }

  @Test
  void anAccountThatIsRemovedIsInNoOrder() {
    postgres.execute("DELETE FROM account WHERE email = 'a7@example.com'");
    for (Order order : Order.values()) {
      assertThat(list(order, false)).hasSize(ACCOUNTS - 1);
    }
  }

  /** All pages of the list, three rows each. */
  private List<Account> list(Order order, boolean descending) {
    var list = new AccountList(postgres.database());
    var all = new ArrayList<Account>();
    Cursor after = null;
    do {
      var query = new AccountQuery("", List.of(), "", "", order, descending, after, 3);
      var page = list.page(workspace, query, NOON);
      all.addAll(page.items());
      after = page.next() == null ? null : Cursor.decode(page.next());
    } while (after != null);
    return all;
  }

  /** The same by other means. */
  private List<Account> sorted(Order order) {
    Comparator<Account> by =
        switch (order) {
          case EMAIL -> Comparator.comparing(Account::email);
          case CREATED_AT -> Comparator.comparing(Account::createdAt);
          case SENT -> Comparator.comparing(Account::sent);
          case HEALTH_SCORE ->
              Comparator.comparing(
                  account -> account.healthScore() == null ? -1 : account.healthScore());
          case PROVIDER_NAME -> Comparator.comparing(Account::providerName);
          case STATUS -> Comparator.comparing(account -> account.status().name());
        };
    return list(Order.EMAIL, false).stream()
        .sorted(by.thenComparing(account -> account.id().toString()))
        .toList();
  }

  /** Changes accounts of the workspace past the product. */
  private void change(String change, String which) {
    postgres.execute(
        "UPDATE account SET revision = revision + 1, %s WHERE workspace_id = '%s' AND (%s)"
            .formatted(change, workspace, which));
  }

  /** Accounts that have much in common. */
  private static void add(WorkspaceId workspace) {
    postgres.execute(
        """
        INSERT INTO workspace (id, name, created_at) VALUES ('%1$s', 'Test', now());
        INSERT INTO account (id, workspace_id, email, name, provider, provider_name, origin,
          sending_status, sending_code, sending_since, reading_since, sent, sent_day, daily_limit,
          min_gap_seconds, tags, created_at, health_score, health_stage)
        SELECT uuidv7(), '%1$s', 'a' || n || '@example.com', '', 'custom', 'Host ' || n %% 5,
          'connected', CASE n %% 3 WHEN 0 THEN 'disconnected' ELSE 'connected' END,
          CASE n %% 3 WHEN 0 THEN 'timeout' END, now(), now(), n %% 7, current_date, 500, 0, '{}',
          timestamptz '2026-02-01' + n %% 4 * interval '1 h', nullif(n %% 6, 0) * 10,
          CASE n %% 6 WHEN 0 THEN NULL ELSE 'setup' END
        FROM generate_series(1, %2$d) AS n\
        """
            .formatted(workspace, ACCOUNTS));
  }
}
