package sendwell.dns;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * Reads a message, and believes of it only what it says about the name that was asked for and about
 * the aliases that lead on from there (RFC 2181 §5.4.1).
 *
 * @param question what was asked at first
 * @param message the message
 * @param reply how it came
 */
record MessageReader<T>(Question<T> question, Message message, Reply.Came reply) {
  // The highest bit means nothing (RFC 2181 §8).
  private static final long LONGEST_TTL = Integer.MAX_VALUE;

  MessageReader(Question<T> question, Reply.Came reply) {
    this(question, reply.message(), reply);
  }

  Reading read(Trail before) {
    if (message.getHeader().getFlag(Flags.TC)) {
      return reply.byTcp() ? useless(Fault.MALFORMED, "cut off for good", before) : CUT_OFF;
    }
    return switch (message.getRcode()) {
      case Rcode.NOERROR, Rcode.NXDOMAIN -> follow(before);
      case Rcode.SERVFAIL ->
          useless(isBogus() ? Fault.DNSSEC_BOGUS : Fault.SERVFAIL, rcode(), before);
      case Rcode.REFUSED -> useless(Fault.REFUSED, rcode(), before);
      default -> useless(Fault.MALFORMED, rcode(), before);
    };
  }

  private static final Reading CUT_OFF = new Reading.CutOff();

  private Reading follow(Trail before) {
    Trail trail = before.with(message.getHeader().getFlag(Flags.AD));
    while (true) {
      List<Record> found = answers(trail.end(), question.type().number());
      if (!found.isEmpty()) {
        return found(found, trail);
      }
      List<Record> alias = answers(trail.end(), Type.CNAME);
      if (alias.isEmpty()) {
        return absent(trail, trail.names().size() > before.names().size());
      }
      var target = DomainName.of(((CNAMERecord) alias.getFirst()).getTarget());
      if (trail.isEndless(target)) {
        return useless(Fault.MALFORMED, "an endless chain of aliases", trail);
      }
      trail = trail.follow(target, ttl(alias.getFirst()));
    }
  }

  private Reading found(List<Record> records, Trail trail) {
    long ttl = trail.ttl();
    for (Record record : records) {
      ttl = Math.min(ttl, ttl(record));
    }
    Duration life = Duration.ofSeconds(ttl);
    return new Reading.Settled(
        new Answer.Found<>(question.type().read(records), trace(rcode(), life, trail)));
  }

  /** There is nothing at the end of the trail: is there nothing, or is nothing said about it? */
  private Reading absent(Trail trail, boolean moved) {
    Optional<SOARecord> zone = zoneOf(trail.end());
    Duration life = zone.map(MessageReader::negativeTtl).orElse(Duration.ZERO);
    if (message.getRcode() == Rcode.NXDOMAIN) { // of the last alias (RFC 6604 §2.1)
      return settled(Absence.NXDOMAIN, life, trail);
    }
    if (zone.isPresent()) {
      return settled(Absence.NODATA, life, trail);
    }
    if (moved) {
      return new Reading.Onward(trail);
    }
    if (!message.getSection(Section.ANSWER).isEmpty()) {
      return useless(Fault.MALFORMED, "an answer to something else", trail);
    }
    if (isReferral()) {
      return useless(Fault.MALFORMED, "a referral instead of an answer", trail);
    }
    return settled(Absence.NODATA, life, trail);
  }

  private Reading settled(Absence absence, Duration life, Trail trail) {
    Duration least = Duration.ofSeconds(Math.min(life.toSeconds(), trail.ttl()));
    return new Reading.Settled(new Answer.Absent<T>(absence, trace(rcode(), least, trail)));
  }

  private Reading useless(Fault fault, String outcome, Trail trail) {
    return new Reading.Useless(new Answer.Failed<T>(fault, trace(outcome, Duration.ZERO, trail)));
  }

  private Trace trace(String outcome, Duration life, Trail trail) {
    List<ExtendedError> errors = ExtendedError.of(message);
    String words =
        errors.isEmpty()
            ? outcome
            : errors.stream()
                .map(ExtendedError::toString)
                .collect(Collectors.joining(", ", outcome + " (", ")"));
    return new Trace(
        words,
        trail.authenticated(),
        errors,
        life,
        trail.aliases(),
        reply.server().name(),
        reply.at());
  }

  private List<Record> answers(DomainName name, int type) {
    List<Record> answers = new ArrayList<>();
    for (Record record : message.getSection(Section.ANSWER)) {
      if (record.getType() == type
          && record.getDClass() == DClass.IN
          && record.getName().equals(name.wire())) {
        answers.add(record);
      }
    }
    // RFC 2181 §5: there are no two of the same.
    return answers.size() < 2 ? answers : answers.stream().distinct().toList();
  }

  private Optional<SOARecord> zoneOf(DomainName name) {
    for (Record record : message.getSection(Section.AUTHORITY)) {
      if (record instanceof SOARecord zone && name.wire().subdomain(zone.getName())) {
        return Optional.of(zone);
      }
    }
    return Optional.empty();
  }

  /** Whether the server only says who else might know (RFC 2308 §2.2). */
  private boolean isReferral() {
    return message.getSection(Section.AUTHORITY).stream()
        .anyMatch(record -> record.getType() == Type.NS);
  }

  private boolean isBogus() {
    return ExtendedError.of(message).stream().anyMatch(ExtendedError::bogus);
  }

  private String rcode() {
    return Rcode.string(message.getRcode());
  }

  private static long ttl(Record record) {
    return record.getTTL() > LONGEST_TTL ? 0 : record.getTTL();
  }

  /** RFC 2308 §5. */
  private static Duration negativeTtl(SOARecord zone) {
    return Duration.ofSeconds(Math.min(ttl(zone), zone.getMinimum()));
  }
}
