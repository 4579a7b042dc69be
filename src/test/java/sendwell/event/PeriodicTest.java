package sendwell.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PeriodicTest {
  private static final Duration SELDOM = Duration.ofHours(1);
  private final Vertx vertx = Vertx.vertx();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final BlockingQueue<Integer> runs = new LinkedBlockingQueue<>();
  private final AtomicInteger count = new AtomicInteger();

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void theWorkIsDoneAgainAndAgain() throws InterruptedException {
    var home = home();
    home.every(Duration.ofMillis(5), () -> runs.add(count.incrementAndGet())).nudge();
    assertThat(next()).isEqualTo(1);
    assertThat(next()).isEqualTo(2);
    assertThat(next()).isEqualTo(3);
  }

  @Test
  void aNudgeWhileItWorksMakesItWorkOnceMore() throws InterruptedException {
    var home = home();
    Promise<Void> gate = Promise.promise();
    var task =
        home.every(
            SELDOM,
            () -> {
              runs.add(count.incrementAndGet());
              gate.future().await();
            });
    task.nudge();
    assertThat(next()).isEqualTo(1);
    task.nudge();
    task.nudge();
    home.settled();
    gate.complete();
    assertThat(next()).isEqualTo(2);
    home.settled();
    assertThat(runs).isEmpty();
  }

  @Test
  void itGoesOnAfterABug() throws InterruptedException {
    goesOnAfter(
        () -> {
          throw new IllegalStateException("a bug");
        });
  }

  // await() rethrows what a future failed with, checked or not.
  @Test
  void itGoesOnAfterABrokenSocket() throws InterruptedException {
    goesOnAfter(() -> Future.failedFuture(new IOException("a socket broke")).await());
  }

  @Test
  void itGoesOnAfterAnError() throws InterruptedException {
    goesOnAfter(
        () -> {
          throw new StackOverflowError();
        });
  }

  @Test
  void onceStoppedItDoesNothing() throws InterruptedException {
    var home = home();
    var task = home.every(Duration.ofMillis(1), () -> runs.add(count.incrementAndGet()));
    task.nudge();
    next();
    task.stop();
    home.settled();
    runs.clear();
    task.nudge();
    home.settled();
    assertThat(runs).isEmpty();
  }

  private void goesOnAfter(Runnable trouble) throws InterruptedException {
    var task =
        home()
            .every(
                SELDOM,
                () -> {
                  runs.add(count.incrementAndGet());
                  if (count.get() == 1) {
                    trouble.run();
                  }
                });
    task.nudge();
    assertThat(next()).isEqualTo(1);
    task.nudge();
    assertThat(next()).isEqualTo(2);
    assertThat(meters.counter("sendwell.task.failures", "task", "test").count()).isEqualTo(1);
  }

  private int next() throws InterruptedException {
    var run = runs.poll(60, TimeUnit.SECONDS);
    assertThat(run).as("a run").isNotNull();
    return run;
  }

  private Home home() {
    var verticle = new Home();
    var options = new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD);
    vertx.deployVerticle(verticle, options).await();
    return verticle;
  }

  /** What a test holds of a task: everything happens on the task's own context. */
  private record Task(Context context, Periodic periodic) {
    void nudge() {
      context.runOnContext(_ -> periodic.nudge());
    }

    void stop() {
      context.runOnContext(_ -> periodic.stop());
    }
  }

  private final class Home extends VerticleBase {
    Task every(Duration period, Runnable work) {
      Promise<Task> made = Promise.promise();
      context.runOnContext(
          _ ->
              made.complete(
                  new Task(
                      context, new Periodic(vertx, meters, new Random(1), "test", period, work))));
      return made.future().await();
    }

    /** Waits until the context has done what it was given before. */
    void settled() {
      Promise<Void> reached = Promise.promise();
      context.runOnContext(_ -> reached.complete());
      reached.future().await();
    }
  }
}
