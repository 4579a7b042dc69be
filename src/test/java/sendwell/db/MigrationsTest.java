package sendwell.db;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Migrations that change what is stored already. */
class MigrationsTest {
  private static final String WORKSPACE = "00000000-0000-7000-8000-000000000001";
  private static final String KEPT = "00000000-0000-7000-8000-000000000002";
  private static final String GONE = "00000000-0000-7000-8000-000000000003";

  @Test
  void theLogForgetsTheAccountsThatWereDeletedBefore() {
    try (var postgres = TestDatabase.asOf("005")) {
      postgres.execute("INSERT INTO workspace VALUES ('%s', 'Test', now())".formatted(WORKSPACE));
      postgres.execute(
          """
          INSERT INTO account (id, workspace_id, email, name, provider, provider_name, origin,
            status, status_since, sent_day, daily_limit, min_gap_seconds, tags, created_at)
          VALUES ('%s', '%s', 'kept@example.com', '', 'custom', 'Example', 'connected',
            'connected', now(), current_date, 500, 0, '{}', now())\
          """
              .formatted(KEPT, WORKSPACE));
      event(postgres, 1, "account.connected", "{`id`:`%s`,`email`:`kept@`}".formatted(KEPT));
      event(postgres, 2, "account.connected", "{`id`:`%s`,`email`:`gone@`}".formatted(GONE));
      event(postgres, 3, "message.updated", "{`id`:`1`,`accountId`:`%s`}".formatted(GONE));
      event(postgres, 4, "account.deleted", "{`id`:`%s`}".formatted(GONE));
      event(postgres, 5, "import.progress", "{`importId`:`1`,`rows`:2}");
      event(postgres, 6, "message.updated", "{`id`:`2`,`accountId`:`%s`}".formatted(KEPT));

      postgres.migrate();

      String erased = "account.erased " + GONE + json(" {`id`:`%s`}").formatted(GONE);
      assertThat(
              postgres.column(
                  "SELECT concat_ws(' ', type, about, replace(data, ' ', '')) FROM event ORDER BY"
                      + " seq"))
          .containsExactly(
              "account.connected " + KEPT + json(" {`id`:`%s`,`email`:`kept@`}").formatted(KEPT),
              erased,
              erased,
              "account.deleted " + GONE + json(" {`id`:`%s`}").formatted(GONE),
              json("import.progress {`importId`:`1`,`rows`:2}"),
              "message.updated " + KEPT + json(" {`id`:`2`,`accountId`:`%s`}").formatted(KEPT));
    }
  }

  private static void event(TestDatabase postgres, int seq, String type, String data) {
    postgres.execute(
        "INSERT INTO event (workspace_id, seq, type, at, data) VALUES ('%s', %d, '%s', now(), '%s')"
            .formatted(WORKSPACE, seq, type, json(data)));
  }

  private static String json(String text) {
    return text.replace('`', '"');
  }
}
