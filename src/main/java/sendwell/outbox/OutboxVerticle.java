package sendwell.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.EventBus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sendwell.account.AccountId;
import sendwell.account.Accounts;
import sendwell.account.Mailboxes;
import sendwell.event.Periodic;
import sendwell.graph.Graph;
import sendwell.imap.ImapClient;
import sendwell.smtp.SmtpClient;

/**
 * Sends: takes lanes that have something to do, lets each have its turn on a virtual thread of its
 * own, and renews their leases meanwhile. Any number of these, on any number of nodes, share the
 * work.
 */
final class OutboxVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxVerticle.class);
  private static final String DUE = "sendwell.outbox.due";
  private static final Duration RENEW_EVERY = Lanes.LEASE.dividedBy(4);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  /** A turn that has so little of its lease left stops by itself. */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  private final OutboxSettings settings;
  private final Outbox outbox;
  private final Lanes lanes;
  private final Mailboxes mailboxes;
  private final Accounts accounts;
  private final SmtpClient smtp;
  private final ImapClient imap;
  private final Graph graph;
  private final InstantSource time;
  private final RandomGenerator random;
  private final MeterRegistry meters;
  private final UUID me = UUID.randomUUID();
  private final Map<AccountId, Instant> held = new HashMap<>();
  private final Map<AccountId, Future<Void>> turns = new HashMap<>();
  private Context home;
  private LaneParts parts;
  private Periodic claiming;
  private Periodic renewing;
  private boolean stopping;

  OutboxVerticle(
      OutboxSettings settings,
      Outbox outbox,
      Lanes lanes,
      Mailboxes mailboxes,
      SmtpClient smtp,
      ImapClient imap,
      Graph graph,
      InstantSource time,
      RandomGenerator random,
      MeterRegistry meters) {
    this.settings = settings;
    this.outbox = outbox;
    this.lanes = lanes;
    this.mailboxes = mailboxes;
    this.accounts = outbox.accounts();
    this.smtp = smtp;
    this.imap = imap;
    this.graph = graph;
    this.time = time;
    this.random = random;
    this.meters = meters;
  }

  /** Wakes every verticle of every node; it does no harm if nothing is due, or if it gets lost. */
  static void wake(EventBus bus) {
    bus.publish(DUE, "");
  }

  @Override
  public Future<?> start() {
    home = context;
    parts =
        new LaneParts(
            outbox,
            new Settler(vertx, outbox, time, meters),
            accounts,
            mailboxes,
            new KeptConnections(vertx),
            smtp,
            imap,
            graph,
            time,
            random);
    claiming = new Periodic(vertx, meters, random, "outbox", settings.poll(), this::claim);
    renewing = new Periodic(vertx, meters, random, "outbox leases", RENEW_EVERY, this::renew);
    vertx.eventBus().consumer(DUE, _ -> claiming.nudge());
    renewing.nudge();
    claiming.nudge();
    return Future.succeededFuture();
  }

  /** Lets the mails that are under way come to their end, and gives the lanes back. */
  @Override
  public Future<?> stop() {
    stopping = true;
    claiming.stop();
    return Future.join(List.copyOf(turns.values()))
        .timeout(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
        .otherwiseEmpty()
        .onComplete(
            _ -> {
              renewing.stop();
              parts.kept().closeAll();
            });
  }

  private void claim() {
    int free = settings.lanes() - turns.size();
    if (stopping || free <= 0) {
      return;
    }
    for (var lane : lanes.claim(me, time.instant(), free)) {
      held.put(lane.account(), time.instant().plus(Lanes.LEASE));
      Promise<Void> ended = Promise.promise();
      turns.put(lane.account(), ended.future());
      home.runOnContext(_ -> take(lane, ended));
    }
  }

  private void take(LaneLease lane, Promise<Void> ended) {
    var account = lane.account();
    try {
      var end = new LaneTurn(parts, lane, () -> mayGoOn(account)).take();
      end.ifPresent(e -> lanes.release(me, account, e.readyAt(), e.faults(), time.instant()));
    } catch (Exception e) {
      // The lease runs out by itself, and the next holder looks up what was under way.
      meters.counter("sendwell.task.failures", "task", "lane").increment();
      LOG.atError().addKeyValue("account", account).setCause(e).log("A lane's turn failed");
    } finally {
      turns.remove(account);
      held.remove(account);
      ended.complete();
    }
    claiming.nudge();
  }

  private boolean mayGoOn(AccountId account) {
    var until = held.get(account);
    return !stopping && until != null && time.instant().plus(MARGIN).isBefore(until);
  }

  private void renew() {
    if (held.isEmpty()) {
      return;
    }
    var now = time.instant();
    var kept = lanes.renew(me, held.keySet(), now);
    held.replaceAll(
        (account, until) -> kept.contains(account) ? now.plus(Lanes.LEASE) : Instant.MIN);
  }
}
