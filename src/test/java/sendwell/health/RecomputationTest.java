package sendwell.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sendwell.account.AccountId;
import sendwell.account.Accounts;
import sendwell.account.Connections;
import sendwell.account.HealthBand;
import sendwell.check.Aspect;
import sendwell.check.Domains;
import sendwell.check.Finding;
import sendwell.check.Kept;
import sendwell.check.Report;
import sendwell.db.TestDatabase;
import sendwell.event.EventLog;
import sendwell.event.LoggedEvent;
import sendwell.event.WorkspaceId;
import sendwell.id.Ids;
import sendwell.json.Json;

class RecomputationTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static TestDatabase postgres;

  private final WorkspaceId workspace = new WorkspaceId(UUID.randomUUID());
  private EventLog log;
  private HealthPoints points;
  private Accounts accounts;
  private Recomputation recomputation;

  @BeforeAll
  static void createDatabase() {
    postgres = TestDatabase.create();
  }

  @AfterAll
  static void close() {
    postgres.close();
  }

  @BeforeEach
  void open() {
    var database = postgres.database();
    log = new EventLog(database, postgres.vertx().eventBus());
    points = new HealthPoints(database);
    var ids = new Ids(() -> NOON, new SecureRandom());
    // No connection is read here, so nothing is ever unsealed.
    accounts = new Accounts(database, log, new Connections(database, null), ids);
    var domains = new Domains(database);
    recomputation =
        new Recomputation(
            accounts, domains, new Traffic(database), points, log, ScoreSettings.usual());
    add(workspace);
  }

  private static void add(WorkspaceId workspace) {
    postgres.execute(
        "INSERT INTO workspace (id, name, created_at) VALUES ('%s', 'Test', now())"
            .formatted(workspace));
  }

  private static AccountId account(WorkspaceId workspace, String email) {
    UUID id = UUID.randomUUID();
    postgres.execute(
        """
        INSERT INTO account (id, workspace_id, email, name, provider, provider_name, origin,
          sending_since, reading_since, sent_day, daily_limit, min_gap_seconds, tags, created_at)
        VALUES ('%s', '%s', '%s', '', 'custom', 'Example', 'connected',
          now(), now(), now(), 500, 0, '{}', now())\
        """
            .formatted(id, workspace, email));
    return new AccountId(id);
  }

  private static void report(WorkspaceId workspace, String domain, Finding spf) {
    var kept = new Kept(spf, NOON, NOON, null, null, null);
    var mx = new Kept(Finding.pass("mx", "1 host", "Good."), NOON, NOON, null, null, null);
    var report = Json.write(new Report(Map.of(Aspect.SPF, kept, Aspect.MX, mx)));
    postgres.execute(
        """
        INSERT INTO checked_domain (workspace_id, domain, due_at, report)
        VALUES ('%s', '%s', 'infinity', '%s')
        ON CONFLICT (workspace_id, domain) DO UPDATE SET report = excluded.report\
        """
            .formatted(workspace, domain, report));
  }

  private void recompute(String domain, Instant now) {
    postgres.database().run(tx -> recomputation.of(tx, workspace, List.of(domain), List.of(), now));
  }

  private List<String> told() {
    return log.after(workspace, 0, 100).stream().map(LoggedEvent::type).toList();
  }

  @Test
  void whatIsFoundOfADomainReachesAllItsAccountsAndNoOthers() {
    var anna = account(workspace, "anna@acme.test");
    var ben = account(workspace, "ben@ACME.test");
    var other = account(workspace, "carl@other.test");
    var elsewhere = new WorkspaceId(UUID.randomUUID());
    add(elsewhere);
    var stranger = account(elsewhere, "dora@acme.test");
    report(workspace, "acme.test", Finding.warn(.6, "spf", "?all", "Could be better."));

    recompute("acme.test", NOON);

    for (var id : List.of(anna, ben)) {
      assertThat(accounts.get(workspace, id, NOON))
          .returns(76, account -> account.healthScore())
          .returns(HealthBand.WARNING, account -> account.healthBand());
    }
    assertThat(accounts.get(workspace, other, NOON).healthScore()).isNull();
    assertThat(accounts.get(elsewhere, stranger, NOON).healthScore()).isNull();
    assertThat(told())
        .containsExactly("account.updated", "account.updated", "health.updated", "health.updated");
    assertThat(log.after(elsewhere, 0, 10)).isEmpty();
  }

  @Test
  void whoAnswersOneAccountSaysNothingOfTheOthersOfItsDomain() {
    var anna = account(workspace, "anna@acme.test");
    var ben = account(workspace, "ben@acme.test");
    report(workspace, "acme.test", Finding.pass("spf", "", "Good."));
    postgres.execute(
        """
        INSERT INTO traffic (account_id, workspace_id, due_at, written_to, answered)
        VALUES ('%s', '%s', 'infinity', 500, 25)\
        """
            .formatted(anna, workspace));

    recompute("acme.test", NOON);

    assertThat(points.latest(workspace, anna).orElseThrow().inputs().signals().replies())
        .isEqualTo(new Rate(25, 500));
    assertThat(points.latest(workspace, ben).orElseThrow().inputs().signals().replies())
        .isEqualTo(Rate.NONE);
    assertThat(points.latest(workspace, anna).orElseThrow().score().coverage()).isEqualTo(25);
    assertThat(points.latest(workspace, ben).orElseThrow().score().coverage()).isEqualTo(10);
  }

  @Test
  void everyStoredScoreIsMadeAgainFromItsStoredInputs() {
    account(workspace, "anna@acme.test");
    Instant now = NOON;
    for (double credit : new double[] {.31, .6, 1, .85}) {
      report(workspace, "acme.test", Finding.warn(credit, "spf", "", "Could be better."));
      now = now.plus(Duration.ofHours(7));
      recompute("acme.test", now);
    }
    String mine = "FROM health_point WHERE workspace_id = '" + workspace + "' ORDER BY at";
    var inputs = postgres.column("SELECT inputs " + mine);
    var results = postgres.column("SELECT result " + mine);
    assertThat(inputs).hasSize(4);
    assertThat(inputs)
        .map(stored -> Json.write(HealthScore.of(Json.read(stored, Inputs.class))))
        .isEqualTo(results);
  }

  @Test
  void theSameScoreIsKeptOnceADayAndToldOnce() {
    var anna = account(workspace, "anna@acme.test");
    report(workspace, "acme.test", Finding.pass("spf", "", "Good."));
    recompute("acme.test", NOON);
    recompute("acme.test", NOON.plus(Duration.ofHours(6)));
    int before = told().size();
    recompute("acme.test", NOON.plus(Duration.ofHours(13)));

    assertThat(points.history(workspace, anna, NOON, NOON.plus(Duration.ofDays(2))))
        .extracting(HealthPoints.Past::at)
        .containsExactly(NOON, NOON.plus(Duration.ofHours(13)));
    assertThat(told().subList(before, told().size())).containsExactly("health.updated");
  }

  @Test
  void anAccountThatIsDeletedMeanwhileKeepsNoOtherFromItsScore() {
    var anna = account(workspace, "anna@acme.test");
    var gone = new AccountId(UUID.randomUUID());
    report(workspace, "acme.test", Finding.pass("spf", "", "Good."));
    recompute("acme.test", NOON);
    var known = points.latest(workspace, anna).orElseThrow();
    var later = NOON.plus(Duration.ofHours(1));

    postgres
        .database()
        .run(
            tx ->
                points.add(
                    tx,
                    workspace,
                    List.of(new Point(gone, later, known.inputs(), known.score()), known),
                    later));

    assertThat(points.latest(workspace, anna).orElseThrow().at()).isEqualTo(later);
    assertThat(points.latest(workspace, gone)).isEmpty();
  }

  @Test
  void oldPointsAreThinnedToOneADayAndForgottenAfterAYear() {
    var anna = account(workspace, "anna@acme.test");
    for (int hour = 0; hour < 72; hour += 6) {
      double credit = hour / 100.0;
      report(workspace, "acme.test", Finding.warn(credit, "spf", "", "Could be better."));
      recompute("acme.test", NOON.plus(Duration.ofHours(hour)));
    }
    Instant end = NOON.plus(Duration.ofDays(30));
    points.thin(NOON.plus(Duration.ofDays(30)));
    assertThat(points.history(workspace, anna, NOON, end))
        .extracting(past -> past.at().toString())
        .containsExactly(
            "2026-03-01T18:00:00Z",
            "2026-03-02T18:00:00Z",
            "2026-03-03T18:00:00Z",
            "2026-03-04T06:00:00Z");
    points.thin(NOON.plus(Duration.ofDays(400)));
    assertThat(points.history(workspace, anna, NOON, end)).isEmpty();
  }

  @Test
  void anAccountThatIsNotConnectedKeepsItsScoreInGrey() {
    var anna = account(workspace, "anna@acme.test");
    report(workspace, "acme.test", Finding.warn(.1, "spf", "", "Could be better."));
    recompute("acme.test", NOON);
    assertThat(accounts.get(workspace, anna, NOON).healthBand()).isEqualTo(HealthBand.CRITICAL);
    postgres.execute(
        "UPDATE account SET sending_status = 'disconnected', sending_code = 'timeout' WHERE id = '"
            + anna
            + "'");
    assertThat(accounts.get(workspace, anna, NOON))
        .returns(46, account -> account.healthScore())
        .returns(HealthBand.UNKNOWN, account -> account.healthBand());
  }
}
