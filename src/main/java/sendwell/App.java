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
import sendwell.account.AccessTokens;
import sendwell.account.AccountRoutes;
import sendwell.account.Accounts;
import sendwell.account.Connections;
import sendwell.account.Grants;
import sendwell.account.Mailboxes;
import sendwell.check.Checking;
import sendwell.check.ListHealths;
import sendwell.connect.Connecting;
import sendwell.connect.Discovery;
import sendwell.connect.GreetingProbe;
import sendwell.db.Database;
import sendwell.dns.Dns;
import sendwell.dns.DnsClient;
import sendwell.dns.DnsHosts;
import sendwell.dns.HostsFile;
import sendwell.event.EventLog;
import sendwell.event.Periodic;
import sendwell.graph.Graph;
import sendwell.health.Scoring;
import sendwell.http.Web;
import sendwell.id.Ids;
import sendwell.id.Token;
import sendwell.imap.ImapClient;
import sendwell.imap.ImapTimeouts;
import sendwell.inbox.Receiving;
import sendwell.mail.Hosts;
import sendwell.oauth.OAuth;
import sendwell.outbox.Correspondence;
import sendwell.outbox.Sending;
import sendwell.outbox.Trial;
import sendwell.outbox.Visits;
import sendwell.provider.Providing;
import sendwell.reconnect.Reconnecting;
import sendwell.secret.KeyCheck;
import sendwell.secret.Sealer;
import sendwell.signin.SigningIn;
import sendwell.signin.SigningIn.SignInSettings;
import sendwell.smtp.SmtpClient;
import sendwell.smtp.SmtpTimeouts;
import sendwell.verify.Verifying;
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
  private static final Duration SHARE_EVERY = Duration.ofSeconds(2);

  /** How long a provider may take for one answer. */
  private static final Duration GRAPH_LIMIT = Duration.ofMinutes(1);

  private static final Duration PROVIDER_LIMIT = Duration.ofSeconds(15);

  private static final Duration MEASURE_EVERY = Duration.ofSeconds(15);
  private static final int CORES = Runtime.getRuntime().availableProcessors();

  private final Config config;
  private final Pool pool;
  private final PrometheusMeterRegistry meters;
  private final InstantSource time;
  private final SecureRandom random = new SecureRandom();
  private final List<Periodic> periodics = new ArrayList<>();
  private final List<HttpVerticle> servers = new ArrayList<>();
  private SetupCode setupCode = SetupCode.NONE;
  private DnsClient dns;

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
    var connections = new Connections(database, sealer);
    var accounts = new Accounts(database, log, connections, ids);
    var clients = new LiveClients(meters);
    var feed = new LiveFeed(log, clients, workspaces, meters, random);
    dns = new DnsClient(config.dns(), random, time);
    DnsMeters.bind(dns.traffic(), meters);
    var hosts = new DnsHosts(dns, HostsFile.system(), config.network());
    var smtp = new SmtpClient(vertx, hosts, config.trust(), SmtpTimeouts.sending());
    var imap = new ImapClient(vertx, hosts, config.trust(), ImapTimeouts.usual());
    var providing = providing(database, sealer, log, hosts);
    var providers = providing.clients();
    var tokens = new AccessTokens(vertx, new Grants(database, sealer), time, random);
    var mailboxes = new Mailboxes(connections, tokens, providers);
    var graph = new Graph(new Web(vertx, hosts, config.trust(), GRAPH_LIMIT), config.graph());
    var sending =
        new Sending(accounts, mailboxes, log, ids, smtp, imap, graph, time, random, meters);
    var probing = new SmtpClient(vertx, hosts, config.trust(), SmtpTimeouts.probing());
    var connecting = connecting(accounts, dns, hosts, imap, probing);
    var trial = new Trial(mailboxes, accounts, probing, imap, graph, time);
    var verifying = new Verifying(accounts, trial, config.verify(), time, random, meters);
    var visits = new Visits(mailboxes, accounts, imap, graph, time);
    var receiving =
        new Receiving(accounts, visits, sending.replies(), config.inbox(), time, random, meters);
    var signingIn =
        new SigningIn(
            accounts,
            providers,
            connecting.probe(meters),
            graph,
            new SignInSettings(config.mailServers(), config.limits(), config.http().publicUrl()),
            sealer,
            ids,
            random,
            time);
    var reconnecting =
        new Reconnecting(
            accounts,
            log,
            signingIn.journeys(),
            connecting.probe(meters),
            config.http(),
            ids,
            random,
            time);
    var healths =
        new ListHealths(database, config.blacklists().lists(), config.dns().servers().toString());
    healths.share();
    var checks =
        new Checking(
            accounts,
            log,
            new Checks(config, vertx, hosts, healths).all(time, random),
            dns,
            dns::fresh,
            config.check(),
            time,
            random,
            meters);
    var scoring =
        new Scoring(
            accounts,
            checks.domains(),
            new Correspondence(database),
            log,
            config.score(),
            time,
            random,
            meters);
    setupCode = setupCode(workspaces);

    deploy(feed);
    deploy(sending.sentCopyVerticle());
    for (int i = 0; i < CORES; i++) {
      deploy(sending.outboxVerticle(config.outbox()));
    }
    deploy(verifying.verticle());
    deploy(receiving.verticle());
    deploy(checks.verticle());
    deploy(scoring.verticle());
    deploy(scoring.countingVerticle());
    deploy(providing.verticle(providers, accounts, mailboxes, random, meters));
    every("share list healths", SHARE_EVERY, healths::share);
    every(
        "forget",
        FORGET_EVERY,
        () -> forget(workspaces, log, signingIn, reconnecting, checks, healths));
    every("queue depth", MEASURE_EVERY, sending.queueDepth()::measure);
    var routes = new ArrayList<>(signIn(workspaces, log));
    routes.add(new AccountRoutes(accounts, mailboxes, log, config.limits(), time));
    routes.addAll(connecting.routes(log, ids, time, meters));
    routes.add(signingIn.routes());
    routes.addAll(reconnecting.routes());
    routes.add(providing.routes(providers));
    routes.add(sending.routes(vertx.eventBus()));
    routes.add(verifying.routes());
    routes.add(checks.routes(vertx.eventBus()));
    routes.add(scoring.routes());
    routes.add(new EventRoutes(log));
    serve(ids, workspaces, routes, new Operations(database, meters), clients, feed);
    return Future.succeededFuture();
  }

  @Override
  public Future<?> stop() {
    periodics.forEach(Periodic::stop);
    dns.close();
    return Future.succeededFuture();
  }

  private Connecting connecting(
      Accounts accounts, Dns dns, Hosts hosts, ImapClient imap, SmtpClient smtp) {
    var settings = config.discovery();
    var probe = new GreetingProbe(vertx, hosts, config.trust(), settings.step());
    var discovery = new Discovery(vertx, dns, hosts, config.trust(), probe, settings, time);
    return new Connecting(
        accounts, discovery, imap, smtp, config.limits(), config.http().publicUrl());
  }

  private Providing providing(Database database, Sealer sealer, EventLog log, Hosts hosts) {
    var web = new Web(vertx, hosts, config.trust(), PROVIDER_LIMIT);
    var oauth = new OAuth(vertx, web, random, time);
    return new Providing(
        database, sealer, log, oauth, config.providers(), config.http().publicUrl(), time);
  }

  private List<Routes> signIn(Workspaces workspaces, EventLog log) {
    return workspaces.routes(
        setupCode,
        new SessionCookie(config.http().secure()),
        new Source(config.http().trustedProxies()),
        new AccessEnded(vertx.eventBus()),
        log);
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
    var options = virtual().setInstances(CORES);
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

  private void every(String name, Duration pause, Runnable work) {
    var periodic = new Periodic(vertx, meters, random, name, pause, work);
    periodics.add(periodic);
    periodic.nudge();
  }

  private void forget(
      Workspaces workspaces,
      EventLog log,
      SigningIn signingIn,
      Reconnecting reconnecting,
      Checking checks,
      ListHealths healths) {
    workspaces.forget(time.instant());
    signingIn.forget(time.instant());
    reconnecting.forget(time.instant());
    log.forget(time.instant().minus(config.eventsKeep()));
    checks.forget(time.instant());
    healths.forget(time.instant());
  }

  private void deploy(VerticleBase verticle) {
    vertx.deployVerticle(verticle, virtual()).await();
  }

  private static DeploymentOptions virtual() {
    return new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD);
  }
}
