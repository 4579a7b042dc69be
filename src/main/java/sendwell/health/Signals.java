package sendwell.health;

import java.util.Map;

/**
 * All that a score is made of; nothing else goes into it.
 *
 * @param dns what the checks say about the domain, by metric; those not checked are missing
 * @param replies unique recipients who answered, of those whose first mail is at least 72 hours
 *     old, 30 days; none observed if {@link Rate#NONE}
 * @param bounces hard bounces, of the mails that the account's server accepted, 30 days
 * @param parts what else was observed of the mail, each from 0 to 1; unknown parts are missing
 * @param enforcedUnaligned real mail is neither SPF- nor DKIM-aligned although the domain's DMARC
 *     policy tells receivers to refuse such mail
 */
public record Signals(
    Map<Metric, DnsSignal> dns,
    Rate replies,
    Rate bounces,
    Map<Part, Double> parts,
    boolean enforcedUnaligned) {
  /** Keeps its own copies, in the order of the metrics. */
  public Signals {
    dns = Ordered.copy(Metric.class, dns);
    parts = Ordered.copy(Part.class, parts);
  }

  /** Nothing is known. */
  public static final Signals NONE = new Signals(Map.of(), Rate.NONE, Rate.NONE, Map.of(), false);

  /** The same with what a check says. */
  Signals with(Metric metric, DnsSignal signal) {
    var more = Ordered.put(Metric.class, dns, metric, signal);
    return new Signals(more, replies, bounces, parts, enforcedUnaligned);
  }

  /** The same with those who answered. */
  Signals withReplies(Rate rate) {
    return new Signals(dns, rate, bounces, parts, enforcedUnaligned);
  }
}
