package sendwell.health;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import sendwell.account.HealthBand;
import sendwell.account.HealthStage;
import sendwell.check.State;

/**
 * The health score: the weighted mean of the metrics that are known, held down by {@link Gate}s. A
 * pure function: the same inputs always give the same score.
 *
 * <ul>
 *   <li>What is not known counts neither for nor against; what does not apply is left out as well.
 *   <li>Below half of the points known, only the DNS counts, and the score is a {@link
 *       HealthStage#SETUP} score, which is never green.
 *   <li>Rates are smoothed with a half-life of three days, so that one bad day is no disaster; the
 *       DNS and the gates act at once.
 *   <li>A colour changes only two points beyond its edge, so that it does not flicker.
 * </ul>
 */
public final class HealthScore {
  /** Grows with every change of the algorithm. */
  public static final int VERSION = 1;

  private static final double HALF_LIFE_SECONDS = 3 * 24 * 60 * 60.0;
  private static final double EDGE = 2;
  private static final int SETUP_BELOW = 50;
  static final int PROVISIONAL_BELOW = 70;

  private HealthScore() {}

  /** The score that these inputs make. */
  public static Score of(Inputs inputs) {
    Signals signals = inputs.signals();
    List<MetricScore> metrics =
        Arrays.stream(Metric.values())
            .map(metric -> smoothed(raw(metric, signals), inputs.before()))
            .toList();
    int coverage = coverage(metrics, inputs.settings());
    HealthStage stage = stage(coverage);
    List<Gate> gates = gates(signals);
    double raw = mean(metrics, inputs.settings(), stage, MetricScore::raw);
    double shown = mean(metrics, inputs.settings(), stage, MetricScore::shown);
    if (Double.isNaN(shown)) {
      return new Score(-1, 0, coverage, stage, HealthBand.UNKNOWN, gates, metrics);
    }
    double held = gates.stream().mapToInt(Gate::most).boxed().reduce(100, Math::min);
    int value = (int) Math.round(Math.min(shown, held));
    HealthBand band = band(value, stage, !gates.isEmpty(), inputs);
    return new Score(value, raw, coverage, stage, band, gates, metrics);
  }

  private static MetricScore raw(Metric metric, Signals signals) {
    return switch (metric) {
      case REPLY_RATE -> Rates.replies(signals.replies());
      case BOUNCE_RATE -> Rates.bounces(signals.bounces());
      case DELIVERABILITY -> deliverability(signals.parts());
      case DNSBL, MX, SPF, DKIM, DMARC -> ofDns(metric, signals.dns().get(metric));
    };
  }

  private static MetricScore ofDns(Metric metric, DnsSignal signal) {
    if (signal == null) {
      return new MetricScore(metric, State.UNKNOWN, 0, 0);
    }
    double share = signal.known() ? signal.credit() : 0;
    return new MetricScore(metric, signal.state(), share, share);
  }

  private static MetricScore deliverability(Map<Part, Double> parts) {
    double known = parts.keySet().stream().mapToDouble(Part::weight).sum();
    if (known < Part.ENOUGH) {
      return new MetricScore(Metric.DELIVERABILITY, State.UNKNOWN, 0, 0);
    }
    double earned =
        parts.entrySet().stream().mapToDouble(e -> e.getKey().weight() * e.getValue()).sum();
    double share = Math.clamp(earned / known, 0, 1);
    return new MetricScore(Metric.DELIVERABILITY, colour(share), share, share);
  }

  /** The colour of a share of the points, where no finding gives one. */
  static State colour(double share) {
    return share >= .8 ? State.PASS : share >= .6 ? State.WARN : State.FAIL;
  }

  private static MetricScore smoothed(MetricScore now, Inputs.Before before) {
    Metric metric = now.metric();
    if (metric.dns() || !now.known() || before == null || !before.rates().containsKey(metric)) {
      return now;
    }
    double last = before.rates().get(metric);
    double keep = Math.pow(.5, before.seconds() / HALF_LIFE_SECONDS);
    double shown = now.raw() + (last - now.raw()) * keep;
    return new MetricScore(metric, now.state(), now.raw(), shown);
  }

  private static int coverage(List<MetricScore> metrics, ScoreSettings settings) {
    return metrics.stream()
        .filter(MetricScore::covered)
        .mapToInt(each -> settings.weight(each.metric()))
        .sum();
  }

  private static HealthStage stage(int coverage) {
    if (coverage < SETUP_BELOW) {
      return HealthStage.SETUP;
    }
    return coverage < PROVISIONAL_BELOW ? HealthStage.PROVISIONAL : HealthStage.FULL;
  }

  /** From 0 to 100; not a number if nothing is known. */
  private static double mean(
      List<MetricScore> metrics,
      ScoreSettings settings,
      HealthStage stage,
      ToDoubleFunction<MetricScore> share) {
    double earned = 0;
    double possible = 0;
    for (MetricScore each : metrics) {
      if (each.known() && (stage != HealthStage.SETUP || each.metric().dns())) {
        int weight = settings.weight(each.metric());
        earned += weight * share.applyAsDouble(each);
        possible += weight;
      }
    }
    return 100 * earned / possible;
  }

  private static List<Gate> gates(Signals signals) {
    Map<Gate, Boolean> shut = new EnumMap<>(Gate.class);
    shut.put(Gate.ENFORCED_UNALIGNED, signals.enforcedUnaligned());
    shut.put(Gate.NO_AUTHENTICATION, failed(signals, Metric.SPF) && failed(signals, Metric.DKIM));
    shut.put(Gate.BOUNCES, Rates.manyBounces(signals.bounces()));
    shut.put(Gate.LISTED, signals.dns().values().stream().anyMatch(DnsSignal::severe));
    shut.put(Gate.NO_MAIL_HOST, failed(signals, Metric.MX));
    return new ArrayList<>(shut.keySet().stream().filter(shut::get).toList());
  }

  private static boolean failed(Signals signals, Metric metric) {
    return Stream.ofNullable(signals.dns().get(metric)).anyMatch(s -> s.state() == State.FAIL);
  }

  private static HealthBand band(int value, HealthStage stage, boolean gated, Inputs inputs) {
    HealthBand last = inputs.before() == null ? HealthBand.UNKNOWN : inputs.before().band();
    ScoreSettings edges = inputs.settings();
    double stay = gated ? 0 : EDGE;
    HealthBand band;
    if (value >= edge(edges.good(), last == HealthBand.GOOD, last, stay)) {
      band = HealthBand.GOOD;
    } else if (value >= edge(edges.warning(), last != HealthBand.CRITICAL, last, stay)) {
      band = HealthBand.WARNING;
    } else {
      band = HealthBand.CRITICAL;
    }
    // A domain that is set up well says nothing yet about the mail that will leave it.
    return stage == HealthStage.SETUP && band == HealthBand.GOOD ? HealthBand.UNKNOWN : band;
  }

  /** Whoever stands above an edge falls two points below it; whoever stands below climbs two. */
  private static double edge(int edge, boolean above, HealthBand last, double stay) {
    if (last == HealthBand.UNKNOWN) {
      return edge;
    }
    return above ? edge - stay : edge + stay;
  }
}
