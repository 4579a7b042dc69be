package sendwell.verify;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sendwell.event.LogReader;
import sendwell.event.LoggedEvent;
import sendwell.event.Periodic;
import sendwell.json.Json;

/**
 * Takes the accounts that are due, and looks at each on a virtual thread of its own. Any number of
 * these, on any number of nodes, share the work.
 */
final class VerifyVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(VerifyVerticle.class);
  private static final Duration POLL = Duration.ofSeconds(1);

  private final Verifier verifier;
  private final LogReader reader;
  private final VerifySettings settings;
  private final InstantSource time;
  private final RandomGenerator random;
  private final MeterRegistry meters;
  private Context home;
  private Periodic claiming;
  private int running;
  private boolean stopping;

  VerifyVerticle(
      Verifier verifier,
      LogReader reader,
      VerifySettings settings,
      InstantSource time,
      RandomGenerator random,
      MeterRegistry meters) {
    this.verifier = verifier;
    this.reader = reader;
    this.settings = settings;
    this.time = time;
    this.random = random;
    this.meters = meters;
  }

  @Override
  public Future<?> start() {
    home = context;
    claiming = new Periodic(vertx, meters, random, "verify accounts", POLL, this::claim);
    meters.gauge("sendwell.verify.running", this, verticle -> verticle.running);
    claiming.nudge();
    return Future.succeededFuture();
  }

  /** What is under way is left: its lease runs out, and it is looked at again. */
  @Override
  public Future<?> stop() {
    stopping = true;
    claiming.stop();
    return Future.succeededFuture();
  }

  private void claim() {
    reader.read((tx, _, events) -> verifier.adopt(tx, accounts(events)));
    int free = settings.parallel() - running;
    if (stopping || free <= 0) {
      return;
    }
    for (var look : verifier.verifications().claim(time.instant(), free)) {
      running++;
      home.runOnContext(_ -> look(look));
    }
  }

  private void look(Look look) {
    try {
      verifier.look(look);
    } catch (Exception e) {
      // Its lease runs out by itself, and it is looked at again.
      if (!stopping) {
        meters.counter("sendwell.task.failures", "task", "verify account").increment();
        LOG.atError().addKeyValue("account", look.account()).setCause(e).log("A look failed");
      }
    } finally {
      running--;
    }
    if (running < settings.parallel() / 2) {
      claiming.nudge();
    }
  }

  private static List<UUID> accounts(List<LoggedEvent> connected) {
    return connected.stream()
        .map(event -> UUID.fromString(Json.read(event.data()).get("id").asText()))
        .toList();
  }
}
