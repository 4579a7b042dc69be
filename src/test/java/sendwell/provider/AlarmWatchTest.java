package sendwell.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sendwell.account.Provider;
import sendwell.db.DatabaseUrl;
import sendwell.db.TestDatabase;
import sendwell.event.EventLog;
import sendwell.event.WorkspaceId;
import sendwell.oauth.Client;
import sendwell.oauth.ProviderSettings;
import sendwell.provider.Alarm.Code;
import sendwell.secret.Sealer;
import sendwell.secret.SecretKey;
import sendwell.server.TestClock;
import sendwell.thread.Aside;

/** Two nodes on one PostgreSQL, and accounts that nobody asks for. */
class AlarmWatchTest {
  private static final String EXPIRED =
      "invalid_client: AADSTS7000222: The provided client secret keys are expired.";

  @TempDir private static Path folder;
  private static TestDatabase postgres;
  private static TestDatabase samePostgres;
  private static Sealer sealer;

  private final TestClock time = TestClock.standing();
  private final WorkspaceId workspace = workspace();
  private final WorkspaceId other = workspace();
  private final AlarmWatch here = node(postgres);
  private final AlarmWatch there = node(samePostgres);

  @BeforeAll
  static void open() {
    postgres = TestDatabase.create();
    samePostgres = TestDatabase.at(DatabaseUrl.parse(postgres.address()));
    sealer = new Sealer(SecretKey.create(folder.resolve("key")));
  }

  @AfterAll
  static void close() {
    samePostgres.close();
    postgres.close();
  }

  @BeforeEach
  void aClientIsSet() {
    new SetClients(postgres.database(), sealer)
        .put(postgres.database().sql(), Provider.MICROSOFT, new Client("client-1", "secret"));
  }

  private Setups setups(TestDatabase database) {
    var microsoft =
        new ProviderSettings(
            "Microsoft",
            new ProviderSettings.Source.Discovered(URI.create("https://login.test/")),
            List.of("openid"),
            ProviderSettings.Binding.ONE_RESOURCE,
            Map.of());
    var configured = Map.of(Provider.MICROSOFT, new ConfiguredProvider(microsoft, List.of()));
    var set = new SetClients(database.database(), sealer);
    return new Setups(
        configured,
        new ProviderClients(configured, set, null),
        new Verifications(sealer),
        new Alarms(),
        new EventLog(database.database(), database.vertx().eventBus()),
        URI.create("https://sendwell.test"));
  }

  private AlarmWatch node(TestDatabase database) {
    return new AlarmWatch(database.database(), setups(database), new SimpleMeterRegistry());
  }

  private static WorkspaceId workspace() {
    var id = UUID.randomUUID();
    postgres.execute("INSERT INTO workspace VALUES ('%s', 'Test', now())".formatted(id));
    return new WorkspaceId(id);
  }

  private static UUID account(WorkspaceId workspace) {
    var id = UUID.randomUUID();
    postgres.execute(
        """
        INSERT INTO account (id, workspace_id, email, name, provider, provider_name, origin,
          sending_since, reading_since, sent_day, daily_limit, min_gap_seconds, tags, created_at)
        VALUES ('%1$s', '%2$s', '%1$s@acme.test', '', 'microsoft', 'Outlook', 'connected',
          now(), now(), current_date, 500, 0, '{}', now());
        INSERT INTO oauth_grant (account_id, subject, sealed_refresh_token, leased_until)
        VALUES ('%1$s', 'subject', '', '-infinity')\
        """
            .formatted(id, workspace));
    return id;
  }

  private static void refuse(UUID account, String answer) {
    postgres.execute(
        "INSERT INTO client_refusal VALUES ('%s', 'invalid_client', '%s', now())"
            .formatted(account, answer));
  }

  private static void accept(WorkspaceId workspace) {
    postgres.execute(
        """
        DELETE FROM client_refusal USING account
        WHERE account.id = account_id AND workspace_id = '%s'\
        """
            .formatted(workspace));
  }

  private void lookAtOnce() {
    var looks =
        IntStream.range(0, 8)
            .mapToObj(
                i ->
                    Aside.start(
                        () -> {
                          (i % 2 == 0 ? here : there).look(time.instant());
                          return i;
                        }))
            .toList();
    Future.all(looks).await();
  }

  private Alarm alarm(WorkspaceId of) {
    return setups(postgres).get(postgres.database().sql(), of, Provider.MICROSOFT).alarm();
  }

  private static List<String> told(WorkspaceId to) {
    return postgres.column(
        "SELECT type FROM event WHERE workspace_id = '%s' ORDER BY seq".formatted(to));
  }

  @Test
  void manyRefusalsSeenByTwoNodesAreOneAlarmAndOneRecovery() {
    for (int i = 0; i < 20; i++) {
      refuse(account(workspace), EXPIRED);
    }
    account(other);

    lookAtOnce();
    assertThat(told(workspace)).containsExactly("provider.alarm");
    assertThat(alarm(workspace).accounts()).isEqualTo(20);

    accept(workspace);
    lookAtOnce();
    assertThat(told(workspace)).containsExactly("provider.alarm", "provider.recovered");
    assertThat(alarm(workspace)).isNull();
    assertThat(told(other)).isEmpty();
  }

  @Test
  void aSecondTimeIsAnAlarmOfItsOwn() {
    var account = account(workspace);
    refuse(account, EXPIRED);
    here.look(time.instant());
    accept(workspace);
    there.look(time.instant());
    refuse(account, EXPIRED);
    here.look(time.instant());
    assertThat(told(workspace))
        .containsExactly("provider.alarm", "provider.recovered", "provider.alarm");
  }

  @Test
  void moreWhoWaitAreToldAsAChangeAndTheSameAgainIsNotTold() {
    refuse(account(workspace), EXPIRED);
    here.look(time.instant());
    refuse(account(workspace), EXPIRED);
    here.look(time.instant());
    there.look(time.instant());
    assertThat(told(workspace)).containsExactly("provider.alarm", "provider.updated");
    assertThat(alarm(workspace).accounts()).isEqualTo(2);
  }

  @Test
  void anAlarmNamesTheClientAndTheNextStep() {
    refuse(account(workspace), EXPIRED);
    here.look(time.instant());
    var alarm = alarm(workspace);
    assertThat(alarm.code()).isEqualTo(Code.SECRET_EXPIRED);
    assertThat(alarm.detail())
        .contains("client-1")
        .contains("Certificates & secrets")
        .contains("Verify setup");
    assertThat(alarm.answer()).isEqualTo(EXPIRED);
    assertThat(alarm.since()).isEqualTo(time.instant());
  }

  @Test
  void aClientThatIsTakenAwayIsAnAlarmForAllWhoLiveByIt() {
    account(workspace);
    account(workspace);
    new SetClients(postgres.database(), sealer)
        .remove(postgres.database().sql(), Provider.MICROSOFT);
    lookAtOnce();
    assertThat(told(workspace)).containsExactly("provider.alarm");
    assertThat(alarm(workspace).code()).isEqualTo(Code.NOT_SET_UP);
    assertThat(alarm(workspace).accounts()).isEqualTo(2);
    assertThat(told(other)).isEmpty();

    aClientIsSet();
    lookAtOnce();
    assertThat(told(workspace)).containsExactly("provider.alarm", "provider.recovered");
  }

  @Test
  void anAccountThatIsOnlyStillToBeAskedForRaisesNothingButKeepsAnAlarm() {
    var asked = account(workspace);
    postgres.execute("INSERT INTO client_refusal VALUES ('%s', '', '', now())".formatted(asked));
    here.look(time.instant());
    assertThat(told(workspace)).isEmpty();

    var refused = account(workspace);
    refuse(refused, EXPIRED);
    here.look(time.instant());
    postgres.execute("DELETE FROM client_refusal WHERE account_id = '%s'".formatted(refused));
    here.look(time.instant());
    assertThat(told(workspace)).containsExactly("provider.alarm", "provider.updated");
    assertThat(alarm(workspace).code()).isEqualTo(Code.SECRET_EXPIRED);
  }
}
