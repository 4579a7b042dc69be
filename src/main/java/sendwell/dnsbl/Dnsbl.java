package sendwell.dnsbl;

import java.net.InetAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sendwell.dns.Answer;
import sendwell.dns.Dns;
import sendwell.dns.DomainName;
import sendwell.dns.Evidence;
import sendwell.dns.Question;
import sendwell.dns.RecordType;
import sendwell.dns.Txt;

/**
 * Asks the lists. The methods wait for name servers, and for the lists' patience: call them on a
 * virtual thread. Safe for use by many threads.
 */
public final class Dnsbl {
  private static final int LONGEST_REASON = 300;

  private final List<Blacklist> lists;
  private final Courtesy courtesy;
  private final Trials trials;

  /**
   * Asks these lists.
   *
   * @param healths remembers how the lists are
   * @param time tells how fast the lists are asked and when they are due for a trial
   * @param pause waits for a list's patience
   * @param random makes up names that no list may hold
   */
  public Dnsbl(
      Blacklists lists,
      ZoneHealths healths,
      InstantSource time,
      Pause pause,
      RandomGenerator random) {
    this.lists = lists.lists();
    this.courtesy = new Courtesy(time, pause);
    this.trials = new Trials(healths, courtesy, time, random);
  }

  /** All that are asked. */
  public List<Blacklist> lists() {
    return lists;
  }

  /** Tries out all lists that are due: at the start, and every now and then. */
  public void tryOut(Dns dns) {
    trials.hold(
        lists.stream()
            .flatMap(
                list ->
                    Stream.of(Kind.values())
                        .filter(list::holds)
                        .map(kind -> new Trials.Candidate(list, kind)))
            .toList(),
        dns);
  }

  /**
   * How each of these stands with each list that holds such entries. Lists that are due are tried
   * out first.
   *
   * @param dns the way to the lists; the same as when they are tried out, or else that says nothing
   */
  public List<Standing> look(List<Entry> entries, Dns dns) {
    List<Lookup> lookups =
        lists.stream()
            .flatMap(
                list ->
                    entries.stream()
                        .distinct()
                        .filter(entry -> list.holds(entry.kind()))
                        .map(entry -> Lookup.of(list, entry)))
            .toList();
    trials.hold(lookups.stream().map(Lookup::candidate).distinct().toList(), dns);
    var standings = new ArrayList<Standing>();
    var sound = new ArrayList<Lookup>();
    for (Lookup lookup : lookups) {
      obstacle(lookup)
          .ifPresentOrElse(
              obstacle -> standings.add(lookup.stands(obstacle, List.of())),
              () -> sound.add(lookup));
    }
    var asks = sound.stream().map(lookup -> lookup.ask(RecordType.A)).toList();
    var asked = courtesy.ask(asks, dns).iterator();
    sound.forEach(lookup -> standings.add(standing(lookup, asked.next(), dns)));
    return standings;
  }

  /**
   * An entry, to be found in a list.
   *
   * @param name where the list says whether it holds the entry; none if that would be too long
   */
  private record Lookup(Blacklist list, Entry entry, Optional<DomainName> name) {
    static Lookup of(Blacklist list, Entry entry) {
      try {
        return new Lookup(list, entry, Optional.of(entry.under(list.zone().name())));
      } catch (IllegalArgumentException e) {
        return new Lookup(list, entry, Optional.empty());
      }
    }

    Trials.Candidate candidate() {
      return new Trials.Candidate(list, entry.kind());
    }

    <T> Courtesy.Ask<T> ask(RecordType<T> type) {
      return new Courtesy.Ask<>(list, new Question<>(name.orElseThrow(), type));
    }

    String masked(String text) {
      return list.zone().masked(text);
    }

    Standing stands(Verdict verdict, List<Evidence> evidence) {
      return new Standing(list, entry, verdict, evidence.stream().map(list::masked).toList());
    }
  }

  /** Why this need not be asked. */
  private Optional<Verdict> obstacle(Lookup lookup) {
    Optional<ZoneHealth> health = trials.health(lookup.candidate());
    if (health.isEmpty()) {
      return Optional.of(new Verdict.NotAsked(Health.SILENT, "it has not been tried out yet"));
    }
    if (health.get().health() != Health.HEALTHY) {
      return health.map(
          ill ->
              ill.health() == Health.BLOCKED
                  ? new Verdict.Refused(ill.reason())
                  : new Verdict.NotAsked(ill.health(), ill.reason()));
    }
    return lookup.name().isPresent()
        ? Optional.empty()
        : Optional.of(new Verdict.NotAsked(Health.HEALTHY, "the name is too long for it"));
  }

  private Standing standing(Lookup lookup, Courtesy.Asked<InetAddress> asked, Dns dns) {
    return switch (asked) {
      case Courtesy.Asked.No<InetAddress>(var reason) ->
          lookup.stands(new Verdict.NotAsked(Health.HEALTHY, reason), List.of());
      case Courtesy.Asked.Yes<InetAddress>(var answer) -> {
        Evidence evidence = Evidence.of(lookup.ask(RecordType.A).question(), answer);
        yield switch (answer) {
          case Answer.Found<InetAddress>(var addresses, _) ->
              found(lookup, addresses, evidence, dns);
          case Answer.Absent<InetAddress> _ ->
              lookup.stands(new Verdict.NotListed(""), List.of(evidence));
          case Answer.Failed<InetAddress> failed ->
              lookup.stands(
                  new Verdict.Unknown("it did not answer (" + lookup.masked(failed.reason()) + ")"),
                  List.of(evidence));
        };
      }
    };
  }

  private Standing found(Lookup lookup, List<InetAddress> addresses, Evidence evidence, Dns dns) {
    return switch (lookup.list().read(addresses)) {
      case Reading.Known(var codes) -> known(lookup, codes, evidence, dns);
      case Reading.Refusal refusal ->
          lookup.stands(refused(lookup, refusal, evidence.at()), List.of(evidence));
      case Reading.Undocumented(var answer) ->
          lookup.stands(
              new Verdict.Unknown(
                  "it answered with " + answer.getHostAddress() + ", which it does not document"),
              List.of(evidence));
      case Reading.Foreign(var answer) ->
          lookup.stands(
              new Verdict.Unknown(
                  "it answered with " + answer.getHostAddress() + ", as no list does"),
              List.of(evidence));
    };
  }

  private Standing known(Lookup lookup, List<Code> codes, Evidence evidence, Dns dns) {
    List<Code> listings =
        codes.stream().filter(code -> code.severity() != Severity.WELCOME).toList();
    if (listings.isEmpty()) {
      return lookup.stands(new Verdict.NotListed(meanings(codes)), List.of(evidence));
    }
    boolean assumed = lookup.entry() instanceof Entry.Address(_, var confirmed) && !confirmed;
    Severity worst =
        listings.stream()
            .map(code -> assumed ? code.assumed() : code.severity())
            .min(Comparator.naturalOrder())
            .orElseThrow();
    var ask = lookup.ask(RecordType.TXT);
    return switch (courtesy.one(ask, dns)) {
      case Courtesy.Asked.No<Txt> _ ->
          lookup.stands(listed(worst, listings, ""), List.of(evidence));
      case Courtesy.Asked.Yes<Txt>(var answer) ->
          lookup.stands(
              listed(worst, listings, lookup.masked(reason(answer))),
              List.of(evidence, Evidence.of(ask.question(), answer)));
    };
  }

  private Verdict refused(Lookup lookup, Reading.Refusal refusal, Instant at) {
    return trials.refused(lookup.candidate(), refusal, at)
        ? new Verdict.Refused(refusal.meaning())
        : new Verdict.Unknown(refusal.meaning());
  }

  private static Verdict listed(Severity severity, List<Code> codes, String reason) {
    return new Verdict.Listed(severity, codes.stream().map(Code::meaning).toList(), reason);
  }

  private static String meanings(List<Code> codes) {
    return codes.stream().map(Code::meaning).collect(Collectors.joining(", "));
  }

  private static String reason(Answer<Txt> answer) {
    return Stream.of(answer)
        .flatMap(each -> each.recordsOrNone().stream())
        .map(Txt::text)
        .distinct()
        .collect(Collectors.collectingAndThen(Collectors.joining("; "), Dnsbl::shortened));
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON) + "…";
  }
}
