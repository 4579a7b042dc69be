package sendwell.dmarc;

import java.util.List;
import java.util.Optional;
import sendwell.dns.Answer;
import sendwell.dns.Dns;
import sendwell.dns.DomainName;
import sendwell.dns.Question;
import sendwell.dns.RecordType;
import sendwell.dns.Txt;
import sendwell.mail.Domain;

/** What is found at {@code _dmarc.<domain>}, one step of a discovery (RFC 9989 §4.10). */
public sealed interface DmarcLookup {
  /** One record. */
  record Found(DmarcRecord record) implements DmarcLookup {}

  /**
   * More than one, which is like none to everybody.
   *
   * @param records all of them
   */
  record Several(List<DmarcRecord> records) implements DmarcLookup {
    /** Keeps its own copy. */
    public Several {
      records = List.copyOf(records);
    }
  }

  /**
   * None.
   *
   * @param others texts at the name that are something else
   */
  record Missing(List<String> others) implements DmarcLookup {
    /** Keeps its own copy. */
    public Missing {
      others = List.copyOf(others);
    }
  }

  /** The name servers did not say. */
  record Unknown(Answer.Failed<Txt> answer) implements DmarcLookup {}

  /** Where a domain publishes its record; none if the name would be too long for the DNS. */
  static Optional<DomainName> name(Domain domain) {
    String name = "_dmarc." + domain;
    return name.length() > 253 ? Optional.empty() : Optional.of(DomainName.parse(name));
  }

  /** The question that {@link #at} asks, for those who know earlier that it will. */
  static Optional<Question<Txt>> question(Domain domain) {
    return name(domain).map(name -> new Question<>(name, RecordType.TXT));
  }

  /** Looks for a domain's own record. Waits for name servers. */
  static DmarcLookup at(Domain domain, Dns dns) {
    return question(domain)
        .map(question -> read(dns.ask(question)))
        .orElseGet(() -> new Missing(List.of()));
  }

  private static DmarcLookup read(Answer<Txt> answer) {
    return switch (answer) {
      case Answer.Found<Txt>(var texts, _) -> among(texts.stream().map(Txt::text).toList());
      case Answer.Absent<Txt> _ -> new Missing(List.of());
      case Answer.Failed<Txt> failed -> new Unknown(failed);
    };
  }

  private static DmarcLookup among(List<String> texts) {
    List<DmarcRecord> records =
        texts.stream().flatMap(text -> DmarcRecord.parse(text).stream()).toList();
    return switch (records.size()) {
      case 0 -> new Missing(texts);
      case 1 -> new Found(records.getFirst());
      default -> new Several(records);
    };
  }
}
