package sendwell.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sendwell.account.HealthBand;
import sendwell.check.State;

/** Whatever an account has behind it, something good never lowers its score. */
class GoodEventsTest {
  private static final int CASES = 2_000;

  static Stream<Integer> cases() {
    return IntStream.range(0, 20).boxed();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void somethingGoodNeverLowersTheScore(int seed) {
    var random = new Random(seed);
    for (int i = 0; i < CASES / 20; i++) {
      Signals signals = signals(random);
      Inputs.Before before = random.nextBoolean() ? null : before(random);
      double score = value(signals, before);
      for (Signals better : better(signals, random)) {
        assertThat(value(better, before))
            .as("%s then %s", signals, better)
            .isGreaterThanOrEqualTo(score);
      }
    }
  }

  @Test
  void aFirstMailThatBouncesIsNotRed() {
    var dns = new EnumMap<Metric, DnsSignal>(Metric.class);
    Metric.ofDns().forEach(metric -> dns.put(metric, new DnsSignal(State.PASS, 1, false)));
    var score =
        HealthScore.of(
            Inputs.first(
                ScoreSettings.usual(),
                new Signals(dns, Rate.NONE, new Rate(1, 1), Map.of(), false)));
    assertThat(score.metric(Metric.BOUNCE_RATE).state()).isEqualTo(State.UNKNOWN);
    assertThat(score).returns(100, Score::value).returns(HealthBand.UNKNOWN, Score::band);
  }

  private static double value(Signals signals, Inputs.Before before) {
    return HealthScore.of(new Inputs(HealthScore.VERSION, ScoreSettings.usual(), signals, before))
        .value();
  }

  private static List<Signals> better(Signals s, Random random) {
    var better = new ArrayList<Signals>();
    if (s.replies().hits() < s.replies().of()) {
      better.add(
          new Signals(
              s.dns(),
              new Rate(s.replies().hits() + 1, s.replies().of()),
              s.bounces(),
              s.parts(),
              s.enforcedUnaligned()));
    }
    // From the fiftieth mail on: before that the rate is not known, and nothing can lower it.
    if (s.bounces().of() >= 50) {
      better.add(
          new Signals(
              s.dns(),
              s.replies(),
              new Rate(s.bounces().hits(), s.bounces().of() + 1),
              s.parts(),
              s.enforcedUnaligned()));
    }
    for (Metric metric : Metric.ofDns()) {
      DnsSignal now = s.dns().get(metric);
      if (now != null && now.known()) {
        double credit = now.credit() + (1 - now.credit()) * random.nextDouble();
        State state = now.state() == State.FAIL ? State.WARN : now.state();
        better.add(s.with(metric, new DnsSignal(state, credit, false)));
      }
    }
    s.parts()
        .forEach(
            (part, share) -> {
              var parts = new EnumMap<Part, Double>(s.parts());
              parts.put(part, share + (1 - share) * random.nextDouble());
              better.add(
                  new Signals(s.dns(), s.replies(), s.bounces(), parts, s.enforcedUnaligned()));
            });
    better.add(new Signals(s.dns(), s.replies(), s.bounces(), s.parts(), false));
    return better;
  }

  private static Signals signals(Random random) {
    var dns = new EnumMap<Metric, DnsSignal>(Metric.class);
    for (Metric metric : Metric.ofDns()) {
      State state = State.values()[random.nextInt(State.values().length)];
      double credit = state == State.FAIL ? 0 : random.nextDouble();
      dns.put(metric, new DnsSignal(state, credit, state == State.FAIL && random.nextBoolean()));
    }
    var parts = new EnumMap<Part, Double>(Part.class);
    for (Part part : Part.values()) {
      if (random.nextBoolean()) {
        parts.put(part, random.nextDouble());
      }
    }
    return new Signals(dns, rate(random), rate(random), parts, random.nextInt(10) == 0);
  }

  private static Rate rate(Random random) {
    long of = random.nextInt(600);
    return new Rate(of == 0 ? 0 : random.nextLong(of), of);
  }

  private static Inputs.Before before(Random random) {
    return new Inputs.Before(
        random.nextInt(1_000_000),
        Map.of(Metric.BOUNCE_RATE, random.nextDouble(), Metric.REPLY_RATE, random.nextDouble()),
        HealthBand.values()[random.nextInt(4)]);
  }
}
