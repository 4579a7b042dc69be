package sendwell.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sendwell.account.Accounts;
import sendwell.account.Connections;
import sendwell.db.TestDatabase;
import sendwell.dns.Dns;
import sendwell.dns.DomainName;
import sendwell.dns.ZoneDns;
import sendwell.event.Event;
import sendwell.event.EventLog;
import sendwell.event.LoggedEvent;
import sendwell.event.News;
import sendwell.event.WorkspaceId;
import sendwell.id.Ids;
import sendwell.json.Json;
import sendwell.mail.Domain;

/** Checks of domains as the server runs them, with a check that says what the test wants. */
class CheckVerticleTest {
  private static final Domain ACME = new Domain("acme.test");
  private static final Finding PASS = Finding.pass("good", "v=spf1 mx ~all", "Good.");
  private static final Finding FAIL = Finding.fail("bad", "", "Bad.");

  private final WorkspaceId workspace = new WorkspaceId(UUID.randomUUID());
  private final BlockingQueue<News> news = new LinkedBlockingQueue<>();
  private TestDatabase postgres;
  private String deployed;
  private EventLog log;
  private Domains domains;
  private Supplier<Finding> verdict = () -> PASS;
  private volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");

  /** Says what it is told to, of a domain that somebody asked the DNS about. */
  private final class Scripted implements Check {
    @Override
    public Aspect aspect() {
      return Aspect.SPF;
    }

    @Override
    public Finding look(Subject subject, Dns dns) {
      dns.txt(DomainName.of(subject.domain()));
      return verdict.get();
    }
  }

  @BeforeEach
  void start() {
    postgres = TestDatabase.create();
    var database = postgres.database();
    log = new EventLog(database, postgres.vertx().eventBus());
    domains = new Domains(database);
    postgres.execute(
        "INSERT INTO workspace (id, name, created_at) VALUES ('%s', 'Test', now())"
            .formatted(workspace));
    News.listen(postgres.vertx().eventBus(), news::add);
    var ids = new Ids(() -> now, new SecureRandom());
    // No connection is read here, so nothing is ever unsealed.
    var accounts = new Accounts(database, log, new Connections(database, null), ids);
    var settings =
        new CheckSettings(Duration.ofHours(6), 8, Duration.ofSeconds(20), Duration.ofDays(1));
    var checking =
        new Checking(
            accounts,
            log,
            List.of(new Scripted()),
            new ZoneDns(),
            ZoneDns::new,
            settings,
            () -> now,
            new Random(1),
            new SimpleMeterRegistry());
    var options = new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD);
    deployed = postgres.vertx().deployVerticle(checking.verticle(), options).await();
  }

  @AfterEach
  void close() {
    postgres.vertx().undeploy(deployed).await();
    postgres.close();
  }

  private UUID connect(String email) {
    UUID id = UUID.randomUUID();
    postgres.execute(
        """
        INSERT INTO account (id, workspace_id, email, name, provider, provider_name, origin,
          sending_since, reading_since, sent_day, daily_limit, min_gap_seconds, tags, created_at)
        VALUES ('%1$s', '%2$s', '%3$s', '', 'custom', 'Example', 'connected',
          now(), now(), now(), 500, 0, '{}', now());
        INSERT INTO connection (account_id, imap_host, imap_port, imap_security, smtp_host, smtp_port,
          smtp_security, username, sealed_password, sent_copy)
        VALUES ('%1$s', '192.0.2.1', 993, 'tls', '192.0.2.1', 465, 'tls', 'x', '', 'append')\
        """
            .formatted(id, workspace, email));
    tell("account.connected", id);
    return id;
  }

  private void tell(String type, UUID account) {
    postgres
        .database()
        .run(
            tx ->
                log.append(
                    tx, workspace, now, List.of(new Event(type, account, Map.of("id", account)))));
  }

  /** Waits until the log holds so many checks that are over; the last of them. */
  private Progress finished(int count) throws InterruptedException {
    while (true) {
      var over =
          log.after(workspace, 0, 200).stream()
              .filter(event -> event.type().equals(Progress.TYPE))
              .map(event -> Json.read(event.data(), Progress.class))
              .filter(Progress::finished)
              .toList();
      if (over.size() >= count) {
        return over.get(count - 1);
      }
      assertThat(news.poll(60, TimeUnit.SECONDS)).as("news").isNotNull();
    }
  }

  private Kept spf() {
    return domains.report(workspace, ACME).of(Aspect.SPF).orElseThrow();
  }

  private void checkAgain() {
    domains.request(workspace, ACME, now);
    postgres.vertx().eventBus().publish(CheckRoutes.REQUESTED, "");
  }

  @Test
  void theDomainOfANewAccountIsCheckedAndEachStepIsTold() throws Exception {
    connect("anna@acme.test");
    assertThat(finished(1)).returns(ACME, Progress::domain).returns(1, Progress::of);
    assertThat(spf().finding()).isEqualTo(PASS);
    assertThat(log.after(workspace, 0, 200))
        .extracting(LoggedEvent::type)
        .containsExactly("account.connected", Progress.TYPE, Progress.TYPE);
  }

  @Test
  void aFaultTurnsTheFindingAtTheSecondLookAndTheChangeIsTold() throws Exception {
    connect("anna@acme.test");
    finished(1);
    verdict = () -> FAIL;
    checkAgain();
    assertThat(finished(2).changes()).isEmpty();
    assertThat(spf()).returns(PASS, Kept::finding).returns(FAIL, Kept::suspect);
    // The second look is due by itself; the server looks every second for what is.
    now = now.plusSeconds(80);
    assertThat(finished(3).changes()).extracting(Change::text).containsExactly("SPF: Bad.");
    assertThat(spf().finding()).isEqualTo(FAIL);
    assertThat(domains.changes(workspace, ACME, 10)).hasSize(1);
  }

  @Test
  void whateverARecordHoldsAChangeIsToldOf() throws Exception {
    connect("anna@acme.test");
    finished(1);
    verdict = () -> Finding.warn(0.6, "odd", "v=spf1 \0", "Odd: \0.");
    checkAgain();
    assertThat(finished(2).changes())
        .extracting(Change::text)
        .containsExactly("SPF lost mx, lost ~all, gained \ufffd");
    assertThat(spf().finding().value()).isEqualTo("v=spf1 \0");
  }

  @Test
  void aCheckThatThrowsSaysNothingAboutTheDomain() throws Exception {
    connect("anna@acme.test");
    finished(1);
    verdict =
        () -> {
          throw new IllegalStateException("a fault of ours");
        };
    checkAgain();
    finished(2);
    assertThat(spf()).returns(PASS, Kept::finding).returns(now, Kept::staleSince);
  }

  @Test
  void aDomainThatNoAccountIsLeftOfIsForgotten() throws Exception {
    UUID anna = connect("anna@acme.test");
    finished(1);
    postgres.execute("DELETE FROM account WHERE id = '" + anna + "'");
    tell("account.deleted", anna);
    connect("ben@other.test");
    finished(2);
    assertThat(postgres.column("SELECT domain FROM checked_domain")).containsExactly("other.test");
  }

  @Test
  void whatADeadNodeWasCheckingIsTakenUpAgain() throws Exception {
    connect("anna@acme.test");
    finished(1);
    postgres.execute(
        "UPDATE checked_domain SET due_at = '%s', lease_until = '%s'"
            .formatted(now, now.plus(Domains.LEASE)));
    now = now.plus(Domains.LEASE);
    assertThat(finished(2).domain()).isEqualTo(ACME);
  }
}
