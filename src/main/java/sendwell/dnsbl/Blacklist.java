package sendwell.dnsbl;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import sendwell.dns.DomainName;
import sendwell.dns.Evidence;

/**
 * A list, as the file describes it. Prints without its key.
 *
 * @param id its stable name: {@code spamhaus-zen}
 * @param name as people know it
 * @param zone where it is asked
 * @param tests by which entries it is tried out; the kinds of entries that it holds
 * @param codes what its answers mean, the first that matches counting
 * @param errors which of its answers are none
 * @param perSecond how many questions a second it bears
 * @param terms on which terms it may be used
 * @param removal where removal is asked for; empty if nowhere
 */
public record Blacklist(
    String id,
    String name,
    Zone zone,
    Map<Kind, TestPoints> tests,
    List<Code> codes,
    List<Code> errors,
    double perSecond,
    String terms,
    String removal) {
  private static final Code REFUSED =
      Code.parse(
          "127.255.255.0-127.255.255.255", "it refuses to answer", Severity.INFO, Severity.INFO);

  /**
   * Where a list is asked.
   *
   * @param name what is appended to the entry
   * @param key the part of it that only we may know; empty if there is none
   */
  record Zone(DomainName name, String key) {
    /** A text that may hold the zone, without the key. */
    String masked(String text) {
      return key.isEmpty() ? text : text.replace(key, "***");
    }

    @Override
    public String toString() {
      return masked(name.text());
    }
  }

  /** Keeps its own copies. */
  public Blacklist {
    tests = Map.copyOf(tests);
    codes = List.copyOf(codes);
    errors = List.copyOf(errors);
  }

  /** Whether it holds such entries. */
  public boolean holds(Kind kind) {
    return tests.containsKey(kind);
  }

  /**
   * A fingerprint of where it is asked: its zone, and by which name servers. Too short to find a
   * key by, since countless other keys have the same.
   */
  public String place(String resolvers) {
    String place = zone.name().text() + " by " + resolvers;
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(place.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** What the worst of its listings takes away from a spotless 1. */
  public double weight() {
    double most = 0;
    for (Code code : codes) {
      most = Math.max(most, code.severity().points());
    }
    return most;
  }

  /** What the A records of an answer say. */
  Reading read(List<InetAddress> answers) {
    for (InetAddress answer : answers) {
      if (!(answer instanceof Inet4Address) || answer.getAddress()[0] != 127) {
        return new Reading.Foreign(answer);
      }
    }
    for (InetAddress answer : answers) {
      List<Code> refusals = matching(errors, answer);
      boolean certain = REFUSED.matches(answer);
      if (certain || !refusals.isEmpty()) {
        Code meant = refusals.isEmpty() ? REFUSED : refusals.getFirst();
        return new Reading.Refusal(meant.meaning(), certain);
      }
    }
    List<Code> known =
        answers.stream()
            .flatMap(answer -> matching(codes, answer).stream())
            .distinct()
            .sorted(Comparator.comparing(Code::severity).thenComparing(Code::assumed))
            .toList();
    return known.isEmpty()
        ? new Reading.Undocumented(answers.getFirst())
        : new Reading.Known(known);
  }

  /** All that say it by a bit, or the first that names the address. */
  private static List<Code> matching(List<Code> codes, InetAddress answer) {
    List<Code> matching = codes.stream().filter(code -> code.matches(answer)).toList();
    boolean bits = matching.stream().allMatch(code -> code.bit() > 0);
    return bits ? matching : matching.subList(0, 1);
  }

  /** The same without the key. */
  Evidence masked(Evidence evidence) {
    return new Evidence(
        zone.masked(evidence.name()),
        evidence.type(),
        zone.masked(evidence.outcome()),
        evidence.records().stream().map(zone::masked).toList(),
        evidence.aliases(),
        evidence.ttl(),
        evidence.authenticated(),
        evidence.resolver(),
        evidence.at());
  }
}
