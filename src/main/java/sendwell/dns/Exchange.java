package sendwell.dns;

import io.netty.util.Timeout;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A query under way by UDP. Datagrams get lost: while no answer comes, the query is repeated, to
 * one name server after the other, after pauses that grow and vary. An answer to any try will do.
 */
final class Exchange {
  private static final int TRIES_IN_VAIN = 3;

  /** No pause takes more than this part of all patience, so that there are some tries. */
  private static final int LEAST_TRIES = 3;

  private final Query query;
  private final List<NameServer> servers;
  private final long patience;
  private final Network network;
  private final Consumer<Reply> asker;
  private final AtomicBoolean over = new AtomicBoolean();
  private volatile Try latest;
  private volatile Timeout timeout;

  // One try is made after the other, though not by one thread.
  private int tries; // before this one
  private long millisLeft;

  private Exchange(
      Query query,
      List<NameServer> servers,
      long patience,
      Network network,
      Consumer<Reply> asker) {
    this.query = query;
    this.servers = servers;
    this.patience = patience;
    this.millisLeft = patience;
    this.network = network;
    this.asker = asker;
  }

  /**
   * Asks the first server, then the others, then over again. The asker hears of the reply, once, on
   * a thread that must not wait.
   */
  static void begin(
      Query query,
      List<NameServer> servers,
      long patience,
      Network network,
      Consumer<Reply> asker) {
    new Exchange(query, servers, patience, network, asker).ask();
  }

  /** The same for those who can wait. */
  static Reply await(Query query, List<NameServer> servers, Duration patience, Network network) {
    var reply = new CompletableFuture<Reply>();
    begin(query, servers, patience.toMillis(), network, reply::complete);
    return reply.join();
  }

  Query query() {
    return query;
  }

  /** A datagram has come that answers one of the tries. */
  void answered(NameServer server, byte[] datagram) {
    if (over.compareAndSet(false, true)) {
      expectNoMore();
      network.traffic().answered.increment();
      asker.accept(Reply.read(datagram, false, server, network.time().instant()));
    }
  }

  private void ask() {
    if (network.isClosed()) {
      goOn();
      return;
    }
    NameServer server = current();
    int chance = network.random();
    long pause = pause(server, chance);
    millisLeft -= pause;
    Runnable next = this::goOn;
    try {
      Try attempt = server.expect(this, latest, chance);
      latest = attempt;
      next = () -> late(attempt);
      network.traffic().sent.increment();
      attempt.socket().send(query.message(attempt.id()));
    } catch (IOException e) {
      server.unreachable(e);
    }
    timeout = network.after(pause, next);
    if (over.get()) { // meanwhile
      expectNoMore();
    } else if (network.isClosed()) {
      goOn();
    }
  }

  /** Twice as long each time, give or take a quarter; the last is whatever is left. */
  private long pause(NameServer server, int chance) {
    double jitter = 0.75 + (chance >>> 24) / 512.0;
    double pause = server.standing().patienceMillis() * (1L << tries) * jitter;
    long bounded = Math.max(1, Math.min((long) pause, patience / LEAST_TRIES));
    return millisLeft < 2 * bounded ? millisLeft : bounded;
  }

  private void late(Try attempt) {
    if (!over.get()) {
      attempt.server().silent(attempt);
      goOn();
    }
  }

  private void goOn() {
    if (over.get()) {
      return;
    }
    if (millisLeft > 0 && !isHopeless() && !network.isClosed()) {
      tries++;
      ask();
    } else if (over.compareAndSet(false, true)) {
      expectNoMore();
      network.traffic().timedOut.increment();
      asker.accept(lost());
    }
  }

  private NameServer current() {
    return servers.get(tries % servers.size());
  }

  /** Whether the network has said again and again that there is no way to any of the servers. */
  private boolean isHopeless() {
    return tries >= TRIES_IN_VAIN
        && servers.stream().allMatch(server -> server.standing().trouble().isPresent());
  }

  private Reply lost() {
    String words =
        network.isClosed()
            ? "no longer asked"
            : current()
                .standing()
                .trouble()
                .map("it cannot be reached: %s"::formatted)
                .orElse("no answer within %s s".formatted(patience / 1000.0));
    return new Reply.Lost(Fault.TIMEOUT, words, current(), network.time().instant());
  }

  private void expectNoMore() {
    for (Try each = latest; each != null; each = each.earlier()) {
      each.server().expectNoMore(each);
    }
    Timeout due = timeout;
    if (due != null) {
      due.cancel();
    }
  }
}
