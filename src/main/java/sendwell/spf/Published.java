package sendwell.spf;

import java.util.List;
import sendwell.dns.Answer;
import sendwell.dns.Dns;
import sendwell.dns.DomainName;
import sendwell.dns.Fault;
import sendwell.dns.Txt;

/** What a domain publishes about its senders (RFC 7208 §4.4, §4.5). */
public sealed interface Published {
  /** One record, as it should be; it may still hold errors. */
  record One(Record record) implements Published {}

  /** Certainly none. */
  record None() implements Published {}

  /**
   * More than one, of which no receiver may choose (§4.5).
   *
   * @param records two at least
   */
  record Several(List<Record> records) implements Published {
    /** Keeps its own copy. */
    public Several {
      records = List.copyOf(records);
    }
  }

  /**
   * Nobody knows.
   *
   * @param reason in a few words
   */
  record Unknown(Fault fault, String reason) implements Published {}

  /** Looks a domain's record up. Only TXT is asked for: the type SPF is no more (§3.1). */
  static Published at(DomainName domain, Dns dns) {
    return switch (dns.txt(domain)) {
      case Answer.Failed<Txt> failed -> new Unknown(failed.fault(), failed.reason());
      case Answer.Absent<Txt> _ -> new None();
      case Answer.Found<Txt>(var texts, _) -> among(texts);
    };
  }

  private static Published among(List<Txt> texts) {
    List<Record> records =
        texts.stream().map(Txt::text).filter(Record::isSpf).map(Record::parse).toList();
    return switch (records.size()) {
      case 0 -> new None();
      case 1 -> new One(records.getFirst());
      default -> new Several(records);
    };
  }
}
