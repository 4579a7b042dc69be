package sendwell.provider;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sendwell.account.Provider;
import sendwell.db.Database;
import sendwell.event.WorkspaceId;
import sendwell.json.Json;

/**
 * Makes the alarms what the accounts say they must be, with an event for each that begins, changes
 * or ends. It goes by what is stored alone, so any node may do it at any time, and as often as it
 * likes. {@code sendwell.provider.alarms} tells how many workspaces have one. Methods wait.
 */
final class AlarmWatch {
  private static final Logger LOG = LoggerFactory.getLogger(AlarmWatch.class);

  private final Database database;
  private final Setups setups;
  private final Map<Provider, AtomicLong> standing;

  AlarmWatch(Database database, Setups setups, MeterRegistry meters) {
    this.database = database;
    this.setups = setups;
    this.standing =
        setups.configured().keySet().stream()
            .collect(Collectors.toMap(one -> one, one -> gauge(one, meters)));
  }

  private static AtomicLong gauge(Provider provider, MeterRegistry meters) {
    var standing = new AtomicLong();
    Gauge.builder("sendwell.provider.alarms", standing, AtomicLong::get)
        .tag("provider", Json.word(provider))
        .description("Workspaces whose accounts wait for the operator")
        .register(meters);
    return standing;
  }

  /** Looks at all providers. */
  void look(Instant now) {
    setups.configured().keySet().forEach(provider -> look(provider, now));
  }

  private void look(Provider provider, Instant now) {
    boolean configured = !setups.configured().get(provider).client().isEmpty();
    var alarms = setups.alarms();
    record Moved(List<WorkspaceId> raised, List<WorkspaceId> ended) {}
    var moved =
        database.transaction(
            tx -> {
              var sql = tx.sql();
              var changed = alarms.change(sql, provider, configured);
              var raised = alarms.raise(sql, provider, configured, now);
              var ended = alarms.end(sql, provider, configured);
              setups.tell(tx, changed, provider, "provider.updated", now);
              setups.tell(tx, raised, provider, "provider.alarm", now);
              setups.tell(tx, ended, provider, "provider.recovered", now);
              return new Moved(raised, ended);
            });
    moved.raised().forEach(one -> note(provider, one, "A provider does not accept this Sendwell"));
    moved.ended().forEach(one -> note(provider, one, "A provider accepts this Sendwell again"));
    standing.get(provider).set(alarms.count(database.sql(), provider));
  }

  private static void note(Provider provider, WorkspaceId workspace, String what) {
    LOG.atWarn()
        .addKeyValue("provider", Json.word(provider))
        .addKeyValue("workspace", workspace)
        .log(what);
  }
}
