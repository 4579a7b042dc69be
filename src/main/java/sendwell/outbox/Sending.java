package sendwell.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.EventBus;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import sendwell.account.Accounts;
import sendwell.account.Mailboxes;
import sendwell.event.EventLog;
import sendwell.graph.Graph;
import sendwell.id.Ids;
import sendwell.imap.ImapClient;
import sendwell.smtp.SmtpClient;
import sendwell.web.Routes;

/**
 * The slice's way in: its routes and its verticles.
 *
 * @param accounts who sends
 * @param mailboxes the way into their mailboxes
 * @param log is told of every change
 * @param ids names messages
 * @param smtp hands mail in
 * @param imap files and finds copies
 * @param graph hands mail in and finds copies, for mailboxes that are reached so
 * @param time the clock
 * @param random spreads the waits
 * @param meters counts
 */
public record Sending(
    Accounts accounts,
    Mailboxes mailboxes,
    EventLog log,
    Ids ids,
    SmtpClient smtp,
    ImapClient imap,
    Graph graph,
    InstantSource time,
    RandomGenerator random,
    MeterRegistry meters) {

  /** Sending, and the Email List. */
  public Routes routes(EventBus bus) {
    return new OutboxRoutes(accounts, new Messages(accounts.database(), log, ids), log, bus, time);
  }

  /** Sends what is due; deploy as many as there are cores, on virtual threads. */
  public VerticleBase outboxVerticle(OutboxSettings settings) {
    var lanes = new Lanes(accounts.database());
    return new OutboxVerticle(
        settings, outbox(), lanes, mailboxes, smtp, imap, graph, time, random, meters);
  }

  /** Files and finds copies of what was sent; deploy one a node, on a virtual thread. */
  public VerticleBase sentCopyVerticle() {
    var copies = new SentCopies(accounts.database());
    return new SentCopyVerticle(
        new CopyFiler(copies, outbox(), mailboxes, imap, graph, time, random), meters, random);
  }

  private Outbox outbox() {
    return new Outbox(accounts.database(), log, accounts);
  }

  /** What becomes of messages once they are sent, for whoever reads the mailboxes. */
  public Replies replies() {
    return new Replies(accounts.database(), log);
  }

  /** Measures the queue, for whoever runs the server; make one, and let it measure regularly. */
  public QueueDepth queueDepth() {
    return new QueueDepth(accounts.database(), meters);
  }
}
