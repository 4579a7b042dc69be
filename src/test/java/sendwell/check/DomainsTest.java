package sendwell.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sendwell.db.TestDatabase;
import sendwell.event.EventLog;
import sendwell.event.WorkspaceId;
import sendwell.mail.Domain;

class DomainsTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Domain DOMAIN = new Domain("acme.test");
  private static TestDatabase postgres;

  private final WorkspaceId workspace = workspace();
  private final Domains domains = new Domains(postgres.database());

  @BeforeAll
  static void createDatabase() {
    postgres = TestDatabase.create();
  }

  @AfterAll
  static void close() {
    postgres.close();
  }

  @Test
  void aCheckIsAwaitedFromTheRequestUntilItsEnd() {
    domains.request(workspace, DOMAIN, NOON);
    assertThat(domains.awaited(workspace, DOMAIN)).isTrue();
    settle(claimed(NOON));
    assertThat(domains.awaited(workspace, DOMAIN)).isFalse();
    domains.request(workspace, DOMAIN, NOON.plusSeconds(1));
    assertThat(domains.awaited(workspace, DOMAIN)).isTrue();
  }

  @Test
  void whoAsksDuringACheckHasAnotherOne() {
    domains.request(workspace, DOMAIN, NOON);
    CheckedDomain running = claimed(NOON);
    domains.request(workspace, DOMAIN, NOON.plusSeconds(1));
    settle(running);
    assertThat(domains.awaited(workspace, DOMAIN)).isTrue();
    assertThat(domains.claim(NOON.plusSeconds(1), 100))
        .filteredOn(domain -> domain.workspace().equals(workspace))
        .allMatch(domain -> domain.requested() && domain.fresh())
        .hasSize(1);
  }

  @Test
  void whoWasOvertakenSettlesNothing() {
    domains.request(workspace, DOMAIN, NOON);
    CheckedDomain slow = claimed(NOON);
    CheckedDomain other = claimed(NOON.plus(Domains.LEASE));
    settle(slow);
    assertThat(domains.awaited(workspace, DOMAIN)).isTrue();
    settle(other);
    settle(slow);
    assertThat(domains.awaited(workspace, DOMAIN)).isFalse();
  }

  @Test
  void theFirstCheckIsAwaitedBeforeAnybodyHasNotedIt() {
    assertThat(domains.awaited(workspace, DOMAIN)).isTrue();
  }

  private CheckedDomain claimed(Instant now) {
    return domains.claim(now, 100).stream()
        .filter(domain -> domain.workspace().equals(workspace))
        .findFirst()
        .orElseThrow();
  }

  private static void settle(CheckedDomain domain) {
    var log = new EventLog(postgres.database(), postgres.vertx().eventBus());
    var schedule = new CheckSchedule(Duration.ofHours(6), new Random(1));
    new Settling(postgres.database(), log, schedule)
        .settle(List.of(new Outcome(domain, Map.of())), NOON);
  }

  private static WorkspaceId workspace() {
    var id = UUID.randomUUID();
    postgres.execute("INSERT INTO workspace VALUES ('" + id + "', 'test', now())");
    return new WorkspaceId(id);
  }
}
