package sendwell.health;

import java.time.Instant;
import sendwell.account.AccountId;
import sendwell.account.HealthBand;
import sendwell.account.HealthStage;
import sendwell.event.Event;

/**
 * News of a score, in the API's own form: what is behind it is read from the account's
 * deliverability.
 *
 * @param accountId whose
 * @param score 0 to 100; null while nothing at all is known
 * @param band its colour
 * @param stage how much it says; null while there is no score
 * @param coverage how many of the 100 points are known
 * @param at when
 */
record HealthUpdated(
    AccountId accountId,
    Integer score,
    HealthBand band,
    HealthStage stage,
    int coverage,
    Instant at) {
  static Event event(Point point) {
    Score score = point.score();
    return new Event(
        "health.updated",
        point.account().value(),
        new HealthUpdated(
            point.account(),
            score.known() ? score.value() : null,
            score.band(),
            score.known() ? score.stage() : null,
            score.coverage(),
            point.at()));
  }
}
