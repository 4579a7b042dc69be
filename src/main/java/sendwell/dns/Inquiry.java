package sendwell.dns;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.Rcode;

/**
 * The rest of a question that its first reply did not settle: by TCP if the reply was cut off, with
 * the next alias if it ended at one, without validation and at other name servers if it was
 * useless. Waits for name servers; for one virtual thread.
 */
final class Inquiry {
  private static final String BOGUS = "SERVFAIL, but an answer if signatures are not checked";

  private final Question<?> question;
  private final List<NameServer> servers;
  private final Network network;
  private final Instant deadline;

  private Trail trail;
  private List<NameServer> untried;
  private Optional<Answer<?>> failure = Optional.empty();
  private int octets;

  Inquiry(Question<?> question, List<NameServer> servers, Network network) {
    this.question = question;
    this.servers = servers;
    this.network = network;
    this.deadline = now().plus(network.patience());
    this.trail = Trail.from(question.name());
    this.untried = new ArrayList<>(servers);
  }

  /** What becomes of the question after this reply. */
  Learnt settle(Reply first) {
    Reply reply = first;
    while (true) {
      octets += reply.octets();
      switch (Reading.of(question, trail, reply)) {
        case Reading.Settled(var answer) -> {
          return new Learnt(answer, octets);
        }
        case Reading.CutOff() -> reply = reply.server().tcp().ask(query(), left());
        case Reading.Onward(var further) -> {
          trail = further;
          untried = new ArrayList<>(servers);
          failure = Optional.empty();
          reply = ask(query(), untried);
        }
        case Reading.Useless(var failed) -> {
          Optional<Reply> next = beyond(failed, reply.server());
          if (next.isEmpty()) {
            return new Learnt(failure.orElse(failed), octets);
          }
          reply = next.get();
        }
      }
    }
  }

  /** What else there is to read; nothing if the failure stands. */
  private Optional<Reply> beyond(Answer.Failed<?> failed, NameServer server) {
    if (failed.fault() == Fault.TIMEOUT) { // of all that were untried
      return Optional.empty();
    }
    if (failed.fault() == Fault.DNSSEC_BOGUS) {
      failure = Optional.of(failed);
      return Optional.empty();
    }
    if (failed.fault() == Fault.SERVFAIL && isAnsweredUnchecked(server)) {
      // Was it the signatures, or has its trouble just passed?
      Reply again = ask(query(), List.of(server));
      if (rcode(again) != Rcode.SERVFAIL) {
        return Optional.of(again);
      }
      failure = Optional.of(bogus(failed));
      return Optional.empty();
    }
    failure = failure.or(() -> Optional.of(failed)); // the preferred server's word counts
    untried.remove(server);
    return untried.isEmpty() || !now().isBefore(deadline)
        ? Optional.empty()
        : Optional.of(ask(query(), untried));
  }

  /** RFC 4035 §5.5: bogus data is given away only to those who check it themselves. */
  private boolean isAnsweredUnchecked(NameServer server) {
    int rcode = rcode(ask(Query.unchecked(here()), List.of(server)));
    return rcode == Rcode.NOERROR || rcode == Rcode.NXDOMAIN;
  }

  private Answer<?> bogus(Answer.Failed<?> failed) {
    return new Answer.Failed<>(Fault.DNSSEC_BOGUS, failed.trace().with(BOGUS));
  }

  private static int rcode(Reply reply) {
    return reply instanceof Reply.Came came ? came.message().getRcode() : -1;
  }

  private Reply ask(Query query, List<NameServer> whom) {
    return Exchange.await(query, List.copyOf(whom), left(), network);
  }

  private Query query() {
    return Query.of(here());
  }

  private Question<?> here() {
    return new Question<>(trail.end(), question.type());
  }

  private Duration left() {
    Duration left = Duration.between(now(), deadline);
    return left.isPositive() ? left : Duration.ofMillis(1);
  }

  private Instant now() {
    return network.time().instant();
  }
}
