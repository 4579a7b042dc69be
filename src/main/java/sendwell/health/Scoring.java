package sendwell.health;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.VerticleBase;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import sendwell.account.Accounts;
import sendwell.check.Domains;
import sendwell.event.EventLog;
import sendwell.web.Routes;

/**
 * The slice's way in: its routes and its verticle.
 *
 * @param accounts whose health it is
 * @param domains what the checks have found
 * @param log tells what is new, and is told of every score
 * @param settings weights and thresholds
 * @param time the clock
 * @param random spreads the work
 * @param meters counts
 */
public record Scoring(
    Accounts accounts,
    Domains domains,
    EventLog log,
    ScoreSettings settings,
    InstantSource time,
    RandomGenerator random,
    MeterRegistry meters) {

  /** The Email Deliverability Dashboard. */
  public Routes routes() {
    return new HealthRoutes(accounts, domains, points(), log, settings, time);
  }

  /** Makes scores; deploy one a node, on a virtual thread. */
  public VerticleBase verticle() {
    var recomputation = new Recomputation(accounts, domains, points(), log, settings);
    return new HealthVerticle(recomputation, points(), time, random, meters);
  }

  private HealthPoints points() {
    return new HealthPoints(accounts.database());
  }
}
