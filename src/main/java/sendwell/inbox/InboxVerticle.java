package sendwell.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sendwell.event.LogReader;
import sendwell.event.LoggedEvent;
import sendwell.event.Periodic;
import sendwell.json.Json;

/**
 * Takes the mailboxes whose turn it is, and reads each on a virtual thread of its own. Any number
 * of these, on any number of nodes, share the work.
 */
final class InboxVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(InboxVerticle.class);
  private static final Duration POLL = Duration.ofSeconds(1);

  private final Reader reader;
  private final LogReader connected;
  private final int parallel;
  private final MeterRegistry meters;
  private Context home;
  private Periodic claiming;
  private int running;
  private boolean stopping;

  InboxVerticle(Reader reader, LogReader connected, int parallel) {
    this.reader = reader;
    this.connected = connected;
    this.parallel = parallel;
    this.meters = reader.meters();
  }

  @Override
  public Future<?> start() {
    home = context;
    claiming = new Periodic(vertx, meters, reader.random(), "read mailboxes", POLL, this::claim);
    meters.gauge("sendwell.inbox.running", this, verticle -> verticle.running);
    claiming.nudge();
    return Future.succeededFuture();
  }

  /** What is under way is left: its lease runs out, and it is read again from where it stands. */
  @Override
  public Future<?> stop() {
    stopping = true;
    claiming.stop();
    return Future.succeededFuture();
  }

  private void claim() {
    connected.read((tx, _, events) -> reader.adopt(tx, accounts(events)));
    int free = parallel - running;
    if (stopping || free <= 0) {
      return;
    }
    for (var turn : reader.readings().claim(reader.time().instant(), free)) {
      running++;
      home.runOnContext(_ -> read(turn));
    }
  }

  private void read(Turn turn) {
    try {
      reader.read(turn);
    } catch (Exception e) {
      // Its lease runs out by itself, and it is read again.
      if (!stopping) {
        meters.counter("sendwell.task.failures", "task", "read mailbox").increment();
        LOG.atError().addKeyValue("account", turn.account()).setCause(e).log("A reading failed");
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
