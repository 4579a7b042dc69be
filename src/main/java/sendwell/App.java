package sendwell;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import sendwell.account.AccountRoutes;
import sendwell.account.Accounts;
import sendwell.account.Connections;
import sendwell.db.Database;
import sendwell.event.EventLog;
import sendwell.event.Periodic;
import sendwell.id.Ids;
import sendwell.id.Token;
import sendwell.secret.KeyCheck;
import sendwell.web.AccessEnded;
import sendwell.web.EventRoutes;
import sendwell.web.HttpVerticle;
import sendwell.web.LiveClients;
import sendwell.web.LiveFeed;
import sendwell.web.Operations;
import sendwell.web.Routes;
import sendwell.web.SessionCookie;
import sendwell.web.Source;
import sendwell.workspace.SetupCode;
import sendwell.workspace.Workspaces;

/** The composition root: makes every part, hands each what it needs, and starts them. */
final class App extends VerticleBase {
  private static final Duration FORGET_EVERY = Duration.ofMinutes(10);

  private final Config config;
  private final Pool pool;
  private final PrometheusMeterRegistry meters;
  private final InstantSource time;
  private final SecureRandom random = new SecureRandom();
  private final List<HttpVerticle> servers = new ArrayList<>();
  private SetupCode setupCode = SetupCode.NONE;

  App(Config config, Pool pool, PrometheusMeterRegistry meters, InstantSource time) {
    this.config = config;
    this.pool = pool;
    this.meters = meters;
    this.time = time;
  }

  /** The port that is listened on. */
  int port() {
    return servers.getFirst().port();
  }

  /** What the first set-up must give, for the start to print. */
  SetupCode setupCode() {
    return setupCode;
  }

  @Override
  public Future<?> start() {
    var database = new Database(pool);
    var sealer = new Keys(config.secret(), new KeyCheck(database)).sealer();
    var ids = new Ids(time, random);
    var log = new EventLog(database, vertx.eventBus());
    var workspaces = new Workspaces(database, ids, random, time, config.workspace());
    var accounts = new Accounts(database, log, new Connections(database, sealer), ids);
    var clients = new LiveClients(meters);
    var feed = new LiveFeed(log, clients, workspaces, meters, random);
    setupCode = setupCode(workspaces);

    deploy(feed);
    forget(workspaces, log);
    serve(
        ids,
        workspaces,
        routes(workspaces, accounts, log),
        new Operations(database, meters),
        clients,
        feed);
    return Future.succeededFuture();
  }

  private List<Routes> routes(Workspaces workspaces, Accounts accounts, EventLog log) {
    var signIn =
        workspaces.routes(
            setupCode,
            new SessionCookie(config.http().secure()),
            new Source(config.http().trustedProxies()),
            new AccessEnded(vertx.eventBus()));
    var others = List.of(new AccountRoutes(accounts, log, time), new EventRoutes(log));
    return Stream.of(signIn, others).flatMap(List::stream).map(Routes.class::cast).toList();
  }

  private SetupCode setupCode(Workspaces workspaces) {
    return config.http().loopbackOnly() || !workspaces.needSetup()
        ? SetupCode.NONE
        : new SetupCode(Token.random(random, "").value().substring(0, 12));
  }

  private void serve(
      Ids ids,
      Workspaces workspaces,
      List<Routes> routes,
      Operations operations,
      LiveClients clients,
      LiveFeed feed) {
    var options = virtual().setInstances(Runtime.getRuntime().availableProcessors());
    vertx
        .deployVerticle(
            () -> {
              var server =
                  new HttpVerticle(
                      config.http(), ids, workspaces, routes, operations, clients, feed);
              servers.add(server);
              return server;
            },
            options)
        .await();
  }

  private void forget(Workspaces workspaces, EventLog log) {
    new Periodic(
            vertx,
            meters,
            random,
            "forget",
            FORGET_EVERY,
            () -> {
              workspaces.forget(time.instant());
              log.forget(time.instant().minus(config.eventsKeep()));
            })
        .nudge();
  }

  private void deploy(VerticleBase verticle) {
    vertx.deployVerticle(verticle, virtual()).await();
  }

  private static DeploymentOptions virtual() {
    return new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD);
  }
}
