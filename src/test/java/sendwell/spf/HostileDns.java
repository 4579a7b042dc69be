package sendwell.spf;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import sendwell.dns.Absence;
import sendwell.dns.Answer;
import sendwell.dns.Dns;
import sendwell.dns.DomainName;
import sendwell.dns.Fault;
import sendwell.dns.Mx;
import sendwell.dns.Question;
import sendwell.dns.RecordType;
import sendwell.dns.Trace;
import sendwell.dns.Txt;

/**
 * Every name exists, and each says something bad. It gives up when it is asked more than anybody
 * may ask: whoever checks it does not come to an end.
 */
public final class HostileDns implements Dns {
  private static final Trace TRACE =
      Trace.of("NOERROR", Duration.ofMinutes(1), "hostile", Instant.EPOCH);

  private final long seed;
  private int left;

  /** Writes what the seed says. */
  public HostileDns(long seed, int questionsMost) {
    this.seed = seed;
    this.left = questionsMost;
  }

  @Override
  public <T> Answer<T> ask(Question<T> question) {
    if (left-- == 0) {
      throw new AssertionError("There is no end of questions.");
    }
    var random = new Random(seed ^ question.hashCode());
    return switch (random.nextInt(8)) {
      case 0 -> new Answer.Failed<>(Fault.SERVFAIL, TRACE);
      case 1 -> new Answer.Absent<>(Absence.NXDOMAIN, TRACE);
      default -> found(question, random);
    };
  }

  @Override
  public void prefetch(Collection<Question<?>> questions) {
    // Answers come at once.
  }

  @SuppressWarnings("unchecked") // the records are made for the type that was asked for
  private static <T> Answer<T> found(Question<T> question, Random random) {
    var hostile = new Hostile(random);
    RecordType<T> type = question.type();
    List<?> records;
    if (type == RecordType.TXT) {
      records = texts(hostile, random);
    } else if (type == RecordType.MX) {
      records = IntStream.range(0, 15).mapToObj(i -> new Mx(i, name(i))).toList();
    } else if (type == RecordType.PTR) {
      records = IntStream.range(0, 15).mapToObj(HostileDns::name).toList();
    } else if (type == RecordType.A) {
      records = List.of(InetAddress.ofLiteral("192.0.2." + random.nextInt(4)));
    } else {
      records = List.of(InetAddress.ofLiteral("2001:db8::" + random.nextInt(4)));
    }
    return new Answer.Found<>((List<T>) records, TRACE);
  }

  private static List<Txt> texts(Hostile hostile, Random random) {
    Txt first = Txt.of(random.nextInt(10) == 0 ? hostile.noise() : hostile.record());
    return random.nextInt(10) == 0 ? List.of(first, Txt.of(hostile.record())) : List.of(first);
  }

  private static DomainName name(int number) {
    return DomainName.parse("h" + number + ".example.com");
  }
}
