package sendwell.health;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import sendwell.check.Aspect;
import sendwell.check.Grade;
import sendwell.check.State;

/** Makes the signals of a score of what was observed. */
final class Observations {
  private static final Map<Aspect, Double> HYGIENE =
      Map.of(Aspect.REVERSE_DNS, 1.5, Aspect.DOMAIN_AGE, 1.0);

  private static final Set<State> KNOWN = EnumSet.of(State.PASS, State.WARN, State.FAIL);

  private Observations() {}

  /** The signals of a domain that a report says this of. */
  static Signals of(Map<Aspect, Grade> grades) {
    var dns = new EnumMap<Metric, DnsSignal>(Metric.class);
    for (Metric metric : Metric.ofDns()) {
      Grade grade = grades.get(aspect(metric));
      if (grade != null) {
        dns.put(metric, signal(metric, grade));
      }
    }
    return new Signals(dns, Rate.NONE, Rate.NONE, parts(grades), false);
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
  private static DnsSignal signal(Metric metric, Grade grade) {
    boolean severe = metric == Metric.DNSBL && grade.state() == State.FAIL;
    return new DnsSignal(grade.state(), grade.credit(), severe);
  }

  private static Map<Part, Double> parts(Map<Aspect, Grade> grades) {
    double known = 0;
    double earned = 0;
    for (var item : HYGIENE.entrySet()) {
      Grade grade = grades.get(item.getKey());
      if (grade != null && KNOWN.contains(grade.state())) {
        known += item.getValue();
        earned += item.getValue() * grade.credit();
      }
    }
    return known == 0 ? Map.of() : Map.of(Part.HYGIENE, earned / known);
  }
}
