package sendwell.check;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import sendwell.check.Finding.Remark;

/**
 * Decides what a new finding makes of the one that is kept.
 *
 * <ul>
 *   <li>What is well again is so at once.
 *   <li>A fault replaces something better only when a second look, at least a minute later, finds
 *       it too: receivers ask several times as well.
 *   <li>A fault is not gone while those who found it say nothing: a blacklist that begins to refuse
 *       us has taken nobody off.
 *   <li>What cannot be learnt leaves the last finding standing, marked as stale, for a day; its
 *       remarks about what is not known are those of the latest look.
 * </ul>
 */
final class Judgement {
  /** The least time between the two looks at a fault. */
  static final Duration SECOND_LOOK = Duration.ofSeconds(60);

  private static final Duration STALE_MOST = Duration.ofHours(24);

  private Judgement() {}

  /** What is kept from now on. */
  static Kept of(Kept before, Finding found, Instant now) {
    boolean unlearnt = found.state() == State.UNKNOWN && isKnown(before.finding());
    if (unlearnt || isUnheard(before.finding(), found)) {
      return unknown(before, found, now);
    }
    boolean worse = found.state() == State.FAIL && before.finding().state() != State.FAIL;
    if (worse && isKnown(before.finding())) {
      return suspected(before, found, now);
    }
    return held(before, found, now);
  }

  private static boolean isUnheard(Finding before, Finding found) {
    return found.credit() > before.credit()
        && before.accusers().stream().anyMatch(found.silent()::contains);
  }

  private static Kept unknown(Kept before, Finding found, Instant now) {
    Instant stale = before.staleSince() == null ? now : before.staleSince();
    if (Duration.between(stale, now).compareTo(STALE_MOST) >= 0) {
      return Kept.first(found, now);
    }
    return new Kept(
        before.finding().remarking(remarks(before.finding(), found)),
        before.observedAt(),
        before.since(),
        stale,
        before.suspect(),
        before.suspectSince());
  }

  private static List<Remark> remarks(Finding before, Finding found) {
    var known = before.remarks().stream().filter(remark -> remark.state() != State.UNKNOWN);
    var unknown = found.remarks().stream().filter(remark -> remark.state() == State.UNKNOWN);
    return Stream.concat(known, unknown).toList();
  }

  private static Kept suspected(Kept before, Finding found, Instant now) {
    Instant since = before.suspectSince() == null ? now : before.suspectSince();
    if (Duration.between(since, now).compareTo(SECOND_LOOK) >= 0) {
      return Kept.first(found, now);
    }
    return new Kept(before.finding(), before.observedAt(), before.since(), null, found, since);
  }

  private static Kept held(Kept before, Finding found, Instant now) {
    Instant since =
        before.finding().state() == found.state() && before.finding().code().equals(found.code())
            ? before.since()
            : now;
    return new Kept(found, now, since, null, null, null);
  }

  private static boolean isKnown(Finding finding) {
    return finding.state() != State.UNKNOWN && finding.state() != State.NOT_APPLICABLE;
  }
}
