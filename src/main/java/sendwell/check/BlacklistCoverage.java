package sendwell.check;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import sendwell.dnsbl.Blacklist;
import sendwell.dnsbl.Health;
import sendwell.dnsbl.Kind;
import sendwell.dnsbl.Severity;
import sendwell.dnsbl.Standing;
import sendwell.dnsbl.Verdict;

/**
 * How much the lists have told: pure.
 *
 * @param lists those that have to say something about any of the domain's names and addresses
 * @param standings what they say
 * @param silent the ids of those that said nothing about a name or an address
 * @param answered those that said all that they have to say
 */
record BlacklistCoverage(
    List<Blacklist> lists,
    List<Standing> standings,
    List<String> silent,
    List<Blacklist> answered) {
  private static final double ENOUGH = 0.5;

  /** Of addresses that may be somebody else's it is not known what their lists would say. */
  static BlacklistCoverage of(
      List<Blacklist> all, List<Standing> standings, List<SenderAddress> senders) {
    var doubtful = EnumSet.noneOf(Kind.class);
    for (SenderAddress each : senders) {
      if (each instanceof SenderAddress.Doubtful(var sender, _)) {
        doubtful.add(Kind.of(sender.address()));
      }
    }
    var asked = EnumSet.copyOf(doubtful);
    var silent = new LinkedHashSet<String>();
    for (Standing standing : standings) {
      asked.add(standing.entry().kind());
      if (!standing.verdict().known()) {
        silent.add(standing.list().id());
      }
    }
    List<Blacklist> concerned =
        all.stream().filter(list -> asked.stream().anyMatch(list::holds)).toList();
    List<Blacklist> answered =
        concerned.stream()
            .filter(list -> doubtful.stream().noneMatch(list::holds))
            .filter(list -> !silent.contains(list.id()))
            .toList();
    return new BlacklistCoverage(concerned, standings, List.copyOf(silent), answered);
  }

  /** Whether enough is known to say that no list names the domain. */
  boolean enough() {
    return weight(answered) >= ENOUGH * weight(lists)
        && standings.stream().noneMatch(BlacklistCoverage::open);
  }

  private static double weight(List<Blacklist> some) {
    return some.stream().mapToDouble(Blacklist::weight).sum();
  }

  /**
   * A list that decides alone gave no answer this time: that it lists nobody must not be read from
   * it. One that never answers us is another matter.
   */
  private static boolean open(Standing standing) {
    boolean silent =
        switch (standing.verdict()) {
          case Verdict.Listed _, Verdict.NotListed _, Verdict.Refused _ -> false;
          case Verdict.Unknown _ -> true;
          case Verdict.NotAsked(var health, _) ->
              health == Health.HEALTHY || health == Health.SILENT;
        };
    return silent && standing.list().weight() >= Severity.HIGH.points();
  }

  /** {@code 24 of 30}. */
  String count() {
    return answered.size() + " of " + lists.size();
  }

  /** {@code checked 24 of 30}. */
  String words() {
    return "checked " + count();
  }
}
