package sendwell.provider;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import sendwell.event.News;
import sendwell.event.Periodic;

/**
 * Keeps the alarms true, and asks for those who wait. Any number of these, on any number of nodes,
 * share the work.
 */
final class ProviderVerticle extends VerticleBase {
  private static final Duration POLL = Duration.ofSeconds(20);

  /** Many accounts fail or recover at a time: they are looked at together. */
  private static final Duration SOON = Duration.ofMillis(500);

  private final ProviderClients clients;
  private final AlarmWatch watch;
  private final Asking asking;
  private final InstantSource time;
  private final RandomGenerator random;
  private final MeterRegistry meters;
  private Periodic watching;

  ProviderVerticle(
      ProviderClients clients,
      AlarmWatch watch,
      Asking asking,
      InstantSource time,
      RandomGenerator random,
      MeterRegistry meters) {
    this.clients = clients;
    this.watch = watch;
    this.asking = asking;
    this.time = time;
    this.random = random;
    this.meters = meters;
  }

  @Override
  public Future<?> start() {
    watching = new Periodic(vertx, meters, random, "provider alarms", POLL, this::pass);
    News.listen(vertx.eventBus(), _ -> watching.soon(SOON));
    watching.nudge();
    return Future.succeededFuture();
  }

  @Override
  public Future<?> stop() {
    watching.stop();
    return Future.succeededFuture();
  }

  private void pass() {
    var refusals = asking.refusals();
    refusals.adopt(time.instant());
    watch.look(time.instant());
    var asked = clients.inForce();
    asked.forEach(asking::ask);
    watch.look(time.instant());
    var soon = time.instant().plus(Asking.SPREAD);
    if (asked.stream().anyMatch(provider -> refusals.anyDue(provider, soon))) {
      watching.soon(SOON);
    }
  }
}
