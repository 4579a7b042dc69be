package sendwell.bench;

import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** A server that gets 10,000 accounts on 1,000 domains to check and to score, again and again. */
final class ScoreBench implements BenchMain.Part {
  private static final int DOMAINS = 15_000;
  private static final int ACCOUNTS_EACH = 10;
  private static final int ROUND = 1_000;
  private static final int ROUNDS = DOMAINS / ROUND;
  private static final long LOOK_NANOS = 20_000_000;

  private static final String FILL =
      """
      WITH one AS (SELECT * FROM account WHERE id = $2), made AS (
        INSERT INTO account (id, workspace_id, email, name, provider, provider_name, origin,
          sending_since, reading_since, sent, sent_day, daily_limit, min_gap_seconds, tags, created_at)
        SELECT uuidv7(), $1, 'person' || n || '@d' || n % $3::int || '.bench.test', one.name,
          one.provider, one.provider_name, one.origin, now(), now(), 0, current_date,
          one.daily_limit, one.min_gap_seconds, '{}', now()
        FROM one, generate_series(0, $3::int * $4::int - 1) AS n
        RETURNING id, domain)
      INSERT INTO connection (account_id, imap_host, imap_port, imap_security, smtp_host, smtp_port,
        smtp_security, username, sealed_password, sent_copy)
      SELECT made.id, 'mx1.' || made.domain, 993, 'tls', 'mx1.' || made.domain, 465, 'tls', 'x',
        sealed_password, sent_copy
      FROM made, connection WHERE account_id = $2\
      """;

  private static final String DUE =
      """
      INSERT INTO checked_domain (workspace_id, domain, due_at)
      SELECT $1, 'd' || n || '.bench.test', now() FROM generate_series($2::int, $3::int - 1) AS n\
      """;

  // Whether it has come so far, at little cost for the server that is measured.
  private static final String TAKEN =
      "SELECT EXISTS (SELECT FROM checked_domain WHERE lease_until IS NOT NULL)";

  // Index: checked_domain_due.
  private static final String CHECKED =
      "SELECT NOT EXISTS (SELECT FROM checked_domain WHERE due_at <= now())";

  // Index: account_by_domain.
  private static final String SCORED =
      """
      SELECT NOT EXISTS (
        SELECT FROM account WHERE workspace_id = $1 AND health_score IS NULL
          AND domain = ANY (SELECT 'd' || n || '.bench.test' FROM generate_series($2::int, $3::int - 1) AS n))\
      """;

  @Override
  public void run(World world, Report report) throws Exception {
    var domains = new SyntheticDomains(DOMAINS);
    try (var stub = Peer.start(DnsStubMain.class, String.valueOf(DOMAINS));
        var server = World.start("scores", domains.settings(stub, world.folder()))) {
      rounds(server, report);
    }
  }

  private static void rounds(World world, Report report) {
    report.section(
        "Scores: %,d accounts on %,d domains, from the first that is taken up, with PostgreSQL"
            .formatted(ROUND * ACCOUNTS_EACH, ROUND));
    var workspace = UUID.fromString(world.api().workspace());
    world.sql(FILL, workspace, world.account("one@example.com", 1), DOMAINS, ACCOUNTS_EACH);
    world.sql("VACUUM ANALYZE");
    for (int round = 0; round < ROUNDS; round++) {
      int first = ROUND * round;
      world.sql(DUE, workspace, first, first + ROUND);
      until(world, TAKEN); // nobody told of them: they are found within a second
      var before = Processors.of(world.folder().getParent());
      long start = System.nanoTime();
      until(world, CHECKED);
      double checked = (System.nanoTime() - start) / 1e9;
      until(world, SCORED, workspace, first, first + ROUND);
      double scored = (System.nanoTime() - start) / 1e9;
      report.line("%,d more".formatted(ROUND), "checked %.2f s, scored %.2f s", checked, scored);
      report.line("", "%s for each", Processors.of(world.folder().getParent()).each(ROUND, before));
    }
  }

  private static void until(World world, String state, Object... of) {
    while (!world.sql(state, of).getFirst().getBoolean(0)) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }
}
