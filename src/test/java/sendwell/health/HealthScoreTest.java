package sendwell.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sendwell.account.HealthBand;
import sendwell.account.HealthStage;
import sendwell.check.State;
import sendwell.json.Json;

class HealthScoreTest {
  private static final ScoreSettings SETTINGS = ScoreSettings.usual();

  private static DnsSignal pass() {
    return new DnsSignal(State.PASS, 1, false);
  }

  private static DnsSignal warn(double credit) {
    return new DnsSignal(State.WARN, credit, false);
  }

  private static DnsSignal fail() {
    return new DnsSignal(State.FAIL, 0, false);
  }

  private static DnsSignal unknown() {
    return new DnsSignal(State.UNKNOWN, 0, false);
  }

  private static Map<Metric, DnsSignal> allPass() {
    var dns = new EnumMap<Metric, DnsSignal>(Metric.class);
    Metric.ofDns().forEach(metric -> dns.put(metric, pass()));
    return dns;
  }

  /** Every part earns the same share, so that the metric earns {@code points} of its 35. */
  private static Map<Part, Double> deliverability(double points) {
    var parts = new EnumMap<Part, Double>(Part.class);
    for (Part part : Part.values()) {
      parts.put(part, points / 35);
    }
    return parts;
  }

  private static Score score(Signals signals) {
    return HealthScore.of(Inputs.first(SETTINGS, signals));
  }

  private static Signals traffic(Rate replies, Rate bounces, double points) {
    return new Signals(allPass(), replies, bounces, deliverability(points), false);
  }

  @Test
  void aMatureAccount() {
    var score = score(traffic(new Rate(25, 500), new Rate(4, 500), 32.2));
    assertThat(score.metric(Metric.REPLY_RATE).raw() * 15).isCloseTo(13.9, within(.05));
    assertThat(score)
        .returns(96, Score::value)
        .returns(100, Score::coverage)
        .returns(HealthStage.FULL, Score::stage)
        .returns(HealthBand.GOOD, Score::band);
  }

  @Test
  void monitoringOnlyAndSignedAsSomebodyElse() {
    var signals =
        traffic(new Rate(8, 200), new Rate(4, 200), 26.2)
            .with(Metric.DMARC, warn(.6))
            .with(Metric.DKIM, warn(.3));
    assertThat(score(signals).value()).isEqualTo(81);
  }

  @Test
  void aBrandNewAccountHasASetupScoreThatIsNotGreen() {
    var signals = new Signals(allPass(), Rate.NONE, Rate.NONE, Map.of(), false);
    assertThat(score(signals.with(Metric.DMARC, warn(.6))))
        .returns(92, Score::value)
        .returns(30, Score::coverage)
        .returns(HealthStage.SETUP, Score::stage)
        .returns(HealthBand.UNKNOWN, Score::band);
  }

  @Test
  void aBadListOfRecipients() {
    var signals = traffic(new Rate(2, 500), new Rate(30, 500), 17.5).with(Metric.DNSBL, warn(.85));
    var score = score(signals);
    assertThat(score.metric(Metric.REPLY_RATE).raw() * 15).isCloseTo(5.0, within(.05));
    assertThat(score.metric(Metric.BOUNCE_RATE).raw() * 20).isCloseTo(4.4, within(.05));
    assertThat(score).returns(55, Score::value).returns(HealthBand.CRITICAL, Score::band);
  }

  @Test
  void aGraveListingHoldsTheScoreDown() {
    var signals =
        traffic(new Rate(8, 200), new Rate(4, 200), 15.8)
            .with(Metric.DNSBL, new DnsSignal(State.FAIL, 0, true));
    var score = score(signals);
    assertThat(score.raw()).isCloseTo(66, within(.5));
    assertThat(score.value()).isEqualTo(50);
    assertThat(score.gates()).containsExactly(Gate.LISTED);
  }

  @Test
  void listsThatRefuseUsAreLeftOut() {
    var signals =
        traffic(new Rate(25, 500), new Rate(4, 500), 31.5)
            .with(Metric.DMARC, warn(.6))
            .with(Metric.DNSBL, unknown());
    assertThat(score(signals)).returns(92, Score::value).returns(90, Score::coverage);
  }

  @Test
  void withoutAnyProofOfTheSenderTheScoreIsHeldDown() {
    var signals =
        traffic(new Rate(25, 500), new Rate(4, 500), 24.5)
            .with(Metric.SPF, fail())
            .with(Metric.DKIM, fail())
            .with(Metric.DMARC, fail());
    var score = score(signals);
    assertThat(score.raw()).isCloseTo(72.4, within(.05));
    assertThat(score.value()).isEqualTo(40);
    assertThat(score.gates())
        .extracting(Gate::text)
        .containsExactly("no SPF and no DKIM: at most 40");
  }

  @Test
  void ofNothingThereIsNoScore() {
    assertThat(score(Signals.NONE))
        .returns(false, Score::known)
        .returns(0, Score::coverage)
        .returns(HealthBand.UNKNOWN, Score::band);
  }

  @Test
  void whatDoesNotApplyCountsAsCoveredAndNotAsEarned() {
    var signals =
        traffic(new Rate(25, 500), new Rate(4, 500), 35)
            .with(Metric.DNSBL, new DnsSignal(State.NOT_APPLICABLE, 0, false));
    assertThat(score(signals).coverage()).isEqualTo(100);
    assertThat(score(signals).value()).isEqualTo(99);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, UNKNOWN", "1, 1, UNKNOWN", "2, 2, UNKNOWN", "3, 20, FAIL", "2, 20, UNKNOWN",
    "1, 50, PASS", "2, 50, WARN", "5, 100, WARN", "7, 100, FAIL", "0, 50, PASS"
  })
  void fewBouncesAreJudgedByWhatTheyProve(long bounced, long sent, State state) {
    assertThat(Rates.bounces(new Rate(bounced, sent)).state()).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 99, UNKNOWN",
    "99, 99, UNKNOWN",
    "3, 100, PASS",
    "2, 100, WARN",
    "0, 100, WARN",
    "0, 199, WARN",
    "1, 200, FAIL",
    "2, 200, WARN"
  })
  void aSilentAudienceIsJudgedLate(long replied, long written, State state) {
    assertThat(Rates.replies(new Rate(replied, written)).state()).isEqualTo(state);
  }

  @Test
  void hygieneAloneDoesNotMakeDeliverabilityKnown() {
    var signals = new Signals(allPass(), Rate.NONE, Rate.NONE, Map.of(Part.HYGIENE, 1.0), false);
    assertThat(score(signals).metric(Metric.DELIVERABILITY).known()).isFalse();
  }

  @Test
  void aBadDayMovesARateByHalfInThreeDays() {
    var before = new Inputs.Before(3 * 86_400, Map.of(Metric.BOUNCE_RATE, 1.0), HealthBand.GOOD);
    var signals = traffic(new Rate(25, 500), new Rate(500, 500), 35);
    var score = HealthScore.of(new Inputs(HealthScore.VERSION, SETTINGS, signals, before));
    assertThat(score.metric(Metric.BOUNCE_RATE).raw()).isZero();
    assertThat(score.metric(Metric.BOUNCE_RATE).shown()).isCloseTo(.5, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({
    "GOOD, 79, GOOD",
    "GOOD, 78, GOOD",
    "GOOD, 77, WARNING",
    "WARNING, 81, WARNING",
    "WARNING, 82, GOOD",
    "WARNING, 58, WARNING",
    "WARNING, 57, CRITICAL",
    "CRITICAL, 61, CRITICAL",
    "CRITICAL, 62, WARNING",
    "UNKNOWN, 80, GOOD",
    "UNKNOWN, 79, WARNING"
  })
  void aColourChangesTwoPointsBeyondItsEdge(HealthBand last, int value, HealthBand band) {
    // All metrics earn the same share, which then is the score.
    double share = value / 100.0;
    var dns = new EnumMap<Metric, DnsSignal>(Metric.class);
    Metric.ofDns().forEach(metric -> dns.put(metric, warn(share)));
    var signals = new Signals(dns, Rate.NONE, Rate.NONE, deliverability(35 * share), false);
    var before = new Inputs.Before(0, Map.of(), last);
    var score = HealthScore.of(new Inputs(HealthScore.VERSION, SETTINGS, signals, before));
    assertThat(score).returns(value, Score::value).returns(band, Score::band);
  }

  @Test
  void aScoreIsMadeAgainFromItsStoredInputs() {
    var before = new Inputs.Before(7_200, Map.of(Metric.REPLY_RATE, .731), HealthBand.WARNING);
    var signals = traffic(new Rate(7, 311), new Rate(9, 402), 29.3).with(Metric.SPF, warn(.6));
    var inputs = new Inputs(HealthScore.VERSION, SETTINGS, signals, before);
    var stored = Json.write(inputs);
    var again = Json.read(stored, Inputs.class);
    assertThat(Json.write(again)).isEqualTo(stored);
    assertThat(Json.write(HealthScore.of(again))).isEqualTo(Json.write(HealthScore.of(inputs)));
  }
}
