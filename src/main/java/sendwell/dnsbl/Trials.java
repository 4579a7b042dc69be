package sendwell.dnsbl;

import io.vertx.core.Future;
import java.net.InetAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sendwell.dns.Answer;
import sendwell.dns.Dns;

/**
 * Tries out the lists that are due, each only once however many want to know. Whoever asks afresh
 * may have mended what kept a list from answering: then those that did not are due as well.
 */
final class Trials {
  private static final Logger LOG = LoggerFactory.getLogger(Trials.class);

  private final ZoneHealths healths;
  private final Courtesy courtesy;
  private final InstantSource time;
  private final RandomGenerator random;
  private final Map<Candidate, CompletableFuture<Void>> underway = new ConcurrentHashMap<>();
  private final Set<Candidate> suspects = ConcurrentHashMap.newKeySet();

  Trials(ZoneHealths healths, Courtesy courtesy, InstantSource time, RandomGenerator random) {
    this.healths = healths;
    this.courtesy = courtesy;
    this.time = time;
    this.random = random;
  }

  /** A list, by one of the kinds of its entries. */
  record Candidate(Blacklist list, Kind kind) {
    // To compare all that is known of a list takes longer than to ask it.
    @Override
    public boolean equals(Object other) {
      return other instanceof Candidate(var thatList, var thatKind)
          && kind == thatKind
          && list.id().equals(thatList.id());
    }

    @Override
    public int hashCode() {
      return 31 * list.id().hashCode() + kind.hashCode();
    }
  }

  /** How the candidate is; nothing if nobody has managed to find out. */
  Optional<ZoneHealth> health(Candidate candidate) {
    return healths.of(candidate.list().id(), candidate.kind());
  }

  /**
   * Learns that an entry was answered by a refusal. If that is certain to be meant for us, the list
   * need not be asked again before the next trial; otherwise that trial is due.
   *
   * @param answered when; what was said before the list was last tried out counts no longer
   * @return whether the list refuses us
   */
  boolean refused(Candidate candidate, Reading.Refusal refusal, Instant answered) {
    Optional<ZoneHealth> before = health(candidate);
    if (before.filter(past -> past.health() == Health.BLOCKED).isPresent()) {
      return true;
    }
    if (before.filter(past -> past.at().isAfter(answered)).isPresent()) {
      return false;
    }
    if (!refusal.certain()) {
      suspects.add(candidate);
      return false;
    }
    Instant now = time.instant();
    remember(
        before,
        new ZoneHealth(
            candidate.list().id(), candidate.kind(), Health.BLOCKED, refusal.meaning(), now, now));
    return true;
  }

  /** Tries out those that are due, and waits for those that others are trying out. */
  void hold(Collection<Candidate> candidates, Dns dns) {
    var mine = new ArrayList<Candidate>();
    var others = new ArrayList<CompletableFuture<Void>>();
    try {
      for (Candidate candidate : candidates) {
        if (due(candidate, dns)) {
          claim(candidate, mine)
              .filter(_ -> dns.isFresh() || health(candidate).isEmpty())
              .ifPresent(others::add);
        }
      }
      // Whoever had a claim before may have found out meanwhile.
      hold(
          mine.stream()
              .filter(each -> due(each, dns))
              .map(each -> Trial.of(each.list(), each.kind(), random))
              .toList(),
          dns);
    } finally {
      mine.forEach(each -> underway.remove(each).complete(null));
    }
    others.forEach(each -> Future.fromCompletionStage(each).await());
  }

  /** Makes it ours, unless somebody else is trying it out: then that, which ends with the trial. */
  private Optional<CompletableFuture<Void>> claim(Candidate candidate, List<Candidate> mine) {
    var theirs = Optional.ofNullable(underway.putIfAbsent(candidate, new CompletableFuture<>()));
    if (theirs.isEmpty()) {
      mine.add(candidate);
    }
    return theirs;
  }

  private boolean due(Candidate candidate, Dns dns) {
    Instant now = time.instant();
    return health(candidate)
        .map(past -> !(pressing(candidate, past, dns) ? past.soonest() : past.due()).isAfter(now))
        .orElse(true);
  }

  private boolean pressing(Candidate candidate, ZoneHealth past, Dns dns) {
    return suspects.contains(candidate) || dns.isFresh() && !answers(candidate, past);
  }

  private boolean answers(Candidate candidate, ZoneHealth past) {
    return past.health() == Health.HEALTHY && !courtesy.rests(candidate.list());
  }

  private void hold(List<Trial> trials, Dns dns) {
    if (dns.isFresh()) {
      trials.forEach(trial -> courtesy.wake(trial.list()));
    }
    List<Courtesy.Ask<InetAddress>> asks =
        trials.stream()
            .flatMap(
                trial ->
                    trial.questions().stream()
                        .map(question -> new Courtesy.Ask<>(trial.list(), question)))
            .toList();
    var asked = courtesy.ask(asks, dns).iterator();
    for (Trial trial : trials) {
      var answers = new ArrayList<Answer<InetAddress>>();
      trial.questions().forEach(_ -> answered(asked.next()).ifPresent(answers::add));
      // One that rests, or is busy, is tried out another time.
      if (answers.size() == trial.questions().size()) {
        remember(trial, answers);
      }
    }
  }

  private static Optional<Answer<InetAddress>> answered(Courtesy.Asked<InetAddress> asked) {
    return switch (asked) {
      case Courtesy.Asked.Yes<InetAddress>(var answer) -> Optional.of(answer);
      case Courtesy.Asked.No<InetAddress> _ -> Optional.empty();
    };
  }

  private void remember(Trial trial, List<Answer<InetAddress>> answers) {
    var candidate = new Candidate(trial.list(), trial.kind());
    Optional<ZoneHealth> before = health(candidate);
    suspects.remove(candidate);
    remember(before, trial.judge(answers, before, time.instant()));
  }

  private void remember(Optional<ZoneHealth> before, ZoneHealth now) {
    healths.put(now);
    if (now.health() != before.map(ZoneHealth::health).orElse(Health.HEALTHY)) {
      LOG.atInfo()
          .addKeyValue("list", now.list())
          .addKeyValue("holds", now.kind())
          .addKeyValue("health", now.health())
          .log("Blacklist: {}", now.reason());
    }
  }
}
