package sendwell.dnsbl;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import sendwell.dns.Answer;
import sendwell.dns.Dns;
import sendwell.dns.Question;

/** Asks lists, each no faster than it likes, whoever wants to know. */
final class Courtesy {
  private final InstantSource time;
  private final Pause pause;
  private final Map<String, Pace> paces = new ConcurrentHashMap<>();

  Courtesy(InstantSource time, Pause pause) {
    this.time = time;
    this.pause = pause;
  }

  /** A question to a list. */
  record Ask<T>(Blacklist list, Question<T> question) {}

  /** What became of it. */
  sealed interface Asked<T> {
    /** It was asked. */
    record Yes<T>(Answer<T> answer) implements Asked<T> {}

    /** It was not. */
    record No<T>(String reason) implements Asked<T> {}
  }

  private record Planned<T>(int number, Ask<T> ask, Instant turn) {}

  /** What became of each, in their order. Those that may be asked at once go out together. */
  List<Asked<InetAddress>> ask(List<Ask<InetAddress>> asks, Dns dns) {
    var asked = new ArrayList<Asked<InetAddress>>();
    var planned = new ArrayList<Planned<InetAddress>>();
    for (Ask<InetAddress> ask : asks) {
      switch (pace(ask.list()).next(time.instant())) {
        case Pace.Turn.At(var turn) -> {
          planned.add(new Planned<>(asked.size(), ask, turn));
          asked.add(null);
        }
        case Pace.Turn.Never(var reason) -> asked.add(new Asked.No<>(reason));
      }
    }
    planned.sort(Comparator.comparing(Planned::turn));
    for (int i = 0; i < planned.size(); ) {
      Instant turn = planned.get(i).turn();
      int from = i;
      while (i < planned.size() && !planned.get(i).turn().isAfter(turn)) {
        i++;
      }
      waitFor(turn);
      var now = planned.subList(from, i);
      dns.prefetch(now.stream().<Question<?>>map(each -> each.ask().question()).toList());
      now.forEach(each -> asked.set(each.number(), ask(each.ask(), dns)));
    }
    return asked;
  }

  /** What became of one question. */
  <T> Asked<T> one(Ask<T> ask, Dns dns) {
    return switch (pace(ask.list()).next(time.instant())) {
      case Pace.Turn.At(var turn) -> {
        waitFor(turn);
        yield ask(ask, dns);
      }
      case Pace.Turn.Never(var reason) -> new Asked.No<>(reason);
    };
  }

  /** Whether the list is left alone for now, since it did not answer. */
  boolean rests(Blacklist list) {
    return pace(list).rests(time.instant());
  }

  /** Leaves the list alone no longer. */
  void wake(Blacklist list) {
    pace(list).wake();
  }

  private <T> Asked<T> ask(Ask<T> ask, Dns dns) {
    Answer<T> answer = dns.ask(ask.question());
    if (answer instanceof Answer.Failed) {
      pace(ask.list()).failed(time.instant());
    } else {
      pace(ask.list()).answered();
    }
    return new Asked.Yes<>(answer);
  }

  private void waitFor(Instant turn) {
    Duration left = Duration.between(time.instant(), turn);
    if (left.isPositive()) {
      pause.pause(left);
    }
  }

  private Pace pace(Blacklist list) {
    return paces.computeIfAbsent(list.id(), _ -> new Pace(list.perSecond()));
  }
}
