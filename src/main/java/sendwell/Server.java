package sendwell;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.metrics.MetricsOptions;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.net.BindException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletionException;
import sendwell.db.DatabaseUrl;
import sendwell.db.EmbeddedDatabase;
import sendwell.db.Migrations;
import sendwell.db.Pools;

/**
 * A running Sendwell: what {@link App} stands on, in the order in which it is started, and stopped
 * in the reverse order. For plain threads, not for Vert.x's.
 */
final class Server implements AutoCloseable {
  private final Deque<Runnable> stops = new ArrayDeque<>();
  private final Config config;
  private App app;

  private Server(Config config) {
    this.config = config;
  }

  /**
   * Starts all of it; blocks until it is ready.
   *
   * @throws StartFailure if something is missing; whatever had been started is stopped again
   */
  static Server start(Config config, InstantSource time) {
    var server = new Server(config);
    try {
      server.start(time);
      return server;
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  String host() {
    return config.http().host();
  }

  int port() {
    return app.port();
  }

  App app() {
    return app;
  }

  /** Stops everything, the latest started first; blocks until done. */
  @Override
  public void close() {
    while (!stops.isEmpty()) {
      stops.pop().run();
    }
  }

  private void start(InstantSource time) {
    var url =
        config.database().external().isEmpty()
            ? embedded()
            : config.database().external().getFirst();
    migrate(url);
    var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    var vertx = vertx(meters);
    Pool pool = Pools.open(vertx, url, config.database().pool());
    app = new App(config, pool, meters, time);
    deploy(vertx);
  }

  private DatabaseUrl embedded() {
    var folder = DataFolder.hold(config.data());
    stops.push(folder::close);
    try {
      var database = EmbeddedDatabase.start(config.data());
      stops.push(database::close);
      return database.url();
    } catch (IOException | IllegalStateException e) {
      throw new StartFailure(
          "The embedded PostgreSQL does not start (%s): see %s."
              .formatted(e.getMessage(), config.data().resolve("postgresql.log")),
          e);
    }
  }

  private void migrate(DatabaseUrl url) {
    try {
      Migrations.apply(url);
    } catch (IllegalStateException e) {
      throw new StartFailure(
          "PostgreSQL at %s cannot be used: %s".formatted(url, e.getMessage()), e);
    }
  }

  private Vertx vertx(PrometheusMeterRegistry meters) {
    var options = new VertxOptions().setMetricsOptions(new MetricsOptions().setEnabled(true));
    var vertx =
        Vertx.builder().with(options).withMetrics(new MicrometerMetricsFactory(meters)).build();
    stops.push(() -> vertx.close().toCompletionStage().toCompletableFuture().join());
    return vertx;
  }

  private void deploy(Vertx vertx) {
    var options = new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD);
    try {
      String id =
          vertx.deployVerticle(app, options).toCompletionStage().toCompletableFuture().join();
      // First of all, and apart: closing Vert.x would close the pool while mails are still under
      // way.
      stops.push(() -> vertx.undeploy(id).toCompletionStage().toCompletableFuture().join());
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case StartFailure failure -> throw failure;
        case BindException _ ->
            throw new StartFailure(
                "Port %d of %s is in use or not allowed: end the other program, or set SENDWELL_HTTP_PORT to another port."
                    .formatted(config.http().port(), config.http().host()),
                e);
        default -> throw e;
      }
    }
  }
}
