package sendwell.verify;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import sendwell.account.Accounts;
import sendwell.account.Rhythm;
import sendwell.account.RoundsVerticle;
import sendwell.account.Turns;
import sendwell.outbox.Trial;
import sendwell.web.Routes;

/**
 * The slice's way in: its routes and its verticle.
 *
 * @param accounts whom to look after
 * @param trial signs in to them
 * @param settings how often, and how many at a time
 * @param time the clock
 * @param random spreads the looks
 * @param meters counts
 */
public record Verifying(
    Accounts accounts,
    Trial trial,
    VerifySettings settings,
    InstantSource time,
    RandomGenerator random,
    MeterRegistry meters) {
  /** Longer than both sign-ins take. */
  private static final Duration LEASE = Duration.ofMinutes(3);

  /** Trying an account at once. */
  public Routes routes() {
    return new VerifyRoutes(verifier());
  }

  /** Looks at accounts; deploy one a node, on a virtual thread. */
  public VerticleBase verticle() {
    return new RoundsVerticle(
        "verify", verifier(), settings.parallel(), accounts.database(), random, meters);
  }

  private Verifier verifier() {
    return new Verifier(
        new Turns(accounts.database(), "verification", LEASE),
        accounts,
        trial,
        new Rhythm(settings.interval(), settings.interval()),
        time,
        random,
        meters);
  }
}
