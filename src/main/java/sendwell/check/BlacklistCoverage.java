package sendwell.check;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
 * @param doubtful kinds of addresses that would have been asked for, if it were known whose they
 *     are
 */
record BlacklistCoverage(List<Blacklist> lists, List<Standing> standings, Set<Kind> doubtful) {
  private static final double ENOUGH = 0.5;

  static BlacklistCoverage of(
      List<Blacklist> all, List<Standing> standings, List<SenderAddress> senders) {
    Set<Kind> doubtful =
        senders.stream()
            .filter(SenderAddress.Doubtful.class::isInstance)
            .map(each -> Kind.of(each.sender().address()))
            .collect(Collectors.toSet());
    Set<Kind> asked =
        Stream.concat(
                standings.stream().map(standing -> standing.entry().kind()), doubtful.stream())
            .collect(Collectors.toSet());
    List<Blacklist> concerned =
        all.stream().filter(list -> asked.stream().anyMatch(list::holds)).toList();
    return new BlacklistCoverage(concerned, standings, doubtful);
  }

  /** Whether enough is known to say that no list names the domain. */
  boolean enough() {
    double all = lists.stream().mapToDouble(Blacklist::weight).sum();
    double answered = answered().mapToDouble(Blacklist::weight).sum();
    return answered >= ENOUGH * all && standings.stream().noneMatch(BlacklistCoverage::open);
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

  /** The ids of lists that said nothing about a name or an address. */
  List<String> silent() {
    return standings.stream()
        .filter(standing -> !standing.verdict().known())
        .map(standing -> standing.list().id())
        .distinct()
        .toList();
  }

  private Stream<Blacklist> answered() {
    var silent = Set.copyOf(silent());
    return lists.stream()
        .filter(list -> doubtful.stream().noneMatch(list::holds))
        .filter(list -> !silent.contains(list.id()));
  }

  /** {@code 24 of 30}. */
  String count() {
    return answered().count() + " of " + lists.size();
  }

  /** {@code checked 24 of 30}. */
  String words() {
    return "checked " + count();
  }
}
