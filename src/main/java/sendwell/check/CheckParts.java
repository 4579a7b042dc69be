package sendwell.check;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import sendwell.dns.Dns;
import sendwell.event.EventLog;
import sendwell.event.WorkspaceId;

/**
 * What a check needs.
 *
 * @param adoption learns of new accounts
 * @param domains what is to be checked
 * @param subjects what is known of a domain before
 * @param examination makes the checks
 * @param settling writes down what was found
 * @param log is told of every step
 * @param dns remembers what it was told
 * @param fresh makes one that asks again, for one check
 */
record CheckParts(
    Adoption adoption,
    Domains domains,
    Subjects subjects,
    Examination examination,
    Settling settling,
    EventLog log,
    Dns dns,
    Supplier<Dns> fresh) {

  /** Checks a domain; nothing if no account sends from it any more. */
  Optional<Outcome> examine(CheckedDomain domain, BiConsumer<CheckedDomain, Progress> told) {
    Dns asked = domain.fresh() ? fresh.get() : dns;
    var done = new AtomicInteger();
    int of = examination.size();
    return subjects
        .of(domain, asked)
        .map(
            subject ->
                examination.of(
                    subject,
                    asked,
                    (aspect, finding) -> {
                      int number = done.incrementAndGet();
                      if (domain.requested()) {
                        told.accept(
                            domain,
                            Progress.step(domain.domain(), aspect, finding.state(), number, of));
                      }
                    }))
        .map(findings -> new Outcome(domain, findings));
  }

  /** Tells the workspace how far a check has come. */
  void tell(WorkspaceId workspace, Progress progress, Instant now) {
    domains.database().run(tx -> log.append(tx, workspace, now, List.of(progress.event())));
  }
}
