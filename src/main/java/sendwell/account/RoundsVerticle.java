package sendwell.account;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sendwell.db.Database;
import sendwell.event.LogReader;
import sendwell.event.LoggedEvent;
import sendwell.event.Periodic;
import sendwell.json.Json;

/**
 * Goes the rounds: takes the accounts whose turn it is, so many at a time, each on a virtual thread
 * of its own. Any number of these, on any number of nodes, share the work. Deploy it on a virtual
 * thread.
 */
public final class RoundsVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(RoundsVerticle.class);
  private static final Duration POLL = Duration.ofSeconds(1);

  private final String name;
  private final Rounds rounds;
  private final int parallel;
  private final LogReader connected;
  private final RandomGenerator random;
  private final MeterRegistry meters;
  private Context home;
  private Periodic claiming;
  private int running;
  private boolean stopping;

  /**
   * Goes these rounds once it is deployed.
   *
   * @param name of the rounds in metrics, and of the place in the event log that they have read to
   * @param rounds what is done
   * @param parallel so many accounts have their turn at the same time, on this node
   * @param database has the event log
   * @param random spreads the asking
   * @param meters count
   */
  public RoundsVerticle(
      String name,
      Rounds rounds,
      int parallel,
      Database database,
      RandomGenerator random,
      MeterRegistry meters) {
    this.name = name;
    this.rounds = rounds;
    this.parallel = parallel;
    this.connected = new LogReader(database, name, List.of("account.connected"));
    this.random = random;
    this.meters = meters;
  }

  @Override
  public Future<?> start() {
    home = context;
    claiming = new Periodic(vertx, meters, random, name + " claim", POLL, this::claim);
    meters.gauge("sendwell.%s.running".formatted(name), this, verticle -> verticle.running);
    claiming.nudge();
    return Future.succeededFuture();
  }

  /** What is under way is left: its lease runs out, and it has its turn again. */
  @Override
  public Future<?> stop() {
    stopping = true;
    claiming.stop();
    return Future.succeededFuture();
  }

  private void claim() {
    connected.read((tx, _, events) -> rounds.adopt(tx, accounts(events)));
    int free = parallel - running;
    if (stopping || free <= 0) {
      return;
    }
    for (var turn : rounds.claim(free)) {
      running++;
      home.runOnContext(_ -> take(turn));
    }
  }

  private void take(Turn turn) {
    try {
      rounds.take(turn);
    } catch (Exception e) {
      // Its lease runs out by itself, and it has its turn again.
      if (!stopping) {
        meters.counter("sendwell.task.failures", "task", name).increment();
        LOG.atError()
            .addKeyValue("rounds", name)
            .addKeyValue("account", turn.account())
            .setCause(e)
            .log("A turn failed");
      }
    } finally {
      running--;
    }
    if (running < parallel / 2) {
      claiming.nudge();
    }
  }

  private static List<UUID> accounts(List<LoggedEvent> events) {
    return events.stream()
        .map(event -> UUID.fromString(Json.read(event.data()).get("id").asText()))
        .toList();
  }
}
