package sendwell.dns;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds answers out. The usual question is one datagram there and one back, done by the thread that
 * asks and the one that listens; every other goes on as an {@link Inquiry} on a virtual thread.
 */
final class Lookup implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Lookup.class);

  private final Network network;
  private final List<NameServer> servers;
  private final Window window;
  private final long patience;

  Lookup(DnsSettings settings, SecureRandom random, InstantSource time) {
    this.network = new Network(settings.patience(), random, time);
    this.servers =
        settings.servers().stream().map(address -> new NameServer(address, network)).toList();
    this.window = new Window(settings.inFlight());
    this.patience = settings.patience().toMillis();
  }

  DnsTraffic traffic() {
    return network.traffic();
  }

  /** Whether so many questions stand in line that no more should join them without need. */
  boolean isBusy() {
    return window.isCrowded();
  }

  /**
   * Asks, now or as soon as not too many other questions are under way. The asker hears the answer
   * on some thread that must not wait.
   */
  void ask(Question<?> question, Consumer<Learnt> asker) {
    long tooLate = network.time().millis() + patience;
    window.enter(() -> begin(question, asker, tooLate));
  }

  /** Those who still wait hear that there will be no answer. */
  @Override
  public void close() {
    network.close();
    servers.forEach(NameServer::close);
  }

  private boolean begin(Question<?> question, Consumer<Learnt> asker, long tooLate) {
    long now = network.time().millis();
    if (network.isClosed() || now > tooLate) {
      asker.accept(neverAsked());
      return false;
    }
    Query query = Query.of(question);
    Exchange.begin(
        query, byStanding(now), patience, network, reply -> read(question, reply, asker));
    return true;
  }

  private void read(Question<?> question, Reply reply, Consumer<Learnt> asker) {
    switch (Reading.of(question, Trail.from(question.name()), reply)) {
      case Reading.Settled(var answer) -> settle(new Learnt(answer, reply.octets()), asker);
      case Reading.Useless(var failed) when failed.fault() == Fault.TIMEOUT -> // of all servers
          settle(new Learnt(failed, reply.octets()), asker);
      case Reading _ -> Thread.startVirtualThread(() -> inquire(question, reply, asker));
    }
  }

  private void inquire(Question<?> question, Reply reply, Consumer<Learnt> asker) {
    try {
      var inquiry = new Inquiry(question, byStanding(network.time().millis()), network);
      settle(inquiry.settle(reply), asker);
    } catch (RuntimeException e) { // a bug of ours must not keep others waiting for ever
      LOG.atError().addKeyValue("question", question).setCause(e).log("An inquiry broke off");
      settle(failed(Fault.MALFORMED, "an inquiry that broke off"), asker);
    }
  }

  private void settle(Learnt learnt, Consumer<Learnt> asker) {
    asker.accept(learnt);
    window.leave();
  }

  /** All servers, those that were silent lately last. */
  private List<NameServer> byStanding(long now) {
    return servers.size() == 1 || !servers.getFirst().standing().isResting(now)
        ? servers
        : servers.stream()
            .sorted(Comparator.comparing(server -> server.standing().isResting(now)))
            .toList();
  }

  private Learnt neverAsked() {
    String words = network.isClosed() ? "no longer asked" : "too many questions at once";
    return failed(Fault.TIMEOUT, words);
  }

  private Learnt failed(Fault fault, String words) {
    Instant now = network.time().instant();
    Trace trace = Trace.of(words, Duration.ZERO, servers.getFirst().name(), now);
    return new Learnt(new Answer.Failed<>(fault, trace), 0);
  }
}
