package sendwell.dnsbl;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import sendwell.dns.Answer;
import sendwell.dns.DomainName;
import sendwell.dns.Fault;
import sendwell.dns.Question;
import sendwell.dns.RecordType;

/**
 * Tries a list out by an entry that must be on it, and by some that must not: the one of the
 * standard (RFC 5782 §5), a label made up by chance and, for addresses, one of those that nobody
 * has (RFC 5737, RFC 3849).
 *
 * @param list which
 * @param kind by which kind of entries
 * @param questions the first is for the entry that must be on the list
 */
record Trial(Blacklist list, Kind kind, List<Question<InetAddress>> questions) {
  private static final Duration DEATH = Duration.ofDays(1);
  private static final byte[] TEST_NET_1 = {(byte) 192, 0, 2, 0};
  private static final byte[] DOCUMENTATION = {0x20, 0x01, 0x0d, (byte) 0xb8, 0, 0, 0, 0};

  static Trial of(Blacklist list, Kind kind, RandomGenerator random) {
    TestPoints points = list.tests().get(kind);
    DomainName zone = list.zone().name();
    var names = new ArrayList<DomainName>();
    names.add(points.listed().under(zone));
    names.add(points.notListed().under(zone));
    names.add(zone.child(label(random)));
    if (kind != Kind.DOMAIN) {
      names.add(new Entry.Address(nobodys(kind, random), false).under(zone));
    }
    return new Trial(
        list, kind, names.stream().map(name -> new Question<>(name, RecordType.A)).toList());
  }

  private static String label(RandomGenerator random) {
    var label = new StringBuilder();
    random.ints(16, 'a', 'z' + 1).forEach(letter -> label.append((char) letter));
    return label.toString();
  }

  private static InetAddress nobodys(Kind kind, RandomGenerator random) {
    byte[] octets = kind == Kind.IP4 ? TEST_NET_1.clone() : new byte[16];
    if (kind == Kind.IP6) {
      random.nextBytes(octets);
      System.arraycopy(DOCUMENTATION, 0, octets, 0, DOCUMENTATION.length);
    } else {
      octets[3] = (byte) random.nextInt(1, 255);
    }
    try {
      return InetAddress.getByAddress(octets);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e); // only for addresses of a wrong length
    }
  }

  /**
   * What the answers tell.
   *
   * @param answers to the questions, in their order
   * @param before how the list was, if it was tried out before
   */
  ZoneHealth judge(List<Answer<InetAddress>> answers, Optional<ZoneHealth> before, Instant now) {
    List<Reading> readings = answers.stream().flatMap(answer -> reading(answer).stream()).toList();
    for (Reading reading : readings) {
      if (reading instanceof Reading.Foreign(var answer)) {
        return is(Health.PARKED, "it answers with " + answer.getHostAddress(), before, now);
      }
    }
    for (Reading reading : readings) {
      if (reading instanceof Reading.Refusal(var meaning, _)) {
        return is(Health.BLOCKED, meaning, before, now);
      }
    }
    if (answers.stream().skip(1).anyMatch(Answer.Found.class::isInstance)) {
      return is(Health.WILDCARD, Health.WILDCARD.words(), before, now);
    }
    if (answers.stream().allMatch(Trial::refused)) {
      return is(Health.BLOCKED, Health.BLOCKED.words(), before, now);
    }
    for (Answer<InetAddress> answer : answers) {
      if (answer instanceof Answer.Failed<InetAddress> failed) {
        return silent(list.zone().masked(failed.reason()), before, now);
      }
    }
    return answers.getFirst() instanceof Answer.Found
        ? is(Health.HEALTHY, Health.HEALTHY.words(), before, now)
        : is(Health.BLOCKED, "it hides its test entry from this server", before, now);
  }

  /** A single refusal may be a passing mood of the name server. */
  private static boolean refused(Answer<InetAddress> answer) {
    return answer instanceof Answer.Failed<InetAddress> failed && failed.fault() == Fault.REFUSED;
  }

  private Optional<Reading> reading(Answer<InetAddress> answer) {
    return answer instanceof Answer.Found<InetAddress>(var addresses, _)
        ? Optional.of(list.read(addresses))
        : Optional.empty();
  }

  private ZoneHealth silent(String reason, Optional<ZoneHealth> before, Instant now) {
    Instant since =
        before
            .filter(past -> past.health() == Health.SILENT || past.health() == Health.DEAD)
            .map(ZoneHealth::since)
            .orElse(now);
    return since.plus(DEATH).isAfter(now)
        ? new ZoneHealth(
            list.id(), kind, Health.SILENT, "it does not answer (" + reason + ")", since, now)
        : new ZoneHealth(list.id(), kind, Health.DEAD, Health.DEAD.words(), since, now);
  }

  private ZoneHealth is(Health health, String reason, Optional<ZoneHealth> before, Instant now) {
    Instant since =
        before.filter(past -> past.health() == health).map(ZoneHealth::since).orElse(now);
    return new ZoneHealth(list.id(), kind, health, reason, since, now);
  }
}
