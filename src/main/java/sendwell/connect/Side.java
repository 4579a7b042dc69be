package sendwell.connect;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import sendwell.mail.Server;
import sendwell.mail.ServerFault;
import sendwell.thread.Aside;

/**
 * The search for one of the two servers: takes candidates, best first, and keeps the first that
 * answers. One thread at a time.
 */
final class Side {
  private static final int MOST_AT_ONCE = 8;

  private final Function<Offer, List<Candidate>> ours;
  private final Function<Server, Optional<ServerFault>> probe;
  private final Set<Server> seen = new HashSet<>();
  private final List<Choice> candidates = new ArrayList<>();
  private final List<Choice> answering = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  Side(Function<Offer, List<Candidate>> ours, Function<Server, Optional<ServerFault>> probe) {
    this.ours = ours;
    this.probe = probe;
  }

  /** A candidate, and whose it is. */
  record Choice(Candidate candidate, Offer offer) {}

  private record Probing(Choice choice, Future<Optional<Verdict>> verdict) {}

  /** The sentence of what is wrong; empty if nothing is. */
  private record Verdict(String wrong) {}

  /** Begins to speak to all candidates that are new; {@code run} settles which one it is. */
  Runnable probe(List<Offer> offers, Deadline deadline) {
    List<Probing> under = fresh(offers).stream().map(choice -> probing(choice, deadline)).toList();
    return () -> settle(under);
  }

  /** Remembers candidates without speaking to them. */
  void remember(List<Offer> offers) {
    fresh(offers);
  }

  private List<Choice> fresh(List<Offer> offers) {
    if (isFound()) {
      return List.of();
    }
    List<Choice> choices =
        offers.stream()
            .flatMap(offer -> ours.apply(offer).stream().map(each -> new Choice(each, offer)))
            .filter(choice -> seen.add(choice.candidate().server()))
            .limit(MOST_AT_ONCE)
            .toList();
    candidates.addAll(choices);
    return choices;
  }

  private Probing probing(Choice choice, Deadline deadline) {
    Server server = choice.candidate().server();
    return new Probing(choice, deadline.bound(Aside.start(() -> verdict(server))));
  }

  private Verdict verdict(Server server) {
    return new Verdict(probe.apply(server).map(ServerFault::detail).orElse(""));
  }

  /** Waits only for those that go before the one that answers. */
  private void settle(List<Probing> under) {
    for (Probing each : under) {
      Verdict late = new Verdict(each.choice().candidate().server() + " did not answer in time.");
      Verdict verdict = each.verdict().await().orElse(late);
      if (verdict.wrong().isEmpty()) {
        answering.add(each.choice());
        return;
      }
      failures.add(verdict.wrong());
    }
  }

  boolean isFound() {
    return !answering.isEmpty();
  }

  /** The server that answers, or else the one that most speaks for. */
  Choice best() {
    return Stream.concat(answering.stream(), candidates.stream()).findFirst().orElseThrow();
  }

  /** Who said so; {@code none} if the best is only a guess. */
  String source() {
    return isFound() ? best().offer().source() : "none";
  }

  /** Why the candidates did not answer; empty once one did. */
  List<String> failures() {
    return isFound() ? List.of() : failures;
  }
}
