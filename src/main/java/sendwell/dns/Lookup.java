package sendwell.dns;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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

  Lookup(DnsSettings settings, SecureRandom random, InstantSource time) {
    this.network = new Network(settings.patience(), random, time);
    this.servers =
        settings.servers().stream().map(address -> new NameServer(address, network)).toList();
    this.window = new Window(settings.inFlight());
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
    Instant tooLate = now().plus(network.patience());
    window.enter(() -> begin(question, asker, tooLate));
  }

  /** Those who still wait hear that there will be no answer. */
  @Override
  public void close() {
    network.close();
    servers.forEach(NameServer::close);
  }

  private boolean begin(Question<?> question, Consumer<Learnt> asker, Instant tooLate) {
    if (network.isClosed() || now().isAfter(tooLate)) {
      String words = network.isClosed() ? "no longer asked" : "too many questions at once";
      asker.accept(failed(Fault.TIMEOUT, words));
      return false;
    }
    Exchange.begin(Query.of(question), byStanding(), network.patience(), network)
        .thenCompose(reply -> read(question, reply))
        .exceptionally(bug -> unreadable(question, bug))
        .thenAccept(
            learnt -> {
              window.leave();
              asker.accept(learnt);
            });
    return true;
  }

  private CompletableFuture<Learnt> read(Question<?> question, Reply reply) {
    return switch (Reading.of(question, Trail.from(question.name()), reply)) {
      case Reading.Settled(var answer) ->
          CompletableFuture.completedFuture(new Learnt(answer, reply.octets()));
      case Reading.Useless(var failed) when failed.fault() == Fault.TIMEOUT -> // of all servers
          CompletableFuture.completedFuture(new Learnt(failed, reply.octets()));
      case Reading _ ->
          CompletableFuture.supplyAsync(
              () -> new Inquiry(question, byStanding(), network).settle(reply),
              Thread::startVirtualThread);
    };
  }

  private List<NameServer> byStanding() {
    long now = network.time().millis();
    return servers.stream().noneMatch(server -> server.standing().isResting(now))
        ? servers
        : servers.stream()
            .sorted(Comparator.comparing(server -> server.standing().isResting(now)))
            .toList();
  }

  /** What nobody foresaw in a message must not keep its askers waiting. */
  private Learnt unreadable(Question<?> question, Throwable bug) {
    LOG.atError().addKeyValue("question", question).setCause(bug).log("An answer is not read");
    return failed(Fault.MALFORMED, "an answer that cannot be read");
  }

  private Learnt failed(Fault fault, String words) {
    Trace trace = Trace.of(words, Duration.ZERO, servers.getFirst().name(), now());
    return new Learnt(new Answer.Failed<>(fault, trace), 0);
  }

  private Instant now() {
    return network.time().instant();
  }
}
