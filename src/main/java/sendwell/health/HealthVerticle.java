package sendwell.health;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import sendwell.check.Progress;
import sendwell.db.Transaction;
import sendwell.event.LogReader;
import sendwell.event.LoggedEvent;
import sendwell.event.News;
import sendwell.event.Periodic;
import sendwell.event.WorkspaceId;
import sendwell.json.Json;

/** Makes scores anew when the log tells of something that they are made of. */
final class HealthVerticle extends VerticleBase {
  private static final String CONNECTED = "account.connected";
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration SOON = Duration.ofMillis(20);
  private static final Duration THIN_EVERY = Duration.ofHours(1);

  private final LogReader reader;
  private final Recomputation recomputation;
  private final HealthPoints points;
  private final InstantSource time;
  private final RandomGenerator random;
  private final MeterRegistry meters;
  private Periodic reading;
  private Periodic thinning;

  HealthVerticle(
      Recomputation recomputation,
      HealthPoints points,
      InstantSource time,
      RandomGenerator random,
      MeterRegistry meters) {
    this.reader = new LogReader(points.database(), "health", List.of(CONNECTED, Progress.TYPE));
    this.recomputation = recomputation;
    this.points = points;
    this.time = time;
    this.random = random;
    this.meters = meters;
  }

  @Override
  public Future<?> start() {
    reading = new Periodic(vertx, meters, random, "score", POLL, () -> reader.read(this::take));
    thinning =
        new Periodic(
            vertx, meters, random, "thin scores", THIN_EVERY, () -> points.thin(time.instant()));
    News.listen(vertx.eventBus(), _ -> reading.soon(SOON));
    reading.nudge();
    thinning.nudge();
    return Future.succeededFuture();
  }

  @Override
  public Future<?> stop() {
    reading.stop();
    thinning.stop();
    return Future.succeededFuture();
  }

  private void take(Transaction tx, WorkspaceId workspace, List<LoggedEvent> events) {
    List<String> domains =
        events.stream()
            .filter(event -> event.type().equals(Progress.TYPE))
            .map(event -> Json.read(event.data()))
            .filter(progress -> progress.get("finished").asBoolean())
            .map(progress -> progress.get("domain").asText())
            .distinct()
            .toList();
    List<UUID> accounts =
        events.stream()
            .filter(event -> event.type().equals(CONNECTED))
            .map(event -> UUID.fromString(Json.read(event.data()).get("id").asText()))
            .toList();
    if (!domains.isEmpty() || !accounts.isEmpty()) {
      recomputation.of(tx, workspace, domains, accounts, time.instant());
    }
  }
}
