package sendwell.provider;

import io.vertx.sqlclient.SqlClient;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import sendwell.account.Provider;
import sendwell.db.Transaction;
import sendwell.event.Event;
import sendwell.event.EventLog;
import sendwell.event.WorkspaceId;
import sendwell.oauth.ProviderSettings;
import sendwell.provider.Alarm.Code;
import sendwell.provider.ProviderClients.InForce;

/** How providers are set up, and telling of it: snapshot and event are the same. Methods wait. */
record Setups(
    Map<Provider, ConfiguredProvider> configured,
    ProviderClients clients,
    Verifications verifications,
    Alarms alarms,
    EventLog log,
    URI publicUrl) {
  private static final String WORKSPACES = "SELECT id FROM workspace ORDER BY id";

  List<Setup> all(SqlClient sql, WorkspaceId workspace) {
    return configured.keySet().stream().map(one -> get(sql, workspace, one)).toList();
  }

  Setup get(SqlClient sql, WorkspaceId workspace, Provider provider) {
    var settings = settings(provider);
    Optional<InForce> found = clients.inForce(sql, provider);
    return new Setup(
        provider,
        settings.name(),
        found.map(InForce::source).orElse(null),
        found.map(one -> one.client().id()).orElse(null),
        redirect(provider),
        settings.scopes(),
        found.flatMap(one -> verifications.find(sql, provider, one.client())).orElse(null),
        alarms
            .find(sql, workspace, provider)
            .map(standing -> alarm(provider, standing, found))
            .orElse(null));
  }

  /** Tells every workspace in the caller's transaction, for a client is the installation's. */
  void tellAll(Transaction tx, Provider provider, Instant now) {
    List<UUID> all =
        tx.sql().query(WORKSPACES).execute().await().stream().map(row -> row.getUUID(0)).toList();
    all.forEach(id -> tell(tx, new WorkspaceId(id), provider, "provider.updated", now));
  }

  /** Tells these workspaces in the caller's transaction. */
  void tell(
      Transaction tx, List<WorkspaceId> workspaces, Provider provider, String type, Instant now) {
    // In one order, since nodes that tell the same ones in different ones would block each other.
    workspaces.stream()
        .sorted(Comparator.comparing(WorkspaceId::value))
        .forEach(workspace -> tell(tx, workspace, provider, type, now));
  }

  private void tell(
      Transaction tx, WorkspaceId workspace, Provider provider, String type, Instant now) {
    var setup = get(tx.sql(), workspace, provider);
    log.append(tx, workspace, now, List.of(new Event(type, null, setup)));
  }

  ProviderSettings settings(Provider provider) {
    return configured.get(provider).settings();
  }

  URI redirect(Provider provider) {
    return provider.redirect(publicUrl);
  }

  private Alarm alarm(Provider provider, Alarms.Standing standing, Optional<InForce> client) {
    var words = new AlarmWords(provider, settings(provider).name());
    var code =
        client
            .map(_ -> AlarmWords.code(standing.error(), standing.answer()))
            .orElse(Code.NOT_SET_UP);
    String detail = client.map(one -> words.detail(code, one)).orElseGet(words::notSetUp);
    String answer = client.isPresent() ? standing.answer() : "";
    return new Alarm(code, detail, answer, standing.since(), standing.accounts());
  }
}
