package sendwell.health;

import java.util.EnumMap;
import java.util.Map;
import sendwell.check.Aspect;
import sendwell.check.Finding;
import sendwell.check.Kept;
import sendwell.check.Report;
import sendwell.check.State;

/** Makes the signals of a score of what was observed. */
final class Observations {
  private static final Map<Aspect, Double> HYGIENE =
      Map.of(Aspect.REVERSE_DNS, 1.5, Aspect.DOMAIN_AGE, 1.0);

  private Observations() {}

  /** The signals of a domain's report. */
  static Signals of(Report report) {
    var dns = new EnumMap<Metric, DnsSignal>(Metric.class);
    for (Metric metric : Metric.ofDns()) {
      report.of(aspect(metric)).ifPresent(kept -> dns.put(metric, signal(metric, kept.finding())));
    }
    return new Signals(dns, Rate.NONE, Rate.NONE, parts(report), false);
  }

  /** What is looked at for a metric that the DNS tells. */
  static Aspect aspect(Metric metric) {
    return switch (metric) {
      case MX -> Aspect.MX;
      case SPF -> Aspect.SPF;
      case DKIM -> Aspect.DKIM;
      case DMARC -> Aspect.DMARC;
      case DNSBL -> Aspect.DNSBL;
      case REPLY_RATE, BOUNCE_RATE, DELIVERABILITY ->
          throw new IllegalArgumentException("The DNS does not tell the " + metric.title() + ".");
    };
  }

  // Only a listing on a list that many receivers use is a FAIL.
  private static DnsSignal signal(Metric metric, Finding finding) {
    boolean severe = metric == Metric.DNSBL && finding.state() == State.FAIL;
    return new DnsSignal(finding.state(), finding.credit(), severe);
  }

  private static Map<Part, Double> parts(Report report) {
    double known = 0;
    double earned = 0;
    for (var item : HYGIENE.entrySet()) {
      State state = report.of(item.getKey()).map(k -> k.finding().state()).orElse(State.UNKNOWN);
      if (state == State.PASS || state == State.WARN || state == State.FAIL) {
        double credit = report.of(item.getKey()).map(Kept::finding).orElseThrow().credit();
        known += item.getValue();
        earned += item.getValue() * credit;
      }
    }
    return known == 0 ? Map.of() : Map.of(Part.HYGIENE, earned / known);
  }
}
