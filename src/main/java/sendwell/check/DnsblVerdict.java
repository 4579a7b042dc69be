package sendwell.check;

import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.stream.Collectors;
import sendwell.dnsbl.Blacklist;
import sendwell.dnsbl.Severity;
import sendwell.mail.Domain;

/**
 * What the lists' answers come to: pure.
 *
 * @param domain whom they are about
 * @param hits who is on which list
 * @param coverage how much the lists have told
 */
record DnsblVerdict(Domain domain, List<BlacklistHit> hits, BlacklistCoverage coverage) {
  private static final double LOW_MOST = 0.3;

  Finding finding() {
    List<BlacklistHit> harmful = hits.stream().filter(hit -> hit.severity().points() > 0).toList();
    if (!harmful.isEmpty()) {
      return listed(harmful);
    }
    if (coverage.lists().isEmpty()) {
      return Finding.notApplicable(
          "dnsbl_none", "no lists", "No blacklist is switched on that could name " + domain + ".");
    }
    return coverage.enough()
        ? Finding.pass(
            "dnsbl_clear",
            coverage.words(),
            "No blacklist names %s (%s).".formatted(domain, coverage.words()))
        : Finding.unknown(
            "dnsbl_unknown",
            coverage.words(),
            "Too few blacklists answered to tell whether they name %s (%s)."
                .formatted(domain, coverage.words()));
  }

  private Finding listed(List<BlacklistHit> harmful) {
    BlacklistHit worst = harmful.getFirst();
    String value = "listed by " + names(harmful);
    String description = "%s (%s).".formatted(worst.words(), coverage.words());
    Finding finding =
        worst.severity() == Severity.HIGH
            ? Finding.fail("dnsbl_listed", value, description)
            : Finding.warn(credit(harmful), "dnsbl_listed", value, description);
    return finding
        .fixedBy(removal(harmful))
        .accusedBy(harmful.stream().map(hit -> hit.list().id()).distinct().toList())
        .as(worst.assumed() ? Confidence.ASSUMED : Confidence.CONFIRMED);
  }

  private static String names(List<BlacklistHit> hits) {
    return hits.stream().map(hit -> hit.list().name()).distinct().collect(Collectors.joining(", "));
  }

  /** Each list counts once, by its worst listing; the small ones together no more than a bit. */
  private static double credit(List<BlacklistHit> harmful) {
    Map<Blacklist, Double> points =
        harmful.stream()
            .collect(
                Collectors.toMap(BlacklistHit::list, hit -> hit.severity().points(), Math::max));
    double low = sum(points, each -> each <= Severity.LOW.points());
    double rest = sum(points, each -> each > Severity.LOW.points());
    return Math.max(0, 1 - rest - Math.min(LOW_MOST, low));
  }

  private static double sum(Map<Blacklist, Double> points, DoublePredicate which) {
    return points.values().stream().mapToDouble(each -> each).filter(which).sum();
  }

  private static Fix removal(List<BlacklistHit> harmful) {
    return Fix.words(
        "First end what led to the listing: bought or old address lists, mail that nobody asked"
            + " for, an account that was taken over. Then ask to be taken off: "
            + harmful.stream()
                .map(BlacklistHit::removal)
                .distinct()
                .collect(Collectors.joining("; "))
            + ".");
  }
}
