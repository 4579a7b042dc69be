package sendwell.check;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.EventBus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import sendwell.account.Accounts;
import sendwell.dns.Dns;
import sendwell.event.EventLog;
import sendwell.web.Routes;

/**
 * The slice's way in: its routes and its verticle.
 *
 * @param accounts whose domains are checked
 * @param log is told of every finding
 * @param checks what is looked at
 * @param dns remembers what it was told
 * @param fresh makes one that asks again, for one check
 * @param settings how checking is shared out over time
 * @param time the clock
 * @param random spreads the checks
 * @param meters counts
 */
public record Checking(
    Accounts accounts,
    EventLog log,
    List<Check> checks,
    Dns dns,
    Supplier<Dns> fresh,
    CheckSettings settings,
    InstantSource time,
    RandomGenerator random,
    MeterRegistry meters) {

  /** What was found. */
  public Domains domains() {
    return new Domains(accounts.database());
  }

  /** Checking at once. */
  public Routes routes(EventBus bus) {
    return new CheckRoutes(accounts, domains(), bus, time);
  }

  /** Checks what is due; deploy one a node, on virtual threads. */
  public VerticleBase verticle() {
    var database = accounts.database();
    var schedule = new CheckSchedule(settings.interval(), random);
    var parts =
        new CheckParts(
            new Adoption(database, domains()),
            domains(),
            new Subjects(Platforms.load()),
            new Examination(checks, settings.limit()),
            new Settling(database, log, schedule),
            log,
            dns,
            fresh);
    return new CheckVerticle(parts, settings, time, random, meters);
  }

  /** Forgets changes that are too old to be told. */
  public void forget(Instant now) {
    domains().forget(now.minus(settings.keepChanges()));
  }
}
