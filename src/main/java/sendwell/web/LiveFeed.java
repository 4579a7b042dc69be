package sendwell.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import sendwell.event.EventLog;
import sendwell.event.LoggedEvent;
import sendwell.event.News;
import sendwell.event.Periodic;
import sendwell.event.WorkspaceId;

/**
 * Carries the event log of every watched workspace to the clients of this node, in order and
 * without gaps. It reads the log from where it stands whenever there is news, and every few seconds
 * in case some was lost. Deploy on a virtual thread, once a node.
 */
public final class LiveFeed extends VerticleBase {
  private static final Duration IN_CASE = Duration.ofSeconds(5);
  private static final Duration ACCESS_CHECK = Duration.ofSeconds(30);
  private static final int BATCH = 500;
  private static final DeliveryOptions THIS_NODE = new DeliveryOptions().setLocalOnly(true);

  private final EventLog log;
  private final LiveClients clients;
  private final Access access;
  private final MeterRegistry meters;
  private final RandomGenerator random;

  /** The number of the last event that each watched workspace's clients were told. */
  private final Map<WorkspaceId, Long> stands = new ConcurrentHashMap<>();

  private Periodic carrying;
  private Periodic checking;

  /** Serves {@code clients}, as long as {@code access} lets them. */
  public LiveFeed(
      EventLog log,
      LiveClients clients,
      Access access,
      MeterRegistry meters,
      RandomGenerator random) {
    this.log = log;
    this.clients = clients;
    this.access = access;
    this.meters = meters;
    this.random = random;
  }

  static String address(WorkspaceId workspace) {
    return "workspace." + workspace + ".events";
  }

  @Override
  public Future<?> start() {
    carrying = new Periodic(vertx, meters, random, "live feed", IN_CASE, this::carryAll);
    checking = new Periodic(vertx, meters, random, "live access", ACCESS_CHECK, this::dropEnded);
    News.listen(
        vertx.eventBus(),
        news -> {
          if (stands.getOrDefault(news.workspace(), Long.MAX_VALUE) < news.seq()) {
            carrying.nudge();
          }
        });
    new AccessEnded(vertx.eventBus()).listen(grant -> clients.end(Set.of(grant)));
    checking.nudge();
    carrying.nudge();
    return Future.succeededFuture();
  }

  @Override
  public Future<?> stop() {
    carrying.stop();
    checking.stop();
    return Future.succeededFuture();
  }

  /** From now on the workspace's events are carried; waits for PostgreSQL. Any virtual thread. */
  void follow(WorkspaceId workspace) {
    if (!stands.containsKey(workspace)) {
      stands.putIfAbsent(workspace, log.head(workspace));
    }
  }

  /** The number of the last event that the workspace's clients were told; 0 if it has none. */
  long carried(WorkspaceId workspace) {
    return stands.getOrDefault(workspace, 0L);
  }

  private void carryAll() {
    List.copyOf(stands.keySet()).forEach(this::carry);
  }

  private void carry(WorkspaceId workspace) {
    if (!clients.any(workspace) && !followedMeanwhile(workspace, stands.remove(workspace))) {
      return;
    }
    List<LoggedEvent> batch;
    do {
      batch = log.after(workspace, stands.get(workspace), BATCH);
      batch.forEach(event -> tell(workspace, event));
    } while (batch.size() == BATCH);
  }

  // A client that came just before the removal found the workspace followed, and counted on it.
  private boolean followedMeanwhile(WorkspaceId workspace, long stood) {
    boolean any = clients.any(workspace);
    if (any) {
      stands.putIfAbsent(workspace, stood);
    }
    return any;
  }

  private void tell(WorkspaceId workspace, LoggedEvent event) {
    var message =
        new JsonObject()
            .put("seq", event.seq())
            .put("type", event.type())
            .put("at", event.at().toString())
            .put("data", new JsonObject(event.data()));
    vertx.eventBus().publish(address(workspace), message, THIS_NODE);
    stands.put(workspace, event.seq());
  }

  private void dropEnded() {
    Set<UUID> ended = new HashSet<>(clients.grants());
    if (!ended.isEmpty()) {
      ended.removeAll(access.standing(ended));
      clients.end(ended);
    }
  }
}
