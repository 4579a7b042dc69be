package sendwell.check;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sendwell.dns.Dns;
import sendwell.thread.Aside;

/** Makes all checks of a subject, side by side. */
final class Examination {
  private static final Logger LOG = LoggerFactory.getLogger(Examination.class);

  private final List<Check> checks;
  private final Duration limit;
  private volatile boolean stopped;

  /** None of the checks may take longer than the limit. */
  Examination(List<Check> checks, Duration limit) {
    this.checks = List.copyOf(checks);
    this.limit = limit;
  }

  /** How many findings there will be. */
  int size() {
    return checks.size();
  }

  /**
   * From now on a check that fails does so because the ground is taken from under it: that is no
   * fault, and what it finds is of no meaning.
   */
  void stop() {
    stopped = true;
  }

  /**
   * The finding of every check; waits for the slowest.
   *
   * @param each is told of every finding as it comes, on the caller's context
   */
  Map<Aspect, Finding> of(Subject subject, Dns dns, BiConsumer<Aspect, Finding> each) {
    var running = new EnumMap<Aspect, Future<Finding>>(Aspect.class);
    for (Check check : checks) {
      Future<Finding> finding =
          Aside.start(() -> check.run(subject, dns))
              .timeout(limit.toMillis(), TimeUnit.MILLISECONDS)
              .otherwise(failure -> broken(check, subject, failure))
              .onSuccess(found -> each.accept(check.aspect(), found));
      running.put(check.aspect(), finding);
    }
    Future.join(new ArrayList<>(running.values())).await();
    var found = new EnumMap<Aspect, Finding>(Aspect.class);
    running.forEach((aspect, finding) -> found.put(aspect, finding.result()));
    return found;
  }

  private Finding broken(Check check, Subject subject, Throwable failure) {
    if (!(failure instanceof TimeoutException)) {
      if (!stopped) {
        LOG.atError()
            .addKeyValue("check", check.aspect())
            .addKeyValue("domain", subject.domain())
            .setCause(failure)
            .log("A check failed");
      }
      return Finding.unknown(
          "check_failed", "", "The check failed for a reason of our own; it will be tried again.");
    }
    return Finding.unknown(
        "check_timeout",
        "",
        "The check was not done within %d s; it will be tried again.".formatted(limit.toSeconds()));
  }
}
