package sendwell.health;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.VerticleBase;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import sendwell.account.Accounts;
import sendwell.account.RoundsVerticle;
import sendwell.check.Domains;
import sendwell.event.EventLog;
import sendwell.outbox.Correspondence;
import sendwell.web.Routes;

/**
 * The slice's way in: its routes and its verticle.
 *
 * @param accounts whose health it is
 * @param domains what the checks have found
 * @param correspondence who was written to, and who answered
 * @param log tells what is new, and is told of every score
 * @param settings weights and thresholds
 * @param time the clock
 * @param random spreads the work
 * @param meters counts
 */
public record Scoring(
    Accounts accounts,
    Domains domains,
    Correspondence correspondence,
    EventLog log,
    ScoreSettings settings,
    InstantSource time,
    RandomGenerator random,
    MeterRegistry meters) {
  /** So many accounts are counted at the same time, on each node. */
  private static final int AT_A_TIME = 2;

  /** The Email Deliverability Dashboard. */
  public Routes routes() {
    return new HealthRoutes(accounts, domains, points(), log, settings, time);
  }

  /** Makes scores; deploy one a node, on a virtual thread. */
  public VerticleBase verticle() {
    return new HealthVerticle(recomputation(), points(), time, random, meters);
  }

  /** Counts what scores are made of; deploy one a node, on a virtual thread. */
  public VerticleBase countingVerticle() {
    var database = accounts.database();
    var counting = new Counting(traffic(), correspondence, recomputation(), time, random);
    return new RoundsVerticle("traffic", counting, AT_A_TIME, database, random, meters);
  }

  private Recomputation recomputation() {
    return new Recomputation(accounts, domains, traffic(), points(), log, settings);
  }

  private Traffic traffic() {
    return new Traffic(accounts.database());
  }

  private HealthPoints points() {
    return new HealthPoints(accounts.database());
  }
}
