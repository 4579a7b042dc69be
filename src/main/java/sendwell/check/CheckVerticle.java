package sendwell.check;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sendwell.event.News;
import sendwell.event.Periodic;
import sendwell.json.Json;

/**
 * Checks domains: takes what is due, makes the checks of each side by side, and writes down what
 * was found, many in one commit. Any number of these, on any number of nodes, share the work.
 */
final class CheckVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(CheckVerticle.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration SOON = Duration.ofMillis(50);
  private static final int BATCH_MOST = 100;

  private final CheckParts parts;
  private final CheckSettings settings;
  private final InstantSource time;
  private final RandomGenerator random;
  private final MeterRegistry meters;
  private final Queue<Outcome> outcomes = new ArrayDeque<>();
  private Context home;
  private Periodic adopting;
  private Periodic claiming;
  private int running;
  private boolean writing;
  private boolean stopping;

  CheckVerticle(
      CheckParts parts,
      CheckSettings settings,
      InstantSource time,
      RandomGenerator random,
      MeterRegistry meters) {
    this.parts = parts;
    this.settings = settings;
    this.time = time;
    this.random = random;
    this.meters = meters;
  }

  @Override
  public Future<?> start() {
    home = context;
    adopting = new Periodic(vertx, meters, random, "adopt domains", POLL, this::adopt);
    claiming = new Periodic(vertx, meters, random, "check domains", POLL, this::claim);
    meters.gauge("sendwell.check.running", this, verticle -> verticle.running);
    News.listen(vertx.eventBus(), _ -> adopting.soon(SOON));
    vertx.eventBus().consumer(CheckRoutes.REQUESTED, _ -> claiming.nudge());
    adopting.nudge();
    claiming.nudge();
    return Future.succeededFuture();
  }

  /** What is under way is left: its lease runs out, and it is checked again. */
  @Override
  public Future<?> stop() {
    stopping = true;
    parts.examination().stop();
    adopting.stop();
    claiming.stop();
    return Future.succeededFuture();
  }

  private void adopt() {
    if (parts.adoption().read(time.instant())) {
      claiming.nudge();
    }
  }

  private void claim() {
    int free = settings.parallel() - running;
    if (stopping || free <= 0) {
      return;
    }
    for (CheckedDomain domain : parts.domains().claim(time.instant(), free)) {
      running++;
      home.runOnContext(_ -> check(domain));
    }
  }

  private void check(CheckedDomain domain) {
    Instant begun = time.instant();
    try {
      parts.examine(domain, this::tell).filter(_ -> !stopping).ifPresent(this::settle);
      meters.timer("sendwell.check.duration").record(Duration.between(begun, time.instant()));
    } catch (Exception e) {
      // Its lease runs out by itself, and it is checked again.
      failed("check", e);
    } finally {
      running--;
    }
    if (running < settings.parallel() / 2) {
      claiming.nudge();
    }
  }

  private void tell(CheckedDomain domain, Progress progress) {
    if (stopping) {
      return;
    }
    try {
      parts.tell(domain.workspace(), progress, time.instant());
    } catch (Exception e) {
      failed("check progress", e);
    }
  }

  private void settle(Outcome outcome) {
    outcome
        .findings()
        .forEach(
            (aspect, finding) ->
                meters
                    .counter(
                        "sendwell.check.findings",
                        "aspect",
                        Json.word(aspect),
                        "state",
                        Json.word(finding.state()))
                    .increment());
    outcomes.add(outcome);
    if (!writing) {
      writing = true;
      home.runOnContext(_ -> write());
    }
  }

  private void write() {
    while (!outcomes.isEmpty()) {
      List<Outcome> batch = new ArrayList<>();
      while (!outcomes.isEmpty() && batch.size() < BATCH_MOST) {
        batch.add(outcomes.remove());
      }
      try {
        parts.settling().settle(batch, time.instant());
      } catch (Exception e) {
        failed("settle checks", e);
      }
    }
    writing = false;
  }

  private void failed(String task, Exception e) {
    if (!stopping) {
      meters.counter("sendwell.task.failures", "task", task).increment();
      LOG.atError().addKeyValue("task", task).setCause(e).log("Checking failed; it goes on");
    }
  }
}
