package sendwell.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import sendwell.db.Database;

/**
 * Mails a second through the durable outbox, over TLS into a sink, from the first claim until
 * PostgreSQL has all as sent; beside {@code smtp-source}, which keeps nothing and encrypts nothing,
 * into the plain port of the same sink.
 */
final class OutboxBench implements BenchMain.Part {
  private static final int ACCOUNTS = 20;
  private static final int WARM_UP = 10_000;
  private static final int MESSAGES = 20_000;
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);
  private static final Duration LIMIT = Duration.ofSeconds(60);

  // As much as a short personal mail has.
  private static final String QUEUE =
      """
      WITH added AS (
        INSERT INTO draft (id, account_id, to_addresses, cc_addresses, bcc_addresses, subject,
          text_body, request_hash, search)
        SELECT uuidv7(), account.id, ARRAY['person' || n || '@example.org'], '{}', '{}',
          'A question about your order ' || n,
          repeat('The quick brown fox jumps over the lazy dog and is glad of it. ', 16), '', ''
        FROM account CROSS JOIN generate_series(1, $1::int / $2::int) AS n
        RETURNING id, account_id, to_addresses)
      INSERT INTO message (id, workspace_id, account_id, message_id, state, due_at, remaining,
        created_at)
      SELECT id, $3, account_id, '<' || id || '@example.com>', 'queued', $4, to_addresses[1], $4
      FROM added\
      """;

  private static final String GO =
      """
      INSERT INTO lane (account_id, workspace_id, due_at, ready_at)
      SELECT id, workspace_id, $1, $1 FROM account
      ON CONFLICT (account_id) DO UPDATE SET due_at = $1\
      """;

  private static final String UNDER_WAY =
      """
      SELECT EXISTS (SELECT 1 FROM message WHERE state = 'queued')
        OR EXISTS (SELECT 1 FROM message WHERE state = 'sending')\
      """;

  private static final String FIRST_CLAIM =
      "SELECT min(at) FROM event WHERE type = 'message.updated' AND at >= $1";

  private static final String SENT = "SELECT count(*) FROM message WHERE state = 'sent'";

  private static final String COMMITS =
      "SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()";

  @Override
  public void run(World world, Report report) throws IOException, InterruptedException {
    try (var sink = Peer.start(SinkMain.class, world.authority().toString())) {
      var ports = sink.greeting().split(" ");
      int secured = Integer.parseInt(ports[0]);
      IntStream.range(0, ACCOUNTS)
          .forEach(i -> world.account("sender" + i + "@example.com", secured));
      report.section("Outbox: %,d mails of %d accounts".formatted(MESSAGES, ACCOUNTS));
      send(world, WARM_UP);
      var before = SinkCount.of(sink);
      var used = Processors.of(world.folder());
      var rate = send(world, MESSAGES);
      var usage = Processors.of(world.folder()).each(MESSAGES, used);
      var received = SinkCount.of(sink).minus(before);
      long size = received.octets() / Math.max(1, received.mails());
      report.line("mails in the sink", "%,d of %,d bytes each", received.mails(), size);
      report.line("mails that PostgreSQL has as sent", "%,d", sent(world) - WARM_UP);
      report.line("outbox, TLS, durable", "%,.0f mails/s", rate.perSecond());
      report.line("commits for a mail", "%.2f", (double) rate.commits() / MESSAGES);
      report.line("processor time for a mail", "%s", usage);
      SmtpSource.compare(report, rate.perSecond(), ports[1], ACCOUNTS, size);
    }
  }

  private record Rate(double perSecond, long commits) {}

  private static Rate send(World world, int messages) {
    var queuedAt = utc(Instant.now());
    world.sql(QUEUE, messages, ACCOUNTS, UUID.fromString(world.api().workspace()), queuedAt);
    world.sql("ANALYZE");
    long commits = commits(world);
    long sent = sent(world);
    var due = utc(Instant.now());
    world.sql(GO, due);
    var limit = Instant.now().plus(LIMIT);
    while (world.sql(UNDER_WAY).getFirst().getBoolean(0) && Instant.now().isBefore(limit)) {
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
    var end = Instant.now();
    var start = world.sql(FIRST_CLAIM, due).getFirst().getOffsetDateTime(0).toInstant();
    double seconds = Duration.between(start, end).toNanos() / 1e9;
    return new Rate((sent(world) - sent) / seconds, commits(world) - commits);
  }

  private static long sent(World world) {
    return world.sql(SENT).getFirst().getLong(0);
  }

  private static long commits(World world) {
    return world.sql(COMMITS).getFirst().getLong(0);
  }

  private static OffsetDateTime utc(Instant instant) {
    return Database.utc(instant);
  }
}
