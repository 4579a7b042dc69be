package sendwell.health;

import java.time.Instant;
import java.util.List;
import sendwell.account.AccountId;
import sendwell.account.HealthBand;
import sendwell.account.HealthStage;
import sendwell.check.Change;
import sendwell.check.Fix;
import sendwell.mail.Domain;

/**
 * The Email Deliverability Dashboard of an account, in the API's own form.
 *
 * @param accountId whose
 * @param email its address
 * @param domain what was checked
 * @param score 0 to 100; null while nothing at all is known
 * @param band its colour; unknown while the account is not connected
 * @param stage how much it says; null while there is no score
 * @param coverage how many of the 100 points are known
 * @param provisional whether too little is known for the score of the whole
 * @param staleSince since when the score is old, because the account is not connected; null while
 *     it is
 * @param gates what holds the score down
 * @param metrics the eight rows
 * @param fixes what to do, the most rewarding first
 * @param changes what changed lately, the latest first
 * @param checkedAt the last check; null before the first
 * @param checking whether somebody waits for a check that is not over yet
 */
record Deliverability(
    AccountId accountId,
    String email,
    Domain domain,
    Integer score,
    HealthBand band,
    HealthStage stage,
    int coverage,
    boolean provisional,
    Instant staleSince,
    List<GateRow> gates,
    List<MetricRow> metrics,
    List<FixRow> fixes,
    List<Change> changes,
    Instant checkedAt,
    boolean checking) {
  /**
   * What holds the score down.
   *
   * @param key which
   * @param most the highest score behind it
   * @param text {@code no SPF and no DKIM: at most 40}
   */
  record GateRow(Gate key, int most, String text) {
    static GateRow of(Gate gate) {
      return new GateRow(gate, gate.most(), gate.text());
    }
  }

  /**
   * Something to do.
   *
   * @param metric what it mends
   * @param title of the metric
   * @param gain so many points more the score then has
   * @param fix how
   */
  record FixRow(Metric metric, String title, int gain, Fix fix) {}
}
